"""Guesses what comes next from what was already said: an answer that quotes its prompt is read rather than written.

Prompt lookup is speculative decoding without a second model (A. Saxena, “Prompt Lookup Decoding”, 2023): where the
last few tokens stand earlier in the chat, the tokens that followed there are offered as a draft.
"""

from collections.abc import Iterable, Sequence

GRAM = 3  # tokens that have to agree before anything is offered


class PromptLookup:
    """Remembers where every run of `GRAM` tokens last ended. Constant time per token."""

    def __init__(self, tokens: Iterable[int]) -> None:
        self._tokens: list[int] = []
        self._ends: dict[tuple[int, ...], int] = {}
        self._before = -1  # where the last run stood before, as the place of the token after it
        self._agreed = 0  # tokens that agree there, as far as was followed
        for token in tokens:
            self.add(token)

    def add(self, token: int) -> None:
        """One more token of the chat."""
        tokens = self._tokens
        tokens.append(token)
        if len(tokens) >= GRAM:
            run = tuple(tokens[-GRAM:])
            before = self._ends.get(run, -1)
            self._agreed = 0 if before < 0 else self._agreed + 1 if before == self._before + 1 else GRAM
            self._before = before
            self._ends[run] = len(tokens)

    def draft(self, limit: int) -> Sequence[int]:
        """At most `limit` tokens that followed the last time, and no more than agree so far; none when this is new."""
        if self._before < 0:
            return ()
        return self._tokens[self._before : self._before + min(limit, self._agreed)]
