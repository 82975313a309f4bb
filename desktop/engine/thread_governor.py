"""Uses fewer threads while other programs need the processor.

llama.cpp's threads wait for each other hundreds of times a token, spinning. With as many threads as cores, one busy
program beside us makes every such wait last until the system gives the missing thread its turn: a token then takes
a second instead of milliseconds, while one thread less costs its share and no more.
"""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path

_ENOUGH = 0.75  # share of the time that our threads were really running; spinning counts, so alone it is near 1
_LOST = 0.015  # seconds beyond that share, summed up: a moment's interruption costs less than a thread given away
_LOOK_AGAIN = 0.3  # seconds between looks whether there is room again
_QUIET_LOOKS = 2  # as many in a row find room before a thread comes back
_LOAD = Path("/proc/loadavg")


class ThreadGovernor:
    """Watches calls that calculate, and sets the number of threads between them. Main thread only."""

    def __init__(
        self, wanted: int, set_threads: Callable[[int], None], *, reading: int = 0, kept: bool = False
    ) -> None:
        """`wanted` threads for calls with one token, `reading` for those with many; 0 is as many.

        `set_threads` is told the most that either may use. `kept`: after a call the threads run on for a moment and
        look for the next one.
        """
        self.want(wanted, reading)
        self.current = self._wanted
        self._kept = kept
        self._set = set_threads
        self._looked = 0.0
        self._quiet = 0
        self._lost = (
            0.0  # seconds that our threads had to wait more than is usual, as far as calls since made up for it
        )

    def want(self, writing: int, reading: int = 0) -> None:
        """Other numbers from the next work on."""
        self._writing, self._reading = writing, reading or writing
        self._wanted = max(self._writing, self._reading)

    def begin(self) -> None:
        """Work begins: take what is free right now."""
        self._change(min(self._wanted, free_cores()))

    def watched(self, call: Callable[[], int], *, reads: bool = False) -> int:
        """Make a call; when our threads had to wait for the processor, use fewer from now on.

        `reads`: the call has many tokens.
        """
        threads = min(self.current, self._reading if reads else self._writing)
        if self._wanted == 1:
            return call()
        wall, used = time.perf_counter(), time.process_time()
        result = call()
        used, now = time.process_time() - used, time.perf_counter()
        wall = now - wall
        self._lost = max(self._lost + _ENOUGH * wall - used / threads, 0.0)
        if threads > 1 and self._lost > _LOST:
            self._change(min(threads - 1, free_cores(self._running)))
        elif self.current < self._wanted and now - self._looked > _LOOK_AGAIN:
            self._look(now)
        return result

    def _look(self, now: float) -> None:
        self._looked = now
        self._quiet = self._quiet + 1 if free_cores(self._running) > self.current else 0
        if self._quiet >= _QUIET_LOOKS:
            self._change(min(self._wanted, free_cores(self._running)))

    @property
    def _running(self) -> int:
        """Threads of ours that run right after a call."""
        return self.current if self._kept else 1

    def _change(self, threads: int) -> None:
        self._quiet, self._lost = 0, 0.0
        self._looked = time.perf_counter()
        if max(threads, 1) != self.current:
            self.current = max(threads, 1)
            self._set(self.current)


def free_cores(ours: int = 1) -> int:
    """Logical cores that no other program is using at this moment; all of them where the system does not tell.

    `ours` is how many of this process's threads are running, this one among them.
    """
    total = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with contextlib.suppress(OSError, ValueError, IndexError):
        running = int(_LOAD.read_text("ascii").split()[3].split("/")[0])
        return max(total - max(running - ours, 0), 1)
    return total
