"""Chips, refusals, the choice about a file that is too large, and the dialogs behind them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.attachment import Attachment, Document, FileKind, Part, PendingFile, Unit
from desktop.core.errors import ErrorKind, KnownError
from desktop.ui.chat.attachments.choice_card import TooLarge, Way
from desktop.ui.chat.attachments.dropped_files import files_in
from desktop.ui.chat.attachments.file_dialog import MOST, FileDialog
from desktop.ui.chat.attachments.file_words import part_words, sent_words
from desktop.ui.chat.attachments.files_view import BELOW, HIGHEST, FilesView
from desktop.ui.chat.attachments.parts_dialog import PartsDialog
from desktop.ui.chat.attachments.pending_files import FileState, Stage
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import DropTarget
from tests.fixtures.dragging import drag_enter
from tests.fixtures.screen_reader import unnamed

PDF = Document(
    name="manual.pdf",
    kind=FileKind.PDF,
    size=2_100_000,
    unit=Unit.PAGE,
    text="One. Two. Three.",
    starts=[0, 5, 10],
    without_text=[2],
)
ABOUT = TooLarge(1, PDF, 53_000, 6_100, 8_192, "A model")


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> Iterator[FilesView]:
    window = QWidget()
    qtbot.addWidget(window)
    made = FilesView(theme)
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addStretch(1)
    window.resize(600, 500)
    window.show()
    yield made
    window.close()


def state(**facts: object) -> FileState:
    return FileState(name="manual.pdf", file=PendingFile(document=PDF), **facts)  # type: ignore[arg-type]


def test_a_chip_says_what_is_known(view: FilesView) -> None:
    reading, counting = FileState(name="a.txt"), state(stage=Stage.COUNTING)
    ready, plain = state(stage=Stage.READY, tokens=1204), state(stage=Stage.READY)
    view.show_files([reading, counting, ready, plain], None)
    assert view.chip(reading.id).detail == "reading…"
    assert view.chip(counting.id).detail == "PDF · 2 MB · counting… · page 2 has no text"
    assert view.chip(ready.id).accessibleName() == "manual.pdf, PDF · 1,204 tokens · page 2 has no text"
    assert view.chip(plain.id).detail == "PDF · 2 MB · not counted · page 2 has no text"
    assert view.isVisible()
    assert unnamed(view.window()) == []


def test_chips_stand_in_rows_and_none_is_outside(view: FilesView, qtbot: QtBot) -> None:
    states = [state(stage=Stage.READY, tokens=number) for number in range(6)]
    view.show_files(states, None)
    QApplication.processEvents()
    chips = [view.chip(one.id) for one in states]
    assert len({chip.y() for chip in chips}) > 1
    for chip in chips:
        assert view.chips.rect().contains(chip.geometry())


def test_a_chip_opens_and_is_removed_by_mouse_and_keys(view: FilesView) -> None:
    one = state(stage=Stage.READY, tokens=3)
    view.show_files([one], None)
    heard: list[tuple[str, int]] = []
    view.open_requested.connect(lambda place: heard.append(("open", place)))
    view.remove_requested.connect(lambda place: heard.append(("remove", place)))
    chip = view.chip(one.id)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.keyClick(chip, Qt.Key.Key_Return)
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert chip.remove_button is not None
    QTest.mouseClick(chip.remove_button, Qt.MouseButton.LeftButton)
    assert [what for what, _ in heard] == ["open", "open", "remove", "remove"]
    view.show_files([], None)
    assert not view.isVisible()


def test_a_refusal_says_why_until_it_is_closed(view: FilesView) -> None:
    error = KnownError(ErrorKind.DOCUMENT_LOCKED, name="a.pdf")
    one = FileState(name="a.pdf", stage=Stage.REFUSED, error=error)
    view.show_files([one], None)
    row = view.refused[one.id]
    assert row.what.text() == "a.pdf is locked with a password."
    assert "save a copy without one" in row.rest.text()
    removed: list[int] = []
    view.remove_requested.connect(removed.append)
    QTest.mouseClick(row.close_button, Qt.MouseButton.LeftButton)
    assert removed == [one.id]
    assert unnamed(view.window()) == []


def test_many_refusals_leave_room_for_the_chat(view: FilesView, qtbot: QtBot) -> None:
    error = KnownError(ErrorKind.DOCUMENT_LOCKED, name="a.pdf")
    one = [FileState(name="a.pdf", stage=Stage.REFUSED, error=error)]
    view.show_files(one, None)
    qtbot.waitUntil(lambda: 60 < view.height() < 160)
    low = view.height()
    view.show_files([*one, *(FileState(name="a.pdf", stage=Stage.REFUSED, error=error) for _ in range(30))], None)
    qtbot.waitUntil(lambda: HIGHEST <= view.height() <= HIGHEST + BELOW)
    view.show_files(one, None)
    qtbot.waitUntil(lambda: view.height() == low)


def test_the_choice_has_three_ways_with_true_numbers(view: FilesView) -> None:
    one = state(stage=Stage.TOO_LARGE, tokens=53_000)
    view.show_files([one], ABOUT._replace(id=one.id))
    card = view.choice
    assert card.title.text() == "manual.pdf is too large for this chat"
    assert "53,000 tokens; 6,100 of the 8,192 that A model reads are free" in card.words.text()
    assert [label.text() for label in card.costs.values()] == [
        "about 6,100 of 53,000 tokens",
        "3 pages",
        "the file stays where it is",
    ]
    asked: list[tuple[int, Way]] = []
    card.way_requested.connect(lambda state_id, way: asked.append((state_id, way)))
    words = []
    for way in Way:
        card.ways[way].setChecked(True)
        words.append(card.button.text())
        card.button.click()
    assert asked == [(one.id, way) for way in Way]
    assert words == ["Attach the beginning", "Choose…", "Go on without it"]
    assert view.chip(one.id).detail.startswith("PDF · 53,000 tokens")
    assert unnamed(view.window()) == []


def test_without_room_only_leaving_is_left(view: FilesView) -> None:
    view.show_files([state(stage=Stage.TOO_LARGE, tokens=9)], ABOUT._replace(room=0))
    card = view.choice
    assert [button.isEnabled() for button in card.ways.values()] == [False, False, True]
    assert card.chosen() is Way.LEAVE
    assert card.costs[Way.BEGINNING].text() == "there is no room left"


def test_parts_are_chosen_by_number_and_taken_when_counted(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = PartsDialog(theme, PDF, 100, window)
    dialog.show()
    asked: list[list[int]] = []
    dialog.count_requested.connect(asked.append)
    QTest.keyClicks(dialog.field, "1-3x")
    assert dialog.fact.token == "red"
    assert not dialog.attach_button.isEnabled()
    QTest.keyClick(dialog.field, Qt.Key.Key_Backspace)
    QTest.keyClicks(dialog.field, ", 1")
    qtbot.waitUntil(lambda: asked == [[1, 2, 3]])
    assert dialog.preview.toPlainText() == "One. Two. Three."
    dialog.show_count([1], 5)
    assert not dialog.attach_button.isEnabled(), "an answer about other pages"
    dialog.show_count([1, 2, 3], 101)
    assert dialog.fact.text() == "101 tokens, and 100 are free: choose fewer"
    assert not dialog.attach_button.isEnabled()
    dialog.show_count([1, 2, 3], 99)
    assert dialog.fact.text() == "99 of 100 free tokens"
    assert unnamed(dialog) == []
    dialog.attach_button.click()
    assert dialog.result() == PartsDialog.DialogCode.Accepted


def test_the_text_is_shown_and_copied_whole(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    text = "<b>\u202eodd</b>\n" + "x" * (2 * MOST)
    dialog = FileDialog(theme, "a\nb.txt", ["Text", "3 tokens"], text, window)
    dialog.show()
    assert dialog.editor.toPlainText().startswith("<b>\ufffdodd</b>")
    assert "characters are left out here" in dialog.editor.toPlainText()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == text
    assert unnamed(dialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    gone = FileDialog(theme, "a.txt", [], None, window)
    assert gone.editor.isHidden()
    assert gone.copy_button.isHidden()


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Part(unit=Unit.PAGE, chosen="1-4, 7", of=12), "pages 1–4, 7 of 12"),
        (Part(unit=Unit.PAGE, chosen="3", of=12, is_cut=True), "page 3 of 12, the last of them in part"),
        (Part(unit=Unit.LINE, chosen="1-2000", of=50_000), "lines 1–2000 of 50,000"),
        (Part(unit=Unit.SECTION, chosen=", ".join("135799"), of=99), "sections 1, 3, 5, 7, 9, 9 of 99"),
        (Part(unit=Unit.PAGE, chosen="11, 13, 15, 17, 19, 21, 23", of=99), "pages 11, 13, 15, 17, 19, 21, … of 99"),
    ],
)
def test_parts_in_words(part: Part, words: str) -> None:
    assert part_words(part) == words


def test_a_sent_file_in_words() -> None:
    one = Attachment(name="a", kind=FileKind.PDF, size=1, digest="", tokens=1)
    assert sent_words(one) == "1 token"
    assert sent_words(Attachment(name="a", kind=FileKind.WORD, size=1, digest="")) == "Word"


def test_files_are_dropped_and_nothing_else(theme: Theme, qtbot: QtBot) -> None:
    del theme
    widget = QWidget()
    qtbot.addWidget(widget)
    given: list[object] = []
    DropTarget(widget, files_in).given.connect(given.append)
    for urls, wanted in ((["file:///a.txt"], 1), (["https://example.org/"], 1), ([], 1)):
        data = QMimeData()
        data.setUrls([QUrl(url) for url in urls])
        none = Qt.KeyboardModifier.NoModifier
        event = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none
        QApplication.sendEvent(widget, drag_enter(1, 1, data))
        drop = QDropEvent(QPointF(1, 1), *event)
        QApplication.sendEvent(widget, drop)
        assert len(given) == wanted
