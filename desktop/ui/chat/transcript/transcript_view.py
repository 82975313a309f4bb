"""The middle of the chat: messages, what is waited for, what failed, or an invitation to begin."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.core.chat import Message, Role
from desktop.core.message_tree import Versions
from desktop.core.recap import Beginning
from desktop.ui.chat.transcript.announcer import Announcer
from desktop.ui.chat.transcript.answer_row import AnswerRow
from desktop.ui.chat.transcript.empty_chat import EmptyChat
from desktop.ui.chat.transcript.error_row import ErrorRow
from desktop.ui.chat.transcript.full_window_row import FullWindowRow
from desktop.ui.chat.transcript.loading_row import LoadingRow
from desktop.ui.chat.transcript.message_act import RowState
from desktop.ui.chat.transcript.message_row import MessageRow
from desktop.ui.chat.transcript.recap_row import RecapRow
from desktop.ui.chat.transcript.recap_slot import is_recap, preceding_of, slot_of, with_recap
from desktop.ui.chat.transcript.text_selection import TextSelection
from desktop.ui.chat.transcript.transcript_scroll import TranscriptScroll
from desktop.ui.chat.transcript.user_row import UserRow
from desktop.ui.chat.transcript.ways_forward import WayForward
from desktop.ui.links import open_link
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button

ABOVE_EDGE = 12  # px between the “Latest” button and the lower edge


class TranscriptView(QWidget):
    """Shows what it is told. GUI thread.

    Wishes: `regenerate_requested(message_id)`, `act_requested(MessageAct)` for what else can be done with a message,
    `way_requested(WayForward)` out of an error, `example_requested(text)`, `save_requested(code, name)`. `full` is the
    card about a full window. Fact: `messages_changed()`, though not while one grows.
    """

    regenerate_requested = Signal(str)
    act_requested = Signal(object)
    way_requested = Signal(object)
    example_requested = Signal(str)
    save_requested = Signal(str, str)
    messages_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._versions: Mapping[str, Versions] = {}
        self._authors: set[str] = set()  # models that wrote something here
        self._usual = RowState()  # what holds for every message
        self._free = 0  # px above the messages
        self.column = TranscriptScroll(self._make_row, self)
        self.selection = TextSelection(self.column, theme)
        self.announcer = Announcer(self)
        self._loading = LoadingRow(theme)
        self._error = ErrorRow(theme)
        self.full = FullWindowRow(theme)
        self._beginning = Beginning(None, ())
        self._empty = EmptyChat(theme, self)
        self.latest = Button(theme, self.tr("Latest"), kind="secondary", icon="arrow-down")
        self.latest.setParent(self)
        self.latest.hide()
        self.latest.clicked.connect(self._on_latest_clicked)
        self.column.set_tail([self._loading, self._error, self.full])
        self._show_empty()
        self.column.following_changed.connect(self._on_following_changed)
        self._error.way_requested.connect(self._on_way_requested)
        self.full.height_changed.connect(self._show_empty)
        self._empty.example_requested.connect(self.example_requested)
        self.setFocusProxy(self.column)
        theme.changed.connect(self._on_theme_changed)

    def set_messages(self, messages: Sequence[Message]) -> None:
        """Show a chat; messages that are shown already stay as they are."""
        self._authors = {message.model_name for message in messages if message.model_name}
        self.selection.clear()
        shown = [message for message in messages if message.role is not Role.SYSTEM]
        self.column.set_messages(with_recap(shown, self._beginning))
        self._show_states()
        self._show_empty()
        self.messages_changed.emit()

    def set_beginning(self, beginning: Beginning) -> None:
        """Where the model begins to read."""
        before, self._beginning = slot_of(self._beginning), beginning
        now = slot_of(beginning)
        if before is not None and (now is None or now.id != before.id):
            self.column.take_out(before.id)
        if now is not None:
            self.column.put_behind(now, preceding_of(beginning))
            row = self.column.row(now.id)
            if isinstance(row, RecapRow):
                row.set_beginning(beginning)
        self._show_empty()

    def add_message(self, message: Message) -> None:
        """Show one more message; the reader's own brings the end into view."""
        if message.role is Role.SYSTEM:
            return
        had = len(self._authors)
        self._authors |= {message.model_name} - {""}
        self.column.add_message(message)
        if message.role is Role.USER:
            self.column.follow()
        if len(self._authors) != had:
            self._show_states()
        self._show_empty()
        self.messages_changed.emit()

    def set_versions(self, versions: Mapping[str, Versions]) -> None:
        """Which messages have other versions."""
        if versions != self._versions:
            self._versions = versions
            self._show_states()

    def set_allowed(self, *, can_ask: bool, can_switch: bool) -> None:
        """Whether an answer can be asked for, and another version be shown."""
        usual = RowState(can_ask=can_ask, can_switch=can_switch)
        if usual != self._usual:
            self._usual = usual
            self._show_states()

    def edit(self, message_id: str) -> None:
        """Open a message's field."""
        self.column.bring_into_view(message_id)
        row = self.column.put_up(message_id)
        if row is not None:
            row.edit()

    def message_with_focus(self) -> str:
        """The message that the keyboard is in; "" when it is elsewhere."""
        focus = QApplication.focusWidget()
        if focus is None:
            return ""
        drawn = ((message_id, row) for message_id, row in self.column.drawn() if not isinstance(row, RecapRow))
        return next((message_id for message_id, row in drawn if row.isAncestorOf(focus)), "")

    def focus_version(self, message_id: str, *, forwards: bool) -> None:
        """Put the keyboard on the way from this version to the next or the previous one."""
        row = self.column.put_up(message_id)
        if row is not None:
            row.focus_version(forwards=forwards)

    def append_text(self, message_id: str, text: str, tokens: int, *, reasoning: bool = False) -> None:
        """More of an answer, or of its reasoning, was written; `tokens` is the count so far."""
        row = self.column.put_up(message_id)
        if isinstance(row, AnswerRow):
            row.append_text(text, tokens, reasoning=reasoning)
        if not reasoning:
            self.announcer.grow(message_id, text)

    def end_message(self, message: Message) -> None:
        """An answer has its final form."""
        self.column.add_message(message)
        self.announcer.end(message.id)
        self.messages_changed.emit()

    def show_loading(self, words: str, fraction: float | None) -> None:
        """Something is waited for; `fraction` from 0 to 1 if it is known."""
        self._loading.wait_for(words, fraction)
        self._show_empty()

    def clear_loading(self) -> None:
        """The waiting is over."""
        self._loading.stop()
        self._show_empty()

    @property
    def error(self) -> Exception | None:
        """What failed, as it is shown."""
        return self._error.error

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
        self._place_column()
        self._empty.setGeometry(self.rect())
        self._show_empty()
        self._place_latest()

    def keep_free(self, height: int) -> None:
        """Begin the messages that far below the upper edge, where a bar stands."""
        if height != self._free:
            self._free = height
            self._place_column()

    def _place_column(self) -> None:
        self.column.setGeometry(self.rect().adjusted(0, self._free, 0, 0))

    def _make_row(self, message: Message) -> MessageRow:
        row: MessageRow
        if is_recap(message):
            row = RecapRow(self._theme, self._beginning)
        elif message.role is Role.USER:
            row = UserRow(self._theme, message)
        else:
            row = answer = AnswerRow(self._theme, message)
            answer.regenerate_requested.connect(self.regenerate_requested)
            answer.link_requested.connect(self._on_link_requested)
            answer.save_requested.connect(self.save_requested)
        row.act_requested.connect(self.act_requested)
        row.set_state(self._state(message.id))
        return row

    def _state(self, message_id: str) -> RowState:
        versions = self._versions.get(message_id)
        return self._usual._replace(versions=versions, names_model=len(self._authors) > 1)

    def _show_states(self) -> None:
        for message_id, row in self.column.drawn():
            row.set_state(self._state(message_id))

    def _show_empty(self) -> None:
        """The invitation is there while nothing else is, and where it has room."""
        is_quiet = self._error.isHidden() and self.full.isHidden() and not self._loading.is_waiting
        has_room = self._empty.minimumSizeHint().height() <= self.height()
        is_empty = self.column.is_empty and is_quiet and has_room
        self._empty.setVisible(is_empty)
        self.column.setVisible(not is_empty)

    def _place_latest(self) -> None:
        self.latest.adjustSize()
        left = (self.width() - self.latest.width()) // 2
        self.latest.move(left, self.height() - self.latest.height() - ABOVE_EDGE)
        self.latest.raise_()

    @Slot(bool)
    def _on_following_changed(self, following: bool) -> None:
        had_focus = self.latest.hasFocus()
        self.latest.setVisible(not following)
        self._place_latest()
        if following and had_focus:
            self.column.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_latest_clicked(self) -> None:
        self.column.follow()

    @Slot(object)
    def _on_way_requested(self, way: WayForward) -> None:
        if way is WayForward.CLOSE:
            self.clear_error()
        else:
            self.way_requested.emit(way)

    @Slot(str)
    def _on_link_requested(self, url: str) -> None:
        open_link(url, self.window())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.column.restyle()
