"""Counts words in every message of a chat, drawn or not; each message is read once, a few at a time."""

import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.core.chat import Message, Role
from desktop.core.find_text import folded
from desktop.markdown.reading_text import answer_lines, typed_lines


class Hit(NamedTuple):
    """The `number`-th place, from 0, of the words in a message."""

    message_id: str
    number: int


class FoundIndex:
    """What the messages say, folded, and how often something stands there. Not thread-safe."""

    def __init__(self) -> None:
        self._messages: list[Message] = []
        self._read: dict[str, tuple[str, str]] = {}  # for each message its source, and its folded lines
        self._waiting: list[Message] = []
        self._counts: dict[str, int] = {}
        self._wanted = ""

    @property
    def is_complete(self) -> bool:
        """Whether every message was read."""
        return not self._waiting

    @property
    def total(self) -> int:
        """How many places are known."""
        return sum(self._counts.values())

    def set_messages(self, messages: Sequence[Message], near: str = "") -> None:
        """These are the messages; those around `near` are read first. What was read and is the same stays read."""
        self._messages = [message for message in messages if message.role is not Role.SYSTEM]
        texts = {message.id: message.text for message in self._messages}
        self._read = {name: read for name, read in self._read.items() if texts.get(name) == read[0]}
        middle = next((index for index, message in enumerate(self._messages) if message.id == near), 0)
        waiting = [(abs(index - middle), message) for index, message in enumerate(self._messages)]
        waiting = [pair for pair in waiting if pair[1].id not in self._read]
        self._waiting = [message for _, message in sorted(waiting, key=lambda pair: -pair[0])]
        self._count_all()

    def look_for(self, wanted: str) -> None:
        """Count this, which is folded, from now on."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._count_all()

    def read(self, seconds: float) -> None:
        """Read on for about so long."""
        deadline = time.perf_counter() + seconds
        while self._waiting and time.perf_counter() < deadline:
            self._read_one(self._waiting.pop())

    def read_now(self, message_id: str) -> None:
        """Read this one out of its turn."""
        message = next((message for message in self._waiting if message.id == message_id), None)
        if message is not None:
            self._waiting.remove(message)
            self._read_one(message)

    def count(self, message_id: str) -> int:
        """How often the words stand in a message."""
        return self._counts.get(message_id, 0)

    def position(self, hit: Hit) -> int:
        """Which of all places it is, from 1."""
        before = 0
        for message in self._messages:
            if message.id == hit.message_id:
                return before + hit.number + 1
            before += self.count(message.id)
        return 0

    def first_from(self, message_id: str) -> Hit | None:
        """The first place in this message or below it, or from the beginning when there is none."""
        for name in self._from(message_id):
            if self.count(name):
                return Hit(name, 0)
        return None

    def neighbour(self, hit: Hit, *, forwards: bool) -> Hit | None:
        """The next place or the one before, going round at the ends; None when there is no place at all."""
        number = hit.number + (1 if forwards else -1)
        if 0 <= number < self.count(hit.message_id):
            return Hit(hit.message_id, number)
        first, *others = self._from(hit.message_id)
        around = [*others, first] if forwards else [*reversed(others), first]
        for name in around:
            if self.count(name):
                return Hit(name, 0 if forwards else self.count(name) - 1)
        return None

    def _from(self, message_id: str) -> list[str]:
        """All messages, beginning with this one."""
        names = [message.id for message in self._messages]
        start = names.index(message_id) if message_id in names else 0
        return names[start:] + names[:start] or [message_id]

    def _read_one(self, message: Message) -> None:
        lines = typed_lines(message.text) if message.role is Role.USER else answer_lines(message.text)
        self._read[message.id] = message.text, "\n".join(map(folded, lines))
        self._count_one(message.id)

    def _count_all(self) -> None:
        self._counts = {}
        for name in self._read:
            self._count_one(name)

    def _count_one(self, name: str) -> None:
        count = self._read[name][1].count(self._wanted) if self._wanted else 0
        if count:
            self._counts[name] = count

    def __iter__(self) -> Iterator[Message]:
        return iter(self._messages)
