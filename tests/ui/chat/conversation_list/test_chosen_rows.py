"""Choosing several chats."""

from desktop.ui.chat.conversation_list.chosen_rows import ChosenRows
from desktop.ui.chat.conversation_list.list_row import ListRow, RowKind

ROWS = [
    ListRow(kind=RowKind.HEADING, title="Today"),
    *(ListRow(kind=RowKind.CHAT, title=name, id=name) for name in "abc"),
    ListRow(kind=RowKind.FOLDER, title="f", id="f"),
    ListRow(kind=RowKind.CHAT, title="d", id="d"),
]


def test_toggling_takes_the_marked_one_along_at_first() -> None:
    chosen = ChosenRows()
    chosen.toggle("c", also="a")
    assert chosen.ids(ROWS) == ("a", "c")
    chosen.toggle("a", also="b")
    assert chosen.ids(ROWS) == ("c",)
    assert "c" in chosen
    assert len(chosen) == 1


def test_a_stretch_goes_both_ways_and_over_folders() -> None:
    chosen = ChosenRows()
    chosen.begin("b")
    chosen.extend(ROWS, "d")
    assert chosen.ids(ROWS) == ("b", "c", "d")
    chosen.extend(ROWS, "a")
    assert chosen.ids(ROWS) == ("a", "b")
    chosen.extend(ROWS, "f")
    assert chosen.ids(ROWS) == ("a", "b")


def test_a_stretch_without_a_beginning_begins_where_it_ends() -> None:
    chosen = ChosenRows()
    chosen.begin("gone")
    chosen.extend(ROWS, "b")
    assert chosen.ids(ROWS) == ("b",)
    chosen.extend(ROWS, "c")
    assert chosen.ids(ROWS) == ("b", "c")


def test_all_none_and_what_is_gone() -> None:
    chosen = ChosenRows()
    chosen.choose_all(ROWS)
    assert chosen.ids(ROWS) == ("a", "b", "c", "d")
    chosen.keep_only(ROWS[:3])
    assert chosen.ids(ROWS) == ("a", "b")
    chosen.begin("a")
    assert chosen.ids(ROWS) == ()
