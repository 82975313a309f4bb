"""Looks for words in the open chat: counts them in all messages, marks them in those that are drawn, goes to each."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.core.find_text import Place, folded
from desktop.ui.actions import Actions
from desktop.ui.chat.find.find_bar import FindBar
from desktop.ui.chat.find.found_index import FoundIndex, Hit
from desktop.ui.chat.markdown.found_places import places_in_document
from desktop.ui.chat.markdown.message_text import MessageText
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.chat.transcript.message_row import MessageRow
from desktop.ui.chat.transcript.transcript_view import TranscriptView
from desktop.ui.theme.theme import Theme

STEP = 0.006  # seconds of reading messages before the window gets its turn
CHANGED_EVERY = 300  # ms between two looks at an answer that grows


class FindController(QObject):
    """Owns the bar, which is made when it is first asked for. GUI thread."""

    def __init__(
        self, view: TranscriptView, chat: OpenChatController, actions: Actions, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._chat = chat
        self._theme = theme
        self.bar: FindBar | None = None
        self.current: Hit | None = None
        self._index = FoundIndex()
        self._wanted = ""
        self._start = ""  # the message from which is looked for
        self._came_from: QWidget | None = None
        self._is_seeking = False  # the current place is not drawn yet
        self._dirty: set[str] = set()  # messages that were drawn anew since they were marked
        self._reading = self._timer(0, self._on_reading)
        self._marking = self._timer(0, self._on_marking)
        self._changing = self._timer(CHANGED_EVERY, self._on_changed)
        self._actions = actions
        actions["find"].triggered.connect(self.open)
        actions["find_next"].triggered.connect(lambda: self.step(forwards=True))
        actions["find_previous"].triggered.connect(lambda: self.step(forwards=False))
        view.column.drawn_changed.connect(self._on_drawn_changed)
        chat.opened.connect(self.close)
        chat.shown.connect(self._on_messages_changed)
        view.messages_changed.connect(self._on_messages_changed)
        view.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether the bar is there."""
        return self.bar is not None and not self.bar.isHidden()

    @Slot()
    def open(self) -> None:
        """Show the bar, or go back to it."""
        if self.bar is None:
            self.bar = FindBar(self._theme, self._view)
            self.bar.words_changed.connect(self._on_words_changed)
            self.bar.step_requested.connect(lambda forwards: self.step(forwards=forwards))
            self.bar.close_requested.connect(self.close)
        if not self.is_open:
            self._came_from = QApplication.focusWidget()
            self._start = self._view.column.first_seen()
            self._read_messages()
            self._index.read(STEP)
        self.bar.open()
        self._view.keep_free(self.bar.room())
        self._look_for(self.bar.field.text())

    @Slot()
    def close(self) -> None:
        """Hide the bar and the marks; the keyboard goes back to where it was."""
        if self.bar is None or not self.is_open:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.bar.isAncestorOf(focus)
        self.bar.hide()
        self._view.keep_free(0)
        for timer in (self._reading, self._marking, self._changing):
            timer.stop()
        self._index, self._wanted, self.current, self._is_seeking = FoundIndex(), "", None, False
        self._mark_rows()
        came_from, self._came_from = self._came_from, None
        if had_focus:
            is_there = came_from is not None and isValid(came_from) and came_from.isVisible()
            (came_from if is_there and came_from is not None else self._view).setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, *, forwards: bool) -> None:
        """Go to the next place or the one before, or open the bar."""
        if not self.is_open:
            self.open()
            return
        if self.current is not None:
            self.current = self._index.neighbour(self.current, forwards=forwards)
        else:
            self.current = self._index.first_from(self._start)
        if self.current is not None:
            self._start = self.current.message_id
        self._show_current()
        if self.bar is not None:
            self.bar.announce()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner of the transcript."""
        if event.type() == QEvent.Type.Resize and self.bar is not None:
            self.bar.place()
        return super().eventFilter(watched, event)

    def _timer(self, interval: int, on_timeout: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(on_timeout)
        return timer

    def _read_messages(self) -> None:
        self._index.set_messages(self._chat.messages, near=self._start)
        self._reading.start()

    @Slot(str)
    def _on_words_changed(self, text: str) -> None:
        self._look_for(text)

    def _look_for(self, text: str) -> None:
        """Begin where the reader is; what is typed on stays at its place as long as it is found there."""
        wanted = folded(text) if text.strip() else ""
        if wanted == self._wanted and self.current is not None:
            return
        self._wanted = wanted
        self._index.look_for(wanted)
        self.current = self._index.first_from(self._start) if wanted else None
        self._show_current()

    def _show_current(self) -> None:
        self._show_count()
        self._is_seeking = self.current is not None
        self._mark_rows()
        self._seek()

    def _show_count(self) -> None:
        if self.bar is None:
            return
        position = None if not self._wanted else 0 if self.current is None else self._index.position(self.current)
        self.bar.show_count(position, self._index.total, is_complete=self._index.is_complete)

    def _seek(self) -> None:
        """Bring the current place into view; a message that is not drawn yet is gone to first."""
        if self.current is None or not self._is_seeking:
            return
        column = self._view.column
        row = column.row(self.current.message_id)
        if row is None:
            column.stand(self.current.message_id, -column.viewport().height() // 3)
            row = column.row(self.current.message_id)
        if row is None or not row.is_drawn:
            return  # it is told when it is
        self._is_seeking = False
        self._mark_row(self.current.message_id, row)
        number = self.current.number
        for view in row.views():
            places = places_in_document(view.document(), self._wanted)
            if number < len(places):
                self._bring(row, view, places[number])
                return
            number -= len(places)

    def _bring(self, row: MessageRow, view: MessageText, place: Place) -> None:
        assert self.current is not None
        area = view.bring_along(place)
        top = view.mapTo(row, area.topLeft()).y()
        column = self._view.column
        seen = row.y() + top - column.verticalScrollBar().value()
        if not 0 < seen <= column.viewport().height() - 2 * area.height():
            column.stand(self.current.message_id, top - column.viewport().height() // 3)

    def _mark_rows(self) -> None:
        for message_id, row in self._view.column.drawn():
            self._mark_row(message_id, row)

    def _mark_row(self, message_id: str, row: MessageRow) -> None:
        current = self.current.number if self.current is not None and self.current.message_id == message_id else -1
        for view in row.views():
            places = places_in_document(view.document(), self._wanted)
            view.mark_places(places, current if 0 <= current < len(places) else -1, self._theme)
            current -= len(places)

    @Slot()
    def _on_reading(self) -> None:
        self._index.read(STEP)
        if self.current is None and self._wanted:
            self.current = self._index.first_from(self._start)
            if self.current is not None:
                self._show_current()
        self._show_count()
        if not self._index.is_complete:
            self._reading.start()

    @Slot(str)
    def _on_drawn_changed(self, message_id: str) -> None:
        if self.is_open:
            self._dirty.add(message_id)
            if not self._marking.isActive():
                self._marking.start()

    @Slot()
    def _on_marking(self) -> None:
        dirty, self._dirty = self._dirty, set()
        if self._wanted:
            for message_id, row in self._view.column.drawn():
                if message_id in dirty:
                    self._mark_row(message_id, row)
            self._seek()

    @Slot()
    def _on_messages_changed(self) -> None:
        if self.is_open and not self._changing.isActive():
            self._changing.start()

    @Slot()
    def _on_changed(self) -> None:
        """The messages are others, or say more."""
        self._read_messages()
        if self.current is not None and not self._index.count(self.current.message_id):
            self._index.read_now(self.current.message_id)
            if self._index.count(self.current.message_id) <= self.current.number:
                self.current = self._index.first_from(self._start)
        self._mark_rows()
        self._show_count()
