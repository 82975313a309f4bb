"""Which of several candidates is the fastest, decided from times that vary.

All take their turn in each round, so what the computer does meanwhile meets all of them alike, and each time is
compared with that of the candidate in use in the same round. Of these gains the median counts, with its standard error
(1.253 s / √n, with s as 1.4826 times the median distance from the median: P. J. Rousseeuw, C. Croux, Alternatives to
the Median Absolute Deviation, 1993), so that a single interruption changes nothing.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
LEAST = 0.03  # a gain below this is not worth a change
FEWEST, MOST = 3, 9  # rounds
_SURE = 3.0  # standard errors
_HOPELESS, _FEW = -0.05, 4


class Contest(Generic[T]):
    """The first candidate is the one in use; it stays until the end."""

    def __init__(self, candidates: Sequence[T]) -> None:
        self._in_use = candidates[0]
        self._times: dict[T, list[float]] = {candidate: [] for candidate in candidates}
        self._standing = list(self._times)

    def turn(self) -> list[T]:
        """Who is measured in the next round; the order changes, as the first may find the computer warmer."""
        return self._standing if self.rounds % 2 == 0 else self._standing[::-1]

    @property
    def rounds(self) -> int:
        """How many there were."""
        return len(self._times[self._in_use])

    def add(self, seconds: Mapping[T, float]) -> None:
        """One round: everybody's time. Who is far behind takes no part in the next one."""
        for candidate, time in seconds.items():
            self._times[candidate].append(time)
        if self.rounds >= 2:
            best = max(map(self.gain, self._standing))
            rest = [one for one in self._standing[1:] if self._reach(one) > best + _HOPELESS]
            self._standing = [self._in_use, *rest]

    @property
    def is_decided(self) -> bool:
        """Whether more rounds would tell nothing new."""
        if len(self._standing) == 1 or self.rounds >= MOST:
            return True
        return self.rounds >= FEWEST and all(map(self._is_clear, self._standing[1:]))

    @property
    def says_something(self) -> bool:
        """Whether there was time for as many rounds as it takes."""
        return len(self._standing) == 1 or self.rounds >= FEWEST

    @property
    def winner(self) -> T:
        """The fastest, if it is faster than what is in use by more than chance; else what is in use."""
        better = [one for one in self._standing[1:] if self._is_better(one)]
        return max(better, key=self.gain, default=self._in_use)

    def gain(self, candidate: T) -> float:
        """0.1: it does ten per cent more in the same time. 0 for the one in use."""
        return median(self._gains(candidate) or [0.0])

    def seconds(self, candidate: T) -> float:
        """Its median time."""
        return median(self._times[candidate] or [0.0])

    @property
    def noise(self) -> float:
        """How much the one in use differs from itself, as a share of its time."""
        times = self._times[self._in_use]
        return _spread(times) / median(times) if times else 0.0

    def _gains(self, candidate: T) -> list[float]:
        pairs = zip(self._times[self._in_use], self._times[candidate], strict=False)
        return [in_use / own - 1 for in_use, own in pairs]

    def _reach(self, candidate: T) -> float:
        """The gain that it may still turn out to have: after a few rounds, one may have been interrupted."""
        return max(self._gains(candidate)) if self.rounds < _FEW else self.gain(candidate)

    def _error(self, candidate: T) -> float:
        gains = self._gains(candidate)
        return 1.253 * _spread(gains) / math.sqrt(len(gains))

    def _is_clear(self, candidate: T) -> bool:
        gain, error = self.gain(candidate), _SURE * self._error(candidate)
        return gain + error < LEAST or (gain - error > LEAST and self._is_better(candidate))

    def _is_better(self, candidate: T) -> bool:
        gains = self._gains(candidate)
        if len(gains) < FEWEST or sum(gain > 0 for gain in gains) < len(gains) - len(gains) // 4:
            return False
        return self.gain(candidate) > max(LEAST, _SURE * self._error(candidate))


def median(values: Iterable[float]) -> float:
    """The one in the middle. Not from `statistics`, which takes longer to import than a wish to stop may wait."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _spread(values: Sequence[float]) -> float:
    """A standard deviation that a few strange values do not change."""
    middle = median(values)
    return 1.4826 * median(abs(value - middle) for value in values)
