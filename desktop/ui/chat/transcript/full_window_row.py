"""The card about a full window in its place under the messages, none while everything fits."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.fullness import FullWindow
from desktop.ui.chat.transcript.full_window_card import FullWindowCard
from desktop.ui.chat.transcript.message_row import TranscriptRow
from desktop.ui.theme.theme import Theme


class FullWindowRow(TranscriptRow):
    """As wide as the column. GUI thread.

    Wishes: `choice_requested(Choice)`, `stop_requested()`, `dismiss_requested()`. Fact: `announced(words)` for those
    who do not see the card come, once each time and not again with every number that changes.
    """

    choice_requested = Signal(object)
    stop_requested = Signal()
    dismiss_requested = Signal()
    announced = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = FullWindowCard(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.card.choice_requested.connect(self.choice_requested)
        self.card.stop_requested.connect(self.stop_requested)
        self.card.dismiss_requested.connect(self.dismiss_requested)
        self.card.folded.connect(self.height_changed)
        self.hide()

    def show_full(self, full: FullWindow, *, is_stored: bool) -> None:
        """Say what does not fit, and offer the ways on."""
        was_told = not self.isHidden() and not self.card.is_writing and self.card.title
        self.show()
        self.card.show_full(full, is_stored=is_stored)
        if was_told != self.card.title:
            self._announce(self.card.accessibleName())

    def show_writing(self, words: str, text: str, fraction: float | None) -> None:
        """A summary is being written."""
        is_new = self.isHidden() or not self.card.is_writing
        self.show()
        self.card.show_writing(words, text, fraction)
        if is_new:
            self._announce(words)

    def show_problem(self, error: Exception | None) -> None:
        """Say why a way on was not possible."""
        self.card.show_problem(error)
        self._announce(self.card.problem)

    def clear(self) -> None:
        """Everything fits."""
        if not self.isHidden():
            self.card.show_problem(None)
            self.hide()
            self.height_changed.emit()

    def focus(self) -> None:
        """Put the keyboard into the card."""
        self.card.focus()

    def _announce(self, words: str) -> None:
        if words:
            self.announced.emit(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def arrange(self, width: int) -> int:
        """Height of the card, nothing without one."""
        layout = self.card.layout()
        if self.isHidden() or layout is None:
            return 0
        layout.invalidate()  # a part that was hidden a moment ago is still counted
        layout.activate()
        return layout.totalHeightForWidth(width)
