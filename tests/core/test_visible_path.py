"""The shown path through the versions of a conversation."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.chat import Message, Role
from desktop.core.visible_path import visible_path


def message(identifier: str, parent: str | None) -> Message:
    return Message(
        id=identifier, conversation_id="c", parent_id=parent, role=Role.USER, text=identifier, created_at=0.0
    )


def test_a_chain_is_shown_whole() -> None:
    chain = [message("a", None), message("b", "a"), message("c", "b")]
    assert visible_path(chain) == chain


def test_the_newest_version_wins() -> None:
    messages = [message("q", None), message("old", "q"), message("new", "q")]
    assert [shown.id for shown in visible_path(messages)] == ["q", "new"]


def test_a_chosen_version_is_shown_with_what_follows_it() -> None:
    messages = [message("q", None), message("old", "q"), message("new", "q"), message("more", "old")]
    assert [shown.id for shown in visible_path(messages, {"q": "old"})] == ["q", "old", "more"]


def test_an_orphan_is_still_shown() -> None:
    assert [shown.id for shown in visible_path([message("x", "gone")])] == ["x"]


def test_nothing_is_an_empty_path() -> None:
    assert visible_path([]) == []


@given(st.lists(st.integers(min_value=-1, max_value=20), max_size=20))
def test_every_shown_message_follows_its_parent(parents: list[int]) -> None:
    messages = [message(str(i), None if parent < 0 else str(parent)) for i, parent in enumerate(parents)]
    path = visible_path(messages)
    assert len({shown.id for shown in path}) == len(path)
    for before, after in pairwise(path):
        assert after.parent_id == before.id
    if path:
        assert all(candidate.parent_id != path[-1].id or candidate in path for candidate in messages)
