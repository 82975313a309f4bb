"""Whether the computer has time to be measured: other programs at work make every number a number about them."""

import time
from collections.abc import Callable

from desktop.engine.thread_governor import free_cores

_LOOK = 0.02  # seconds between two looks
_QUIET_LOOKS = 6  # in a row
_WAIT = 1.5  # seconds that something short may take to end
_ENOUGH = 0.85  # share of a measurement that our threads were really running; alone it is near 1
_LOST = 0.0005  # seconds a call; below that it is our threads waiting for each other
_TOO_MANY, _TOO_OFTEN = 4, 0.25  # measurements that were disturbed: at least so many, and this share


class BusyError(Exception):
    """Other programs use the processor."""


class Quiet:
    """Looks before measuring, and counts what was disturbed while it went on."""

    def __init__(self, most: int) -> None:
        """More threads than `most` cannot run at once, however quiet it is."""
        self._most = most
        self._all = self._disturbed = 0

    def wait(self, threads: int, is_over: Callable[[], bool]) -> None:
        """Return as soon as there has been room for so many threads for a moment; raises `BusyError`."""
        threads = min(threads, self._most)
        until = time.perf_counter() + _WAIT
        quiet = 0
        while quiet < _QUIET_LOOKS and not is_over():
            quiet = quiet + 1 if free_cores() >= threads else 0
            if time.perf_counter() > until:
                raise BusyError
            time.sleep(_LOOK)

    @property
    def was_disturbed(self) -> bool:
        """Whether anything was."""
        return self._disturbed > 0

    def is_disturbed(self, wall: float, used: float, threads: int, calls: int) -> bool:
        """Judge a measurement: seconds by the clock and of the processor's time. Raises `BusyError` for too many."""
        threads = min(threads, self._most)
        lost = (wall - used / threads) / calls
        disturbed = used < _ENOUGH * wall * threads and lost > _LOST
        self._all += 1
        self._disturbed += disturbed
        if self._disturbed >= max(_TOO_MANY, _TOO_OFTEN * self._all):
            raise BusyError
        return disturbed
