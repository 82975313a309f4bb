"""Finds the texts at which an answer has to end, wherever the borders of tokens cut them."""

from collections import deque
from collections.abc import Sequence

MAX_STOPS = 16
MAX_LENGTH = 256  # characters of one


class StopStrings:
    """Holds back only what may still become a stop. Work per character does not depend on how many stops there are.

    The stop that is complete first ends the answer; of several that are complete with the same character it is the
    longest. (This is the automaton of Aho and Corasick: one state per beginning of a stop.)
    """

    def __init__(self, stops: Sequence[str]) -> None:
        """Raises `ValueError` for more stops, longer ones or emptier ones than there may be."""
        if len(stops) > MAX_STOPS or not all(0 < len(stop) <= MAX_LENGTH for stop in stops):
            raise ValueError(f"at most {MAX_STOPS} stops of 1 to {MAX_LENGTH} characters")
        self._next: list[dict[str, int]] = [{}]
        self._depth = [0]  # characters that lead to a state
        self._found = [0]  # length of the longest stop that ends in a state
        for stop in stops:
            self._add(stop)
        self._shorter = [0] * len(self._next)  # the longest shorter beginning of a stop with which a state's text ends
        self._find_shorter()
        self._state = 0
        self._held = ""
        self._stopped = False

    def feed(self, text: str) -> tuple[str, bool]:
        """What is certain to be part of the answer by now, and whether a stop was found. After that nothing comes."""
        if self._stopped:
            return "", True
        for position, character in enumerate(text, 1):
            state = self._state = self._step(self._state, character)
            if length := self._found[state]:
                seen = self._held + text[:position]
                self._held, self._stopped = "", True
                return seen[: len(seen) - length], True
        return self._release(self._held + text), False

    def finish(self) -> str:
        """What was held back and did not become a stop."""
        rest, self._held, self._state = self._held, "", 0
        return rest

    def _release(self, seen: str) -> str:
        safe = len(seen) - self._depth[self._state]
        self._held = seen[safe:]
        return seen[:safe]

    def _step(self, state: int, character: str) -> int:
        while state and character not in self._next[state]:
            state = self._shorter[state]
        return self._next[state].get(character, 0)

    def _add(self, stop: str) -> None:
        state = 0
        for character in stop:
            if character not in self._next[state]:
                self._next[state][character] = len(self._next)
                self._depth.append(self._depth[state] + 1)
                self._next.append({})
                self._found.append(0)
            state = self._next[state][character]
        self._found[state] = len(stop)

    def _find_shorter(self) -> None:
        waiting = deque(self._next[0].values())
        while waiting:
            state = waiting.popleft()
            for character, following in self._next[state].items():
                waiting.append(following)
                self._shorter[following] = self._step(self._shorter[state], character)
                self._found[following] = self._found[following] or self._found[self._shorter[following]]
