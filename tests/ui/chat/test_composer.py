"""Writing a message: keys, input methods, pasting, height, the button, and what stays when it cannot be sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, QUrl
from PySide6.QtGui import QImage, QInputMethodEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.attachment import GivenFile
from desktop.settings import ThemeChoice
from desktop.ui.chat.composer import Composer
from desktop.ui.chat.composer_editor import LONG_TEXT, MOST_LINES
from desktop.ui.theme.theme import Theme

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Heard:
    """What the composer wished for."""

    def __init__(self, composer: Composer) -> None:
        self.sent: list[str] = []
        self.stops = 0
        self.edits = 0
        composer.send_requested.connect(self.sent.append)
        composer.stop_requested.connect(self._on_stop)
        composer.edit_last_requested.connect(self._on_edit)

    def _on_stop(self) -> None:
        self.stops += 1

    def _on_edit(self) -> None:
        self.edits += 1


@pytest.fixture
def composer(theme: Theme, qtbot: QtBot) -> Iterator[Composer]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addStretch(1)
    made = Composer(theme, window)
    column.addWidget(made)
    window.resize(700, 500)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.focus()
    yield made
    window.close()


@pytest.fixture
def heard(composer: Composer) -> Heard:
    return Heard(composer)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_sends_and_the_text_stays_until_it_is_taken(composer: Composer, heard: Heard, key: Qt.Key) -> None:
    QTest.keyClicks(composer.editor, "Hello")
    QTest.keyClick(composer.editor, key)
    assert heard.sent == ["Hello"]
    assert composer.text() == "Hello"


def test_enter_of_the_keypad_sends(composer: Composer, heard: Heard) -> None:
    QTest.keyClicks(composer.editor, "Hello")
    QTest.keyClick(composer.editor, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert heard.sent == ["Hello"]


def test_shift_enter_begins_a_line(composer: Composer, heard: Heard) -> None:
    QTest.keyClicks(composer.editor, "One")
    QTest.keyClick(composer.editor, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(composer.editor, "Two")
    assert composer.text() == "One\nTwo"
    assert heard.sent == []


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_nothing_is_not_sent(composer: Composer, heard: Heard, text: str) -> None:
    composer.set_text(text)
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    composer.button.click()
    assert heard.sent == []
    assert not composer.button.isEnabled()


def test_the_button_sends(composer: Composer, heard: Heard) -> None:
    QTest.keyClicks(composer.editor, "Hello")
    QTest.mouseClick(composer.button, Qt.MouseButton.LeftButton)
    assert heard.sent == ["Hello"]
    assert composer.button.accessibleName() == "Send"


def test_while_writing_the_button_stops_and_enter_sends_what_is_next(composer: Composer, heard: Heard) -> None:
    composer.set_writing(True)
    QTest.keyClicks(composer.editor, "Next")
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    assert heard.sent == ["Next"]
    assert composer.text() == "Next"
    assert composer.button.accessibleName() == "Stop writing and keep the text"
    QTest.mouseClick(composer.button, Qt.MouseButton.LeftButton)
    assert heard.stops == 1
    composer.set_writing(False)
    assert composer.button.accessibleName() == "Send"
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    assert heard.sent == ["Next", "Next"]


def test_who_cannot_send_is_told_why(composer: Composer, heard: Heard) -> None:
    composer.set_ready(False, "Another chat is being written")
    assert composer.editor.placeholderText() == "Another chat is being written"
    assert composer._reason.isHidden()
    QTest.keyClicks(composer.editor, "Hello")
    assert composer._reason.isVisible()
    assert composer._reason.text() == "Another chat is being written"
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    assert heard.sent == []
    assert not composer.button.isEnabled()
    composer.set_ready(True, "Ask a follow-up")
    assert composer._reason.isHidden()
    assert composer.button.isEnabled()


def test_up_in_an_empty_field_asks_for_the_last_message(composer: Composer, heard: Heard) -> None:
    QTest.keyClick(composer.editor, Qt.Key.Key_Up)
    assert heard.edits == 1
    QTest.keyClicks(composer.editor, "a")
    QTest.keyClick(composer.editor, Qt.Key.Key_Up)
    assert heard.edits == 1


def test_enter_of_an_input_method_does_not_send(composer: Composer, heard: Heard) -> None:
    QTest.keyClicks(composer.editor, "x")
    QApplication.sendEvent(composer.editor, QInputMethodEvent("にほ", []))
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    assert heard.sent == []
    end = QInputMethodEvent("", [])
    end.setCommitString("日本")
    QApplication.sendEvent(composer.editor, end)
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    assert [text.replace("\n", "") for text in heard.sent] == ["x日本"]


def test_only_words_are_pasted(composer: Composer) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='file:///etc/passwd'>")
    data.setText("bold <b>")
    data.setUrls([QUrl("file:///etc/passwd")])
    assert composer.editor.canInsertFromMimeData(data)
    composer.editor.insertFromMimeData(data)
    assert composer.text() == "bold <b>"
    picture = QMimeData()
    picture.setImageData(QImage(2, 2, QImage.Format.Format_ARGB32))
    given: list[object] = []
    composer.editor.picture_given.connect(lambda: given.append("picture"))
    composer.editor.files_given.connect(given.append)
    composer.editor.long_text_given.connect(given.append)
    composer.editor.insertFromMimeData(picture)
    files = QMimeData()
    files.setUrls([QUrl("file:///data/a.txt"), QUrl("file:///data/b.txt")])
    files.setText("file:///data/a.txt")
    composer.editor.insertFromMimeData(files)
    long = QMimeData()
    long.setText("word " * (LONG_TEXT // 4))
    composer.editor.insertFromMimeData(long)
    links = QMimeData()
    links.setUrls([QUrl("https://example.org/"), QUrl("file:///etc/passwd")])
    links.setText("!")
    composer.editor.insertFromMimeData(links)
    assert composer.text() == "bold <b>!"
    assert given == ["picture", [Path("/data/a.txt"), Path("/data/b.txt")], long.text()]


def test_files_that_are_not_ready_hold_the_message_back(composer: Composer, heard: Heard) -> None:
    composer.set_text("What does it say?")
    composer.set_files([], "The files are being read", has_any=True)
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    assert heard.sent == []
    assert not composer.button.isEnabled()
    assert composer._reason.text() == "The files are being read"
    assert composer._reason.isVisibleTo(composer)
    composer.set_files([GivenFile("a.txt", "It is raining.")], "", has_any=True)
    assert composer.said() == "[File: a.txt]\nIt is raining.\n[End of file]\n\nWhat does it say?"
    composer.set_writing(True)
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    assert heard.sent == [], "a message with files does not wait in the queue"
    composer.set_writing(False)
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    assert heard.sent == ["What does it say?"]


def test_the_paperclip_asks_for_files(composer: Composer) -> None:
    asked: list[bool] = []
    composer.attach_requested.connect(lambda: asked.append(True))
    QTest.mouseClick(composer.attach_button, Qt.MouseButton.LeftButton)
    assert asked == [True]


def test_it_grows_to_eight_lines_and_no_further(composer: Composer, qtbot: QtBot) -> None:
    heights = []
    for lines in range(1, 12):
        composer.set_text("\n".join("line" for _ in range(lines)))
        heights.append(composer.editor.height())
    spacing = composer.editor.fontMetrics().lineSpacing()
    assert heights[:MOST_LINES] == [heights[0] + spacing * number for number in range(MOST_LINES)]
    assert set(heights[MOST_LINES:]) == {heights[MOST_LINES - 1]}
    composer.set_text("")
    assert composer.editor.height() == heights[0]


def test_a_long_line_wraps_and_needs_room(composer: Composer, qtbot: QtBot) -> None:
    one = composer.editor.height()
    composer.set_text("word " * 60)
    qtbot.waitUntil(lambda: composer.editor.height() > one)


def test_the_undo_key_is_the_windows_while_nothing_can_be_taken_back(composer: Composer, qtbot: QtBot) -> None:
    QTest.keyClicks(composer.editor, "Hello")
    QTest.keyClick(composer.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert composer.text() == ""
    composer.set_text("From a draft")
    QTest.keyClick(composer.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert composer.text() == "From a draft"


def test_the_edge_shows_the_focus(composer: Composer, theme: Theme) -> None:
    composer.button.setEnabled(True)
    composer.button.setFocus()
    assert composer._card.grab().toImage().pixelColor(60, 0) == theme.colour("input")
    QTest.mouseClick(composer._card, Qt.MouseButton.LeftButton)
    assert composer._card.grab().toImage().pixelColor(60, 0) == theme.colour("accent")


def test_the_look_follows_the_theme(composer: Composer, theme: Theme) -> None:
    theme.set_choice(ThemeChoice.DARK)
    assert composer.editor.palette().text().color() == theme.colour("text")


def test_other_words_of_invitation_are_drawn_whole(composer: Composer, qtbot: QtBot) -> None:
    """Qt draws them anew only where the caret blinks, and then two invitations are mixed."""
    painted: list[QRect] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.rect())
            return super().eventFilter(watched, event)

    watch = Watch()
    viewport = composer.editor.viewport()
    viewport.installEventFilter(watch)
    composer.set_ready(True, "Write the next message")
    qtbot.waitUntil(lambda: viewport.rect() in painted)
    viewport.removeEventFilter(watch)


def test_behind_another_screen_it_takes_no_keys_before_it_is_shown(theme: Theme, qtbot: QtBot) -> None:
    """Even in a window that no window manager has made the active one, as on a kiosk."""
    window, start = QStackedWidget(), QPushButton("Start")
    qtbot.addWidget(window)
    composer = Composer(theme)
    for screen in (start, composer):
        window.addWidget(screen)
    start.setFocus()
    composer.focus()
    assert window.focusWidget() is start
    window.show()
    window.setCurrentWidget(composer)
    assert window.focusWidget() is composer.editor
