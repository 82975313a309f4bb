"""Splits what a model writes into its reasoning and its answer, wherever the borders of tokens cut the markers."""

from collections.abc import Iterable, Sequence
from enum import Enum, StrEnum, auto
from typing import NamedTuple

from desktop.engine.reasoning_families import FAMILIES, Family


class Kind(StrEnum):
    """What a piece of text is."""

    REASONING = "reasoning"
    ANSWER = "answer"


class Piece(NamedTuple):
    """Some text of one kind; never empty."""

    kind: Kind
    text: str


class _State(Enum):
    BETWEEN = auto()  # nothing but blanks since the beginning or since a block: markers are expected
    OPENED = auto()  # nothing but blanks since the prompt or a marker opened the reasoning
    REASONING = auto()
    ANSWER = auto()


_Marker = tuple[str, Family, _State]  # what it is, and where it leads


class ReasoningSplitter:
    """One answer. Every character comes out again, but for the markers; blanks around them stay too.

    Markers count only where they belong: an opening one at the beginning or right after a block, for an answer may be
    about "<think>"; a closing one inside its own block, the first of which ends it, however many were opened. A block
    that is never closed is reasoning to the end. Calls of tools are left as they are.
    """

    def __init__(self, prompt: str = "") -> None:
        """`prompt` is the rendered template: it may end inside a block already."""
        self._family = opened_by(prompt)
        self._state = _State.OPENED if self._family else _State.BETWEEN
        self._wrapper_ends: Sequence[str] = ()  # what ends the wrapper that the answer is in
        self._held = ""
        self._pieces: list[Piece] = []

    def feed(self, text: str) -> list[Piece]:
        """What is certain by now."""
        self._held += text
        while self._step():
            pass
        found, self._pieces = self._pieces, []
        return found

    def finish(self) -> list[Piece]:
        """What was held back, because it might have become a marker."""
        if self._held:
            self._emit(len(self._held))
        found, self._pieces = self._pieces, []
        return found

    def _step(self) -> bool:
        """Deal with the next marker; False when more text is needed for that."""
        if not self._held:
            return False
        if self._state in (_State.BETWEEN, _State.OPENED):
            return self._at_beginning()
        return self._in_the_middle()

    def _at_beginning(self) -> bool:
        self._emit(len(self._held) - len(self._held.lstrip()))
        markers = self._opens() if self._state is _State.BETWEEN else self._repeated()
        for marker, family, state in markers:
            if self._held.startswith(marker):
                self._take(marker, family, state)
                return True
        if any(marker.startswith(self._held) for marker, _, _ in markers):
            return False
        self._state = _State.ANSWER if self._state is _State.BETWEEN else _State.REASONING
        return True

    def _in_the_middle(self) -> bool:
        markers = self._closes() if self._state is _State.REASONING else self._answer_markers()
        places = [(self._held.find(marker), marker, family, state) for marker, family, state in markers]
        found = min((place for place in places if place[0] >= 0), key=lambda place: place[0], default=None)
        if found is None:
            self._emit(len(self._held) - _longest_beginning(self._held, (marker for marker, _, _ in markers)))
            return False
        start, marker, family, state = found
        self._emit(start)
        self._take(marker, family, state)
        return True

    def _opens(self) -> list[_Marker]:
        found = [(marker, family, _State.OPENED) for family in FAMILIES for marker in family.opens]
        # A wrapper of the answer is one only after reasoning, or where it is a header that nobody writes by chance.
        wrapping = [family for family in FAMILIES if family.returns or family is self._family]
        return found + [(marker, family, _State.ANSWER) for family in wrapping for marker in family.answer_opens]

    def _repeated(self) -> list[_Marker]:
        """Right after an opening marker: the model may open again what its prompt has opened, or close it at once."""
        family = self._family
        return [(marker, family, _State.OPENED) for marker in family.opens] + self._closes() if family else []

    def _closes(self) -> list[_Marker]:
        family = self._family
        if family is None:
            return []
        found = [(marker, family, _State.BETWEEN) for marker in family.closes]
        return found + ([(marker, family, _State.ANSWER) for marker in family.answer_opens] if family.returns else [])

    def _answer_markers(self) -> list[_Marker]:
        family = self._family
        if family is None:
            return []
        found = [(marker, family, _State.BETWEEN) for marker in self._wrapper_ends]
        if family.returns:
            found += [(marker, family, _State.OPENED) for marker in family.opens]
            found += [(marker, family, _State.ANSWER) for marker in family.answer_opens]
        return found

    def _take(self, marker: str, family: Family, state: _State) -> None:
        self._held = self._held[len(marker) :]
        self._family, self._state = family, state
        pairs = zip(family.answer_opens, family.answer_closes, strict=False)
        self._wrapper_ends = (
            family.answer_closes if family.returns else [end for start, end in pairs if start == marker]
        )

    def _emit(self, count: int) -> None:
        text, self._held = self._held[:count], self._held[count:]
        if not text:
            return
        reasons = self._state in (_State.OPENED, _State.REASONING)
        kind = Kind.REASONING if reasons else Kind.ANSWER
        if self._pieces and self._pieces[-1].kind is kind:
            text = self._pieces.pop().text + text
        self._pieces.append(Piece(kind, text))


def opened_by(prompt: str) -> Family | None:
    """The family whose block the end of a prompt has opened."""
    end = prompt[-200:].rstrip()
    return next((family for family in FAMILIES if end.endswith(family.opens)), None)


def _longest_beginning(text: str, markers: Iterable[str]) -> int:
    """How much of the end of a text may become a marker."""
    longest = 0
    for marker in markers:
        for length in range(min(len(marker) - 1, len(text)), longest, -1):
            if text.endswith(marker[:length]):
                longest = length
                break
    return longest
