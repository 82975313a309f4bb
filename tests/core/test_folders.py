"""Whatever folders say of their parents, every one is there once, and no move makes a ring."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.folders import Folder, FolderTree

IDS = [f"f{number}" for number in range(8)]
PARENTS = st.lists(st.none() | st.sampled_from([*IDS, "lost"]), min_size=len(IDS), max_size=len(IDS))
MOVES = st.lists(st.tuples(st.sampled_from(IDS), st.none() | st.sampled_from(IDS)), max_size=30)


def folders(parents: list[str | None]) -> dict[str, Folder]:
    return {one: Folder(id=one, name=one, parent_id=parent) for one, parent in zip(IDS, parents, strict=True)}


@given(PARENTS)
def test_every_folder_is_met_once(parents: list[str | None]) -> None:
    met = [folder.id for folder, _ in FolderTree(folders(parents).values()).walk()]
    assert sorted(met) == IDS


@given(PARENTS, MOVES)
def test_allowed_moves_make_no_ring_and_lose_nothing(
    parents: list[str | None], moves: list[tuple[str, str | None]]
) -> None:
    known = {one: Folder(id=one, name=one) for one in IDS}
    del parents
    for moved, parent in moves:
        tree = FolderTree(known.values())
        inside = tree.inside(moved)
        if tree.can_move(moved, parent):
            assert parent not in inside
            known[moved] = Folder(id=moved, name=moved, parent_id=parent)
            after = FolderTree(known.values())
            assert after.inside(moved) == inside
            assert after.parent_of(moved) == parent
            assert len(list(after.walk())) == len(IDS)


def test_children_come_by_name_and_depth_is_told() -> None:
    tree = FolderTree(
        [
            Folder(id="1", name="zebra"),
            Folder(id="2", name="Apple"),
            Folder(id="3", name="inner", parent_id="1"),
        ]
    )
    assert [(folder.name, depth) for folder, depth in tree.walk()] == [("Apple", 0), ("zebra", 0), ("inner", 1)]
    assert tree.named("ZEB") == {"1", "3"}
    assert tree.named("nothing") == set()
    assert not tree.can_move("1", "3")
    assert not tree.can_move("1", None)
    assert tree.can_move("3", "2")
    assert not tree.can_move("3", "lost")
