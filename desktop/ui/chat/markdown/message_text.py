"""What prose and code of a message have in common: selecting, copying plain words, the caret while it is written."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRect, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.core.find_text import Place
from desktop.ui.chat.clipboard import data_of
from desktop.ui.chat.markdown.copied_text import copied_text, whole_text
from desktop.ui.chat.markdown.prose_style import ProseStyle
from desktop.ui.chat.markdown.safe_document import SafeTextBrowser
from desktop.ui.theme.theme import Theme

CARET_WIDTH = 8
_READING_KEYS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_STEPPING_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class MessageText(SafeTextBrowser):
    """Text without scroll bars of its own. GUI thread.

    What reaches beyond one text it leaves to the transcript, by not accepting the event: paging, copying, selecting on
    after its end (all of selecting while `selects_across`), and the mouse, which it acts on nonetheless.
    """

    selects_across = False

    def __init__(self, style: ProseStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._caret_shown = False
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def text(self) -> str:
        """The words shown."""
        return whole_text(self.document())

    def set_caret(self, shown: bool) -> None:
        """Show or hide the block caret behind the last word."""
        if shown != self._caret_shown:
            self._caret_shown = shown
            self.setCursorWidth(0 if shown else 1)
            self.viewport().update()

    def mark_places(self, places: Sequence[Place], current: int, theme: Theme) -> None:
        """Mark what was looked for; `current` is the number of the place that is gone to, -1 for none."""
        if not places and not self.extraSelections():
            return
        marks = []
        for number, place in enumerate(places):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self.cursor_at(place)
            is_current = number == current
            look = mark.format
            look.setBackground(theme.colour("accent" if is_current else "mark"))
            look.setForeground(theme.colour("on-accent" if is_current else "text"))
            mark.format = look
            marks.append(mark)
        self.setExtraSelections(marks)

    def bring_along(self, place: Place) -> QRect:
        """Scroll sideways to a place, if that is needed; returns where it is in this view."""
        cursor = self.cursor_at(place)
        end = self.cursorRect(cursor)
        cursor.setPosition(place.start)
        begin = self.cursorRect(cursor)
        bar, width = self.horizontalScrollBar(), self.viewport().width()
        if begin.left() < 0 or end.right() > width:
            bar.setValue(bar.value() + begin.left() - width // 3)
            begin = self.cursorRect(cursor)
        return begin

    def cursor_at(self, place: Place) -> QTextCursor:
        """A cursor of its own that selects a place."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(place.start)
        cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def createMimeDataFromSelection(self) -> QMimeData:
        """Words only: colours of this theme would be wrong anywhere else."""
        return data_of(copied_text(self.textCursor()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that turn pages to the transcript."""
        is_step = event.key() in _STEPPING_KEYS and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        is_page = event.key() in _READING_KEYS and not event.modifiers()
        is_all = any(event.matches(key) for key in (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll))
        if is_page or is_all or (is_step and self.selects_across):
            event.ignore()
            return
        before = self.textCursor().position()
        super().keyPressEvent(event)
        if is_step and self.textCursor().position() == before:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select here; the transcript ends what was selected before."""
        super().mousePressEvent(event)
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select here; the transcript selects on in other texts."""
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link; the transcript hears that the mouse let go."""
        super().mouseReleaseEvent(event)
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The transcript has a menu for all texts."""
        event.ignore()

    def select(self, place: Place) -> None:
        """Select a stretch, without moving anything; one without length takes the selection away."""
        cursor = self.textCursor()
        if (cursor.selectionStart(), cursor.selectionEnd()) == place or (
            place.start == place.end and not cursor.hasSelection()
        ):
            return
        across = self.horizontalScrollBar().value()
        self.setTextCursor(self.cursor_at(place))
        self.horizontalScrollBar().setValue(across)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text and the caret."""
        super().paintEvent(event)
        if self._caret_shown:
            self._paint_caret()

    def _paint_caret(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        at = self.cursorRect(cursor)
        height = round(self._style.size * 1.15)
        left = max(0, min(at.left() + 2, self.viewport().width() - CARET_WIDTH))
        painter = QPainter(self.viewport())
        painter.fillRect(QRectF(left, at.center().y() - height / 2, CARET_WIDTH, height), self._style.caret)
