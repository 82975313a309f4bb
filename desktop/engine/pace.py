"""Whether guessing several tokens at a time pays, and how many: an account of what drafts brought and what they cost.

Its unit is the time of one token calculated alone. A draft pays in the tokens it brought and takes out the time that it
took beyond one token. What each further token of a draft costs is learned: little where memory sets the pace, nearly
a whole one where arithmetic does. Tokens calculated alone pay in a hundredth each, so that drafts are tried again now
and then. No draft is longer than the account can bear if all of it is wrong. So drafts cost no more than `CREDIT` and
a hundredth of the time, whatever the text.

Other programs may take the processor away in the middle of a call. So a draft counts as no dearer than its tokens one
by one, and a token alone as no dearer than two of those before it.
"""

SHORTEST, FIRST, LONGEST = 2, 4, 16  # tokens of a draft
CREDIT = 2.0  # at the beginning, before any draft was seen
SHARE = 0.01  # what a token alone pays in
LEAST, MOST = -2.0, 12.0  # so that a text which begins or stops repeating itself is noticed soon
_PRICE = 0.5  # of each further token of a draft, before one was made
_CHEAP = 0.02  # the price is never believed to be lower
_OLD, _NEW = 0.9, 0.1  # weights of a smoothed value and of what comes in


class Pace:
    """Of one source of drafts in one answer. `seconds` of the callers are of any clock."""

    def __init__(self) -> None:
        self._wish = FIRST  # tokens, from how the last draft went
        self._balance = CREDIT
        self._single = 0.0  # seconds of one token alone, smoothed
        self._price = _PRICE  # smoothed

    @property
    def length(self) -> int:
        """Tokens that the next draft may have; 0 where none would pay."""
        length = min(self._wish, int(self._balance / self._price))
        return length if length >= SHORTEST and self._single > 0 else 0

    def single(self, seconds: float) -> None:
        """One token was calculated alone."""
        self._single = _OLD * self._single + _NEW * min(seconds, 2 * self._single) if self._single else seconds
        self._pay(SHARE)

    def wasted(self, seconds: float) -> None:
        """Looking for a draft took so long, and there was none."""
        if self._single:
            self._pay(-seconds / self._single)

    def drafted(self, offered: int, accepted: int, seconds: float) -> None:
        """A draft of `offered` tokens brought `accepted` of them and one more."""
        self._wish = min(max(2 * offered, self._wish), LONGEST) if accepted == offered else max(accepted + 1, SHORTEST)
        cost = min(max(seconds / self._single - 1, 0.0), offered)
        self._price = max(self._price + (cost / offered - self._price) / 4, _CHEAP)
        self._pay(accepted - cost)

    def _pay(self, tokens: float) -> None:
        self._balance = min(max(self._balance + tokens, LEAST), MOST)
