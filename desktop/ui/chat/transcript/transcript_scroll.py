"""The scrolled column of messages: draws those near the reader, keeps still what is read, follows what is written."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from desktop.core.chat import Message
from desktop.ui.chat.transcript.message_row import MessageRow, TranscriptRow
from desktop.ui.chat.transcript.row_slots import GAP, Anchor, RowSlot, RowSlots
from desktop.ui.chat.transcript.tab_order import chain_tabs

WIDEST = 760
MARGIN = 24
BOTTOM = 8  # px under the last row, beside its gap
BUDGET = 0.010  # seconds of building rows before the window gets its turn
AHEAD = 0.5  # screens drawn before they are seen
KEPT = 3.0  # screens away from which a row is taken down again
NEAR_END = 8  # px from the end that still count as the end


class TranscriptScroll(QScrollArea):
    """Owns the rows. GUI thread.

    `following_changed(bool)`: whether new text is scrolled to. `drawn_changed(id)`: a row was put up or has changed.
    """

    following_changed = Signal(bool)
    drawn_changed = Signal(str)

    def __init__(self, make_row: Callable[[Message], MessageRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._make_row = make_row
        self._slots = RowSlots()
        self._tail: list[TranscriptRow] = []
        self._is_following = True
        self._held: Anchor | None = None
        self._settling: Anchor | None = None  # what is held until it is drawn
        self._was_following = True  # what was told before that
        self._is_refreshing = False
        self._column = QWidget()
        self._column.setObjectName("transcript-column")
        self.setObjectName("transcript")
        self.setWidget(self._column)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Messages"))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def is_following(self) -> bool:
        """Whether new text is scrolled to."""
        return self._is_following

    @property
    def is_empty(self) -> bool:
        """No message."""
        return not len(self._slots)

    def messages(self) -> list[Message]:
        """All messages, drawn or not; of one that grows what it said at first."""
        return self._slots.messages()

    def rows(self) -> list[MessageRow]:
        """The rows that are drawn at present."""
        return [row for _id, row in self.drawn()]

    def drawn(self) -> list[tuple[str, MessageRow]]:
        """The messages that are drawn at present, and their rows."""
        return [(slot.message.id, slot.row) for slot in self._slots if slot.row is not None]

    def row(self, message_id: str) -> MessageRow | None:
        """The row of a message, if it is drawn."""
        return slot.row if (slot := self._slots.find(message_id)) else None

    def first_seen(self) -> str:
        """The first message that is in view; "" without any."""
        anchor = self._slots.anchor_at(self.verticalScrollBar().value())
        return anchor.message_id if anchor else ""

    def stand(self, message_id: str, offset: int) -> None:
        """Scroll until a message's top is `offset` px above the upper edge, and stay there until all is drawn."""
        if self._settling is None:
            self._was_following = self._is_following
        self._settling, self._is_following = Anchor(message_id, offset), False
        self.refresh()

    def hold(self, message_id: str, successor_id: str) -> None:
        """The next `set_messages` puts another message in the place of this one, and there it has to stand still."""
        slot = self._slots.find(message_id)
        if slot is not None:
            self._held = Anchor(successor_id, self.verticalScrollBar().value() - slot.top)

    def set_messages(self, messages: Sequence[Message]) -> None:
        """Show these messages; rows of messages that stay are kept, and with them what the reader looks at."""
        held, self._held = self._held, None
        if held is not None and any(message.id == held.message_id for message in messages):
            self._settling, self._was_following, self._is_following = held, self._is_following, False
        anchor = self._anchor()
        is_other_chat = not any(self._slots.find(message.id) for message in messages)
        for gone in self._slots.replace(messages):
            gone.take_down()
        for slot in self._slots:
            if slot.row is not None:
                slot.row.set_message(slot.message)
        self._slots.mark_last()
        if is_other_chat:
            self._set_following(True)
        self.refresh(anchor)

    def add_message(self, message: Message) -> None:
        """Show one more message, or a newer state of a known one."""
        slot = self._slots.find(message.id)
        if slot is None:
            self._put_up(self._slots.add(message))
            self._slots.mark_last()
        else:
            slot.message = message
            if slot.row is not None:
                slot.row.set_message(message)
        self.refresh()

    def put_behind(self, message: Message, preceding_id: str) -> None:
        """Show one more, behind one of the others or, for "", first; one that is there already stays there."""
        if self._slots.find(message.id) is None:
            anchor = self._anchor()
            self._slots.insert(message, preceding_id)
            self._slots.mark_last()
            self.refresh(anchor)

    def take_out(self, message_id: str) -> None:
        """Show one less."""
        anchor, gone = self._anchor(), self._slots.remove(message_id)
        if gone is not None:
            gone.take_down()
            self._slots.mark_last()
            self.refresh(anchor)

    def bring_into_view(self, message_id: str) -> None:
        """Scroll to a message, unless all of it is seen."""
        slot, bar = self._slots.find(message_id), self.verticalScrollBar()
        if slot is not None and not bar.value() <= slot.top <= slot.bottom <= bar.value() + self.viewport().height():
            bar.setValue(slot.top - GAP)

    def put_up(self, message_id: str) -> MessageRow | None:
        """The row of a message, drawn now if it was not: text that arrives has to have a place."""
        slot = self._slots.find(message_id)
        if slot is not None and slot.row is None:
            self._put_up(slot)
            self.refresh()
        return slot.row if slot is not None else None

    def set_tail(self, rows: Sequence[TranscriptRow]) -> None:
        """What stands under the messages."""
        self._tail = list(rows)
        for row in self._tail:
            if row.parent() is not self._column:
                row.setParent(self._column)
                row.height_changed.connect(self.refresh)
        self.refresh()

    def restyle(self) -> None:
        """Take colours and sizes from the theme again."""
        anchor = self._anchor()
        for slot in self._slots:
            slot.width = 0
            if slot.row is not None:
                slot.row.restyle()
        self.refresh(anchor)

    def follow(self) -> None:
        """Go to the end and stay there."""
        self._set_following(True)
        self.refresh()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes through the messages from the first to the last, however late each was drawn."""
        chain_tabs(self, [*self.rows(), *self._tail])
        return super().focusNextPrevChild(forwards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        super().resizeEvent(event)
        self.refresh()

    @Slot()
    def refresh(self, anchor: Anchor | None = None) -> None:
        """Draw what is near, place everything, and keep what is read where it is."""
        if self._is_refreshing:
            return
        self._is_refreshing = True
        anchor = anchor or self._anchor()
        deadline = time.perf_counter() + BUDGET
        self._place(anchor)
        missing = self._missing()
        while missing:
            self._put_up(missing[0])
            self._place(anchor)
            missing = self._missing()
            if time.perf_counter() > deadline:
                break
        if missing:
            self._later.start(0)
        self._take_down_far_rows()
        self._is_refreshing = False
        if self._settling is not None and not missing and all(row.is_drawn for row in self.rows()):
            self._settle()

    def _settle(self) -> None:
        """What was held is drawn: only now it is known whether it ends the chat in view."""
        self._settling = None
        self._is_following = self._is_at_end()
        if self._is_following is not self._was_following:
            self.following_changed.emit(self._is_following)

    def _anchor(self) -> Anchor | None:
        """What to keep still; None when the end is followed."""
        if self._settling is not None:
            return self._settling
        return None if self._is_following else self._slots.anchor_at(self.verticalScrollBar().value())

    def _column_width(self) -> int:
        return max(1, min(WIDEST, self.width() - 2 * MARGIN))

    def _place(self, anchor: Anchor | None) -> None:
        """Measure what is drawn, place all rows, and scroll so that the anchor stays."""
        width = self._column_width()
        for slot in self._slots:
            if slot.row is not None and slot.width != width:
                slot.height, slot.width = slot.row.arrange(width), width
        left = (self.width() - width) // 2
        top = self._slots.place()
        for slot in self._slots:
            if slot.row is not None:
                slot.row.setGeometry(left, slot.top, width, slot.height)
        for row in self._tail:
            height = row.arrange(width)
            row.setGeometry(left, top, width, height)
            top += height + GAP if height else 0
        self._column.resize(self.viewport().width(), max(top + BOTTOM, self.viewport().height()))
        self._scroll_to(anchor)

    def _scroll_to(self, anchor: Anchor | None) -> None:
        bar = self.verticalScrollBar()
        slot = self._slots.find(anchor.message_id) if anchor else None
        if slot is not None and anchor is not None:
            bar.setValue(slot.top + anchor.offset)
        elif self._is_following:
            bar.setValue(bar.maximum())

    def _missing(self) -> list[RowSlot]:
        """Slots near the reader without a row; what is seen comes first."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        ahead, middle = round(height * AHEAD), top + (height if self._is_following else height // 3)
        return self._slots.missing(top - ahead, top + height + ahead, middle)

    def _put_up(self, slot: RowSlot) -> None:
        row = self._make_row(slot.message)
        row.setParent(self._column)
        if (below := self._slots.row_below(slot) or next(iter(self._tail), None)) is not None:
            row.stackUnder(below)  # screen readers go through rows as they are stacked
        row.set_last(slot is self._slots.last())
        row.height_changed.connect(lambda: self._on_height_changed(slot))
        slot.row, slot.width = row, 0
        row.show()
        self.drawn_changed.emit(slot.message.id)

    def _take_down_far_rows(self) -> None:
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        far, focus = round(height * KEPT), QApplication.focusWidget()
        for slot, row in self._slots.outside(top - far, top + height + far):
            is_kept = slot.message.is_writing or slot is self._slots.last() or row.is_editing
            if not (is_kept or (focus and row.isAncestorOf(focus))):
                slot.take_down()

    def _is_at_end(self) -> bool:
        return self.verticalScrollBar().value() >= self.verticalScrollBar().maximum() - NEAR_END

    def _set_following(self, following: bool) -> None:
        if following != self._is_following:
            self._is_following = following
            self.following_changed.emit(following)

    def _on_height_changed(self, slot: RowSlot) -> None:
        slot.width = 0
        self.refresh()
        self.drawn_changed.emit(slot.message.id)

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        del value
        if not self._is_refreshing:
            if self._settling is not None:
                self._settle()
            self._set_following(self._is_at_end())
            self.refresh()
