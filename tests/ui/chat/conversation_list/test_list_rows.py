"""The whole list: every chat once, under what is pinned, in folders, or by date."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.chat import Conversation
from desktop.core.folders import Folder
from desktop.ui.chat.conversation_list.list_row import ListRow
from desktop.ui.chat.conversation_list.list_rows import list_rows

TODAY = date(2026, 11, 24)
HOMES = st.none() | st.sampled_from(["a", "b", "c", "gone"])
CHATS = st.lists(st.tuples(HOMES, st.none() | st.floats(1, 9)), max_size=20)
PARENTS = st.tuples(HOMES, HOMES, HOMES)


def chat(number: int, home: str | None, pinned: float | None) -> Conversation:
    return Conversation(id=f"c{number}", title="t", created_at=1.0, updated_at=1.0, folder_id=home, pinned_at=pinned)


def shown(rows: list[ListRow]) -> list[str]:
    return ["  " * row.depth + (f"{row.title} {row.count}" if row.is_folder else row.title) for row in rows]


def test_the_groups_stand_in_their_order() -> None:
    folders = [
        Folder(id="a", name="Field station"),
        Folder(id="b", name="Household", is_open=False),
        Folder(id="c", name="Manuals", parent_id="a"),
    ]
    chats = [
        Conversation(id=str(n), title=title, created_at=1.0, updated_at=1.0, folder_id=home, pinned_at=pinned)
        for n, (title, home, pinned) in enumerate(
            [
                ("Rye", None, None),
                ("Probe", "a", None),
                ("Rent", "b", None),
                ("Logger", "c", None),
                ("First", None, 1.0),
                ("Second", "a", 2.0),
            ]
        )
    ]
    assert shown(list_rows(chats, folders, TODAY)) == [
        "Pinned",
        "Second",
        "First",
        "Folders",
        "Field station 2",
        "  Manuals 1",
        "    Logger",
        "  Probe",
        "Household 1",
        "January 1970",
        "Rye",
    ]


def test_without_folders_and_pins_there_are_only_dates() -> None:
    assert shown(list_rows([chat(1, None, None)], [], TODAY)) == ["January 1970", "t"]
    assert list_rows([], [], TODAY) == []


@given(CHATS, PARENTS, st.tuples(st.booleans(), st.booleans(), st.booleans()))
def test_every_chat_is_there_once_or_counted_in_a_closed_folder(
    places: list[tuple[str | None, float | None]], parents: tuple[str | None, ...], is_open: tuple[bool, ...]
) -> None:
    chats = [chat(number, *place) for number, place in enumerate(places)]
    folders = [
        Folder(id=one, name=one, parent_id=parent, is_open=opened)
        for one, parent, opened in zip("abc", parents, is_open, strict=True)
    ]
    rows = list_rows(chats, folders, TODAY)
    ids = [row.id for row in rows if row.is_chat]
    assert len(set(ids)) == len(ids)
    inside = sum(row.count for row in rows if row.is_folder and row.depth == 0)
    outside = [one for one in chats if one.pinned_at is not None or one.folder_id in (None, "gone")]
    assert inside + len(outside) == len(chats)
    if all(is_open):
        assert len(ids) == len(chats)
