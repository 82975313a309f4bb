"""A chat as a tree: every version of every message, and which of them are shown."""

from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, Protocol, TypeVar

BEGINNING = ""  # what the first messages of a chat hang on


class Node(Protocol):
    """What a tree is made of: messages, or as much of them as it needs."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def parent_id(self) -> str | None:
        """What it follows; None at the beginning."""


class Link(NamedTuple):
    """A message without its words."""

    id: str
    parent_id: str | None


class Versions(NamedTuple):
    """Messages in one place, the oldest first, and which of them is shown, counted from 1."""

    ids: tuple[str, ...]
    number: int

    @property
    def previous(self) -> str:
        """The version before; "" at the first."""
        return self.ids[self.number - 2] if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The version after; "" at the last."""
        return self.ids[self.number] if self.number < len(self.ids) else ""


T = TypeVar("T", bound=Node)


class MessageTree(Generic[T]):
    """Built once, from everything in a chat in the order in which it was made.

    A message whose parent is missing counts as one at the beginning, so that nothing a person wrote can become
    invisible through a lost parent alone.
    """

    def __init__(self, messages: Iterable[T], shown: Mapping[str, str] | None = None) -> None:
        """`shown` names what is shown after a message, by the message's id; elsewhere it is the newest."""
        self._messages = {message.id: message for message in messages}
        self._shown = shown or {}
        self._children: dict[str, list[T]] = {}
        for message in self._messages.values():
            self._children.setdefault(self.place(message), []).append(message)

    def find(self, message_id: str) -> T | None:
        """A message, shown or not."""
        return self._messages.get(message_id)

    def place(self, message: T) -> str:
        """What a message hangs on: its parent's id, or `BEGINNING`."""
        parent = message.parent_id
        return parent if parent is not None and parent in self._messages else BEGINNING

    def has_children(self, message_id: str) -> bool:
        """Whether anything follows a message, shown or not."""
        return bool(self._children.get(message_id))

    def path(self) -> list[T]:
        """What is shown, from the beginning to a leaf."""
        path: list[T] = []
        seen: set[str] = set()
        step = self._next(BEGINNING)
        while step is not None and step.id not in seen:
            seen.add(step.id)
            path.append(step)
            step = self._next(step.id)
        return path

    def path_to(self, message_id: str) -> list[T]:
        """From the beginning to a message, shown or not; empty when it is unknown."""
        path: list[T] = []
        seen: set[str] = set()
        step = self._messages.get(message_id)
        while step is not None and step.id not in seen:
            seen.add(step.id)
            path.append(step)
            step = self._messages.get(self.place(step))
        return path[::-1]

    def versions(self) -> dict[str, Versions]:
        """For each message that is shown and has other versions: all of them."""
        found: dict[str, Versions] = {}
        for message in self.path():
            ids = tuple(one.id for one in self._children[self.place(message)])
            if len(ids) > 1:
                found[message.id] = Versions(ids, ids.index(message.id) + 1)
        return found

    def choices_for(self, message_id: str) -> dict[str, str]:
        """What has to be chosen, and where, so that a message is shown; what is shown already is left out."""
        found: dict[str, str] = {}
        for message in self.path_to(message_id):
            place = self.place(message)
            now = self._next(place)
            if now is None or now.id != message.id:
                found[place] = message.id
        return found

    def _next(self, place: str) -> T | None:
        children = self._children.get(place)
        if not children:
            return None
        chosen = self._shown.get(place)
        return next((child for child in children if child.id == chosen), children[-1])
