"""The middle of the chat: messages, what is waited for, what failed, or an invitation to begin."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.core.chat import Message, Role
from desktop.ui.chat.transcript.answer_row import AnswerRow
from desktop.ui.chat.transcript.empty_chat import EmptyChat
from desktop.ui.chat.transcript.error_row import ErrorRow
from desktop.ui.chat.transcript.loading_row import LoadingRow
from desktop.ui.chat.transcript.message_row import MessageRow
from desktop.ui.chat.transcript.transcript_scroll import TranscriptScroll
from desktop.ui.chat.transcript.user_row import UserRow
from desktop.ui.links import open_link
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button

ABOVE_EDGE = 12  # px between the “Latest” button and the lower edge


class TranscriptView(QWidget):
    """Shows what it is told. GUI thread.

    Wishes: `regenerate_requested(message_id)`, `way_requested(WayForward)` out of an error, `example_requested(text)`.
    """

    regenerate_requested = Signal(str)
    way_requested = Signal(object)
    example_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.column = TranscriptScroll(self._make_row, self)
        self._loading = LoadingRow(theme)
        self._error = ErrorRow(theme)
        self._empty = EmptyChat(theme, self)
        self._latest = Button(theme, self.tr("Latest"), kind="secondary", icon="arrow-down")
        self._latest.setParent(self)
        self._latest.hide()
        self._latest.clicked.connect(self._on_latest_clicked)
        self.column.set_tail([self._loading, self._error])
        self._show_empty()
        self.column.following_changed.connect(self._on_following_changed)
        self._error.way_requested.connect(self.way_requested)
        self._empty.example_requested.connect(self.example_requested)
        self.setFocusProxy(self.column)
        theme.changed.connect(self._on_theme_changed)

    def set_messages(self, messages: Sequence[Message]) -> None:
        """Show a chat; messages that are shown already stay as they are."""
        self.column.set_messages([message for message in messages if message.role is not Role.SYSTEM])
        self._show_empty()

    def add_message(self, message: Message) -> None:
        """Show one more message; the reader's own brings the end into view."""
        if message.role is Role.SYSTEM:
            return
        self.column.add_message(message)
        if message.role is Role.USER:
            self.column.follow()
        self._show_empty()

    def append_text(self, message_id: str, text: str, tokens: int) -> None:
        """More of an answer was written; `tokens` is the count so far."""
        row = self.column.put_up(message_id)
        if isinstance(row, AnswerRow):
            row.append_text(text, tokens)

    def end_message(self, message: Message) -> None:
        """An answer has its final form."""
        self.column.add_message(message)

    def show_loading(self, words: str, fraction: float | None) -> None:
        """Something is waited for; `fraction` from 0 to 1 if it is known."""
        self._loading.wait_for(words, fraction)
        self._show_empty()

    def clear_loading(self) -> None:
        """The waiting is over."""
        self._loading.stop()
        self._show_empty()

    def show_error(self, error: Exception) -> None:
        """Say in place what failed."""
        self._error.show_error(error)
        self._show_empty()

    def clear_error(self) -> None:
        """Take it back."""
        self._error.clear_error()
        self._show_empty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts over each other."""
        super().resizeEvent(event)
        self.column.setGeometry(self.rect())
        self._empty.setGeometry(self.rect())
        self._place_latest()

    def _make_row(self, message: Message) -> MessageRow:
        if message.role is Role.USER:
            return UserRow(self._theme, message)
        row = AnswerRow(self._theme, message)
        row.regenerate_requested.connect(self.regenerate_requested)
        row.link_requested.connect(self._on_link_requested)
        return row

    def _show_empty(self) -> None:
        """The invitation is there while nothing else is."""
        is_empty = self.column.is_empty and self._error.isHidden() and not self._loading.is_waiting
        self._empty.setVisible(is_empty)
        self.column.setVisible(not is_empty)

    def _place_latest(self) -> None:
        self._latest.adjustSize()
        left = (self.width() - self._latest.width()) // 2
        self._latest.move(left, self.height() - self._latest.height() - ABOVE_EDGE)
        self._latest.raise_()

    @Slot(bool)
    def _on_following_changed(self, following: bool) -> None:
        had_focus = self._latest.hasFocus()
        self._latest.setVisible(not following)
        self._place_latest()
        if following and had_focus:
            self.column.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_latest_clicked(self) -> None:
        self.column.follow()

    @Slot(str)
    def _on_link_requested(self, url: str) -> None:
        open_link(url, self.window())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.column.restyle()
