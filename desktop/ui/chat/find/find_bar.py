"""The bar over the transcript in which words are looked for."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui.actions import keys_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconButton, PlainLabel, SearchField

WIDEST = 440
AROUND = 12  # px to the edges of the transcript
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """A field, how many places there are, and the ways between them. GUI thread.

    Wishes: `words_changed(text)`, `step_requested(forwards)`, `close_requested()`.
    """

    words_changed = Signal(str)
    step_requested = Signal(bool)
    close_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("findBar")
        self.setAccessibleName(self.tr("Find in this chat"))
        self.field = SearchField(theme, self.tr("Find in this chat"))
        self.count = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.previous = IconButton(theme, "chevron-up", self._words(self.tr("Previous match"), "find_previous"))
        self.next = IconButton(theme, "chevron-down", self._words(self.tr("Next match"), "find_next"))
        self.close_button = IconButton(theme, "x", self.tr("Close (Esc)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 7, 7, 7)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(4)
        row.addWidget(self.count)
        row.addSpacing(4)
        for button in (self.previous, self.next, self.close_button):
            row.addWidget(button)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.words_changed)
        self.previous.clicked.connect(lambda: self.step_requested.emit(False))
        self.next.clicked.connect(lambda: self.step_requested.emit(True))
        self.close_button.clicked.connect(self.close_requested)
        self.show_count(None, 0)
        self.hide()

    def open(self) -> None:
        """Show it, with the caret in the field and its words chosen."""
        self.place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def place(self) -> None:
        """Stand in the corner of the transcript."""
        over = self._over
        width = max(self.minimumSizeHint().width(), min(WIDEST, over.width() - 2 * AROUND))
        left = AROUND if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else over.width() - width - AROUND
        self.setGeometry(left, AROUND, width, self.sizeHint().height())

    def room(self) -> int:
        """How much of the transcript's upper edge it takes."""
        return AROUND + self.sizeHint().height()

    def show_count(self, position: int | None, total: int, *, is_complete: bool = True) -> None:
        """Which of how many places is shown; `position` None while nothing is looked for."""
        if position is None:
            words = ""
        elif not total:
            words = self.tr("No matches") if is_complete else self.tr("Searching")
        else:
            words = self.tr("{0} of {1}") if is_complete else self.tr("{0} of {1}+")
            words = words.format(position, total)
        if words != self.count.text():
            self.count.setText(words)
            self.place()
        for button in (self.previous, self.next):
            button.setEnabled(total > 0)

    def announce(self) -> None:
        """Tell a screen reader which place is shown."""
        if self.count.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.count.text()))

    def event(self, event: QEvent) -> bool:
        """Esc belongs to this bar, not to the window, which would stop an answer."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, from every part of the bar."""
        if _is_escape(event):
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter goes back, Esc closes."""
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
                self.step_requested.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                return True
            if event.type() == QEvent.Type.KeyPress and _is_escape(event):
                self.close_requested.emit()
                return True
        return super().eventFilter(watched, event)

    def _words(self, words: str, action_id: str) -> str:
        return self.tr("{0} ({1})").format(words, keys_text(action_id))


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
