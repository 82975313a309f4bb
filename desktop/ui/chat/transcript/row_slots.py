"""Where the rows of a transcript stand: heights measured or guessed, and what the reader looks at."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.core.chat import Message
from desktop.ui.chat.transcript.message_row import MessageRow, estimated_height

GAP = 16
TOP = 16


@dataclass(eq=False)
class RowSlot:
    """A message's place. `width` is the width its height was measured at, 0 while it is guessed."""

    message: Message
    height: int
    row: MessageRow | None = None
    width: int = 0
    top: int = 0

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height

    def take_down(self) -> None:
        """Draw its message no longer."""
        if self.row is not None:
            self.row.hide()
            self.row.setParent(None)
            self.row.deleteLater()
            self.row = None


class Anchor(NamedTuple):
    """What the reader looks at: a message, and how far its top is above the upper edge."""

    message_id: str
    offset: int


class RowSlots:
    """The places of all messages, in order."""

    def __init__(self) -> None:
        self._slots: list[RowSlot] = []

    def __iter__(self) -> Iterator[RowSlot]:
        return iter(self._slots)

    def __len__(self) -> int:
        return len(self._slots)

    def find(self, message_id: str) -> RowSlot | None:
        """The place of a message; the newest are looked at first."""
        return next((slot for slot in reversed(self._slots) if slot.message.id == message_id), None)

    def last(self) -> RowSlot | None:
        """The place of the newest message."""
        return self._slots[-1] if self._slots else None

    def mark_last(self) -> None:
        """Tell each row whether it is that of the newest message."""
        for slot in self._slots:
            if slot.row is not None:
                slot.row.set_last(slot is self.last())

    def row_below(self, slot: RowSlot) -> MessageRow | None:
        """The next row that is drawn under that of a slot."""
        later = itertools.dropwhile(lambda other: other is not slot, self._slots)
        return next((other.row for other in later if other.row is not None), None)

    def messages(self) -> list[Message]:
        """All messages; of one that grows what it said at first."""
        return [slot.message for slot in self._slots]

    def outside(self, top: int, bottom: int) -> list[tuple[RowSlot, MessageRow]]:
        """Slots with a row that do not touch a stretch."""
        far = (slot for slot in self._slots if slot.bottom < top or slot.top > bottom)
        return [(slot, slot.row) for slot in far if slot.row is not None]

    def add(self, message: Message) -> RowSlot:
        """A place at the end."""
        slot = RowSlot(message, estimated_height(message))
        self._slots.append(slot)
        return slot

    def insert(self, message: Message, preceding_id: str) -> RowSlot:
        """A place behind a message; the first one when that is not there."""
        slot = self.add(message)
        place = next((at + 1 for at, one in enumerate(self._slots) if one.message.id == preceding_id), 0)
        self._slots.insert(place, self._slots.pop())
        return slot

    def remove(self, message_id: str) -> RowSlot | None:
        """Take a place away; returns it."""
        slot = self.find(message_id)
        if slot is not None:
            self._slots.remove(slot)
        return slot

    def replace(self, messages: Sequence[Message]) -> list[RowSlot]:
        """Make the places those of `messages`, keeping the ones that stay; returns the ones that went."""
        known = {slot.message.id: slot for slot in self._slots}
        self._slots = []
        for message in messages:
            slot = known.pop(message.id, None)
            if slot is None:
                self.add(message)
            else:
                slot.message = message
                self._slots.append(slot)
        return list(known.values())

    def place(self) -> int:
        """Give every slot its top; returns where the next row would stand."""
        top = TOP
        for slot in self._slots:
            slot.top = top
            top += slot.height + GAP
        return top

    def within(self, top: int, bottom: int) -> list[RowSlot]:
        """Slots that touch a stretch of the column."""
        return [slot for slot in self._slots if slot.top < bottom and slot.bottom > top]

    def missing(self, top: int, bottom: int, middle: int) -> list[RowSlot]:
        """Slots within a stretch that have no row, those around `middle` first."""
        near = [slot for slot in self.within(top, bottom) if slot.row is None]
        return sorted(near, key=lambda slot: abs((slot.top + slot.bottom) // 2 - middle))

    def anchor_at(self, y: int) -> Anchor | None:
        """What stands at `y`."""
        slot = next((slot for slot in self._slots if slot.bottom > y), None)
        return Anchor(slot.message.id, y - slot.top) if slot else None
