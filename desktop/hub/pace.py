"""How fast bytes come: as many as are allowed, and not so few that another connection would do better."""

import time
from collections.abc import Callable

LEAST = 2_048.0  # bytes a second; what comes more slowly than this for `PATIENCE` is not coming
PATIENCE = 30.0  # seconds


class Limit:
    """Lets bytes through at most at a rate; 0 is without one."""

    def __init__(self, rate: float, sleep: Callable[[float], None] = time.sleep) -> None:
        self._rate, self._sleep = rate, sleep
        self._free_at = time.monotonic()

    @property
    def is_set(self) -> bool:
        """Whether there is one."""
        return self._rate > 0

    def passed(self, count: int) -> None:
        """Wait until so many bytes may have come."""
        if self._rate <= 0:
            return
        now = time.monotonic()
        self._free_at = max(self._free_at, now - 0.25) + count / self._rate
        if self._free_at > now:
            self._sleep(self._free_at - now)


class Drip:
    """Notices a connection that is open and brings next to nothing. Monotonic time, so that clocks may jump."""

    def __init__(self, patience: float = PATIENCE, least: float = LEAST) -> None:
        self._patience, self._least = patience, least
        self._since, self._count = time.monotonic(), 0

    def is_too_slow(self, count: int) -> bool:
        """Tell it what came; whether to give the connection up."""
        self._count += count
        passed = time.monotonic() - self._since
        if passed < self._patience:
            return False
        is_slow = self._count < self._least * passed
        self._since, self._count = time.monotonic(), 0
        return is_slow
