"""Where the model begins to read a branch."""

from desktop.core.message_tree import BEGINNING
from desktop.core.recap import Recap, beginning_of
from tests.ui.chat.chats import answer, question

PATH = [question("q1"), answer("a1", parent="q1"), question("q2", parent="a1"), answer("a2", parent="q2")]


def recap(after_id: str) -> Recap:
    return Recap(after_id=after_id, text=f"until {after_id}", created_at=1.0)


def test_without_a_recap_it_reads_everything() -> None:
    found = beginning_of(PATH, {})
    assert (found.recap, list(found.messages), found.left_out) == (None, PATH, 0)


def test_the_last_one_on_the_branch_counts() -> None:
    recaps = {name: recap(name) for name in (BEGINNING, "a1", "q2", "elsewhere")}
    found = beginning_of(PATH, recaps)
    assert found.recap == recaps["q2"]
    assert (list(found.messages), found.left_out) == (PATH[3:], 3)


def test_a_branch_that_does_not_go_through_it_is_read_whole() -> None:
    found = beginning_of(PATH[:1], {"a1": recap("a1")})
    assert (found.recap, list(found.messages)) == (None, PATH[:1])


def test_at_the_beginning_and_at_the_end() -> None:
    assert beginning_of(PATH, {BEGINNING: recap(BEGINNING)}).left_out == 0
    found = beginning_of(PATH, {"a2": recap("a2")})
    assert (list(found.messages), found.left_out) == ([], 4)
    assert beginning_of([], {BEGINNING: recap(BEGINNING)}).recap is not None
