"""Decides from beats when an engine hangs. Knows no process and no clock of its own."""

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds of patience."""

    hello: float = 15.0  # from the start to the first line
    silence: float = 10.0  # without any event
    standstill: float = 180.0  # beats, a request to do, and no step forward
    soft: float = 0.5  # between asking, SIGTERM and SIGKILL
    stop: float = 0.7  # for an engine that was told to leave
    drain: float = 0.2  # reading what a dead engine left in its pipes

    @property
    def tick(self) -> float:
        """How often to look."""
        return max(min(self.hello, self.silence, self.standstill) / 10, 0.02)


class Watchdog:
    """One engine's pulse. `now` is a monotonic clock's reading; any thread may report, one thread checks."""

    def __init__(self, limits: Limits, now: float) -> None:
        self._limits = limits
        self._checked = now
        self._heard = now
        self._moved = now
        self._steps = -1
        self._greeted = False
        self.working = False

    def hear(self, now: float) -> None:
        """Any event arrived."""
        self._greeted = True
        self._heard = now

    def beat(self, steps: int, now: float) -> None:
        """A beat arrived."""
        self.hear(now)
        if steps != self._steps:
            self._steps = steps
            self._moved = now

    def begin(self, now: float) -> None:
        """A request was sent."""
        self._moved = now
        self.working = True

    def end(self) -> None:
        """The request is answered."""
        self.working = False

    def hung_for(self, now: float) -> float:
        """Seconds of patience that ran out, or 0.0 while all is well."""
        slept = now - self._checked > max(4 * self._limits.tick, 1.0)
        self._checked = now
        if slept:  # this process stood still itself (suspend, a stopped terminal job): begin to wait anew
            self._heard = self._moved = now
            return 0.0
        patience = self._limits.silence if self._greeted else self._limits.hello
        if now - self._heard > patience:
            return patience
        if self.working and now - self._moved > self._limits.standstill:
            return self._limits.standstill
        return 0.0
