"""Prose as it is drawn and copied: marks, tables, lists, quotations, links, and taking the end back."""

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.markdown.block_reader import read_blocks
from desktop.markdown.blocks import CodeText
from desktop.ui.chat.markdown.prose_style import prose_style
from desktop.ui.chat.markdown.prose_view import ProseView
from desktop.ui.chat.markdown.text_marks import TASK, fragments
from desktop.ui.theme.theme import Theme


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> ProseView:
    made = ProseView(prose_style(theme))
    qtbot.addWidget(made)
    made.resize(600, 400)
    return made


def write(view: ProseView, source: str) -> None:
    for block in read_blocks(source):
        assert not isinstance(block, CodeText)
        view.write(block)


def formats(view: ProseView) -> dict[str, QTextCharFormat]:
    found: dict[str, QTextCharFormat] = {}
    block = view.document().begin()
    while block.isValid():
        found |= {fragment.text(): fragment.charFormat() for fragment in fragments(block)}
        block = block.next()
    return found


def selected(view: ProseView, begin: int, end: int) -> str:
    cursor = view.textCursor()
    cursor.setPosition(begin)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    return str(view.createMimeDataFromSelection().text())


def test_looks(view: ProseView, theme: Theme) -> None:
    write(view, "plain **strong** *slanted* ~~struck~~ `code` [link](http://a.b)\n\n# Title")
    looks = formats(view)
    assert looks["strong"].fontWeight() == QFont.Weight.DemiBold
    assert looks["slanted"].fontItalic()
    assert looks["struck"].fontStrikeOut()
    assert looks["link"].anchorHref() == "http://a.b"
    assert looks["link"].foreground().color() == theme.colour("accent-text")
    assert looks["Title"].font().pixelSize() > looks["plain "].font().pixelSize() > looks["code"].font().pixelSize()


def test_what_is_copied_has_no_room_made_for_drawing(view: ProseView) -> None:
    write(view, "Use `pip` and\nread.\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd")
    words = "Use pip and\nread.\n1. one\n2. two\na\tb\n1\t2\nEnd"
    assert view.text() == words
    cursor = view.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    view.setTextCursor(cursor)
    assert view.createMimeDataFromSelection().text() == words


def test_a_part_is_copied_by_qts_own_positions(view: ProseView) -> None:
    write(view, "a\N{GRINNING FACE}bc **d**e")
    assert selected(view, 0, 3) == "a\N{GRINNING FACE}"
    assert selected(view, 3, 5) == "bc"
    assert selected(view, 6, 8) == "de"


@pytest.mark.parametrize(
    ("cells", "side"),
    [
        (("1", "2.5", "–"), Qt.AlignmentFlag.AlignRight),
        (("31.4 tok/s", "9"), Qt.AlignmentFlag.AlignRight),
        (("1", "two"), Qt.AlignmentFlag.AlignLeft),
        (("", "–"), Qt.AlignmentFlag.AlignLeft),
    ],
)
def test_columns_of_numbers_stand_at_the_right(view: ProseView, cells: tuple[str, ...], side: Qt.AlignmentFlag) -> None:
    write(view, "| x |\n|---|\n" + "\n".join(f"| {cell} |" for cell in cells))
    (table,) = [frame for frame in view.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert table.cellAt(1, 0).firstCursorPosition().blockFormat().alignment() & side
    assert table.format().toTableFormat().headerRowCount() == 1


def test_written_alignment_counts(view: ProseView) -> None:
    write(view, "| x | y |\n|:-:|--:|\n| a | b |")
    (table,) = [frame for frame in view.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    sides = [table.cellAt(1, column).firstCursorPosition().blockFormat().alignment() for column in range(2)]
    assert sides[0] & Qt.AlignmentFlag.AlignHCenter
    assert sides[1] & Qt.AlignmentFlag.AlignRight


ENDS = ["More.", "- item\n- item", "| a |\n|---|\n| b |", "> said", "---", "# Title", "`code` end"]


@pytest.mark.parametrize("rest", ENDS)
def test_the_end_is_taken_back_without_a_trace(view: ProseView, theme: Theme, qtbot: QtBot, rest: str) -> None:
    write(view, "First.\n\n> Quoted.")
    height, html = view.height_for(500), view.document().toHtml()
    mark = view.mark()
    write(view, rest)
    view.cut_back(mark)
    assert view.text() == "First.\nQuoted."
    assert view.height_for(500) == height
    assert view.document().toHtml() == html


def test_everything_can_be_taken_back(view: ProseView) -> None:
    mark = view.mark()
    write(view, "# Title\n\n| a |\n|---|\n| b |")
    view.cut_back(mark)
    assert view.is_empty
    write(view, "New.")
    assert view.text() == "New."


def test_quotations_lists_and_lines_are_painted(view: ProseView, theme: Theme) -> None:
    write(view, "> quoted\n> > twice\n\n---\n\n`a chip` and a very long `chip that " + "wraps " * 30 + "`")
    view.height_for(600)
    picture = view.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(60) for y in range(200)}
    assert theme.colour("control").name() in colours
    assert theme.colour("hairline").name() in colours


def test_a_link_is_a_wish_and_stays_encoded(view: ProseView, qtbot: QtBot) -> None:
    write(view, "[here](https://a.b/c%20d?e=%26)")
    with qtbot.waitSignal(view.link_requested) as heard:
        view.anchorClicked.emit(QUrl("https://a.b/c%20d?e=%26"))
    assert heard.args == ["https://a.b/c%20d?e=%26"]


@pytest.mark.parametrize("key", [Qt.Key.Key_PageUp, Qt.Key.Key_PageDown])
def test_keys_that_turn_pages_belong_to_the_transcript(view: ProseView, key: Qt.Key) -> None:
    write(view, "word " * 500)
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)
    assert not event.isAccepted()


def test_plain_text_keeps_every_line(view: ProseView) -> None:
    view.write_plain("# no title\n\n  two  spaces\n\u202eback")
    assert view.text() == "# no title\n\n  two  spaces\n\ufffdback"


def test_a_word_without_end_is_broken_anywhere(view: ProseView) -> None:
    view.write_plain("a" * 100_000)
    assert view.height_for(500) > 1_000
    assert view.document().idealWidth() <= 500


def test_a_footnote_is_raised_small_and_copied_in_brackets(view: ProseView, theme: Theme) -> None:
    write(view, "Rye[^1] is.\n\n[^1]: A grass.")
    looks = formats(view)
    assert looks["1"].baselineOffset() > 0
    assert 11 <= looks["1"].font().pixelSize() < looks["Rye"].font().pixelSize()
    assert looks["1\tA grass."].foreground().color() == theme.colour("text2")
    assert 11 <= looks["1\tA grass."].font().pixelSize() < looks["Rye"].font().pixelSize()
    assert view.text() == "Rye[1] is.\n1 A grass."


def test_an_item_to_tick_has_a_box(view: ProseView) -> None:
    write(view, "- [ ] open\n- [x] done")
    first = view.document().begin()
    assert [first.blockFormat().intProperty(TASK), first.next().blockFormat().intProperty(TASK)] == [1, 2]
    assert view.text() == "☐ open\n☑ done"
    view.grab()


@pytest.mark.parametrize(
    "source", ["שלום **world**", "- שלום", "> שלום", "1. שלום\n\n   > שלום", "# שלום", "- [x] שלום", "[^1]: שלום"]
)
def test_a_paragraph_from_right_to_left_stands_at_the_right(view: ProseView, source: str) -> None:
    write(view, source + "\n\nLeft")
    view.height_for(600)
    view.grab()
    block, last = view.document().begin(), view.document().lastBlock()
    assert block.textDirection() is Qt.LayoutDirection.RightToLeft
    assert block.layout().lineAt(0).naturalTextRect().right() > 500
    assert block.blockFormat().leftMargin() == 0
    assert last.textDirection() is Qt.LayoutDirection.LeftToRight
    assert last.layout().lineAt(0).naturalTextRect().left() < 50


def test_lines_that_were_typed_run_each_its_own_way(view: ProseView) -> None:
    view.write_plain("hello\nשמש\n123")
    block = view.document().begin()
    ways = []
    while block.isValid():
        ways.append(block.textDirection() is Qt.LayoutDirection.RightToLeft)
        block = block.next()
    assert ways == [False, True, False]
