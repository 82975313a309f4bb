"""Guesses what comes next from what was already said: an answer that quotes its prompt is read rather than written.

Prompt lookup is speculative decoding without a second model (A. Saxena, “Prompt Lookup Decoding”, 2023): where the
last few tokens stand earlier in the chat, the tokens that followed there are offered as a draft.
"""

from collections.abc import Iterable, Sequence

GRAM = 3  # tokens that have to agree before anything is offered
SHORTEST, LONGEST = 2, 16  # tokens of a draft
FEW = 6  # drafts before a verdict
FIRST_PAUSE, LAST_PAUSE = 32, 1024  # tokens without drafts after a bad verdict


class PromptLookup:
    """Remembers where every run of `GRAM` tokens last ended. Constant time per token."""

    def __init__(self, tokens: Iterable[int]) -> None:
        self._tokens: list[int] = []
        self._ends: dict[tuple[int, ...], int] = {}
        self._before = -1  # where the last run stood before, as the place of the token after it
        for token in tokens:
            self.add(token)

    def add(self, token: int) -> None:
        """One more token of the chat."""
        tokens = self._tokens
        tokens.append(token)
        if len(tokens) >= GRAM:
            run = tuple(tokens[-GRAM:])
            self._before = self._ends.get(run, -1)
            self._ends[run] = len(tokens)

    def draft(self, limit: int) -> Sequence[int]:
        """At most `limit` tokens that followed the last time; none when this is new."""
        if self._before < 0:
            return ()
        return self._tokens[self._before : self._before + limit]


class Pace:
    """Whether drafts pay, and how long they should be: learned from what they brought and what they cost.

    `now` of the callers is any clock in seconds. A verdict needs a few drafts; a bad one silences drafts for a while,
    each time for longer, so that text which never repeats costs next to nothing.
    """

    def __init__(self) -> None:
        self.length = 4
        self._pause = FIRST_PAUSE
        self._quiet_for = 0
        self._single = 0.0  # seconds of one token alone, smoothed
        self._drafts = 0
        self._won = 0  # tokens that drafts brought
        self._spent = 0.0  # seconds they took

    @property
    def allows(self) -> bool:
        """Whether to draft for the next token."""
        return not self._quiet_for and self._single > 0

    def single(self, seconds: float) -> None:
        """One token was calculated alone."""
        self._single = seconds if not self._single else 0.9 * self._single + 0.1 * seconds
        self._quiet_for = max(self._quiet_for - 1, 0)

    def drafted(self, offered: int, accepted: int, seconds: float) -> None:
        """A draft of `offered` tokens brought `accepted` of them and one more."""
        self.length = min(2 * self.length, LONGEST) if accepted == offered else max(accepted + 1, SHORTEST)
        self._drafts += 1
        self._won += accepted + 1
        self._spent += seconds
        if self._drafts >= FEW:
            self._judge()

    def _judge(self) -> None:
        """Did the drafts bring their tokens faster than one by one?"""
        if self._spent > self._won * self._single:
            self._quiet_for = self._pause
            self._pause = min(2 * self._pause, LAST_PAUSE)
        else:
            self._pause = FIRST_PAUSE
        self._drafts, self._won, self._spent = 0, 0, 0.0
