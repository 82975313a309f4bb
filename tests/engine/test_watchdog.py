"""When an engine counts as hung, on a clock that the test turns."""

import pytest

from desktop.engine.watchdog import Limits, Watchdog

LIMITS = Limits(hello=15.0, silence=10.0, standstill=180.0)


class Clock:
    """Looks at the watchdog as often as its tick says, up to a given second."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.watchdog = Watchdog(LIMITS, self.now)

    def run(self, seconds: float, *, steps: list[int] | None = None) -> float:
        """The first complaint, or 0.0; with `steps`, a beat a second with these numbers, the last one repeated."""
        started = self.now
        end = started + seconds
        while self.now < end:
            self.now += LIMITS.tick
            if steps is not None:
                passed = int(self.now - started)
                self.watchdog.beat(steps[min(passed, len(steps) - 1)], self.now)
            if complaint := self.watchdog.hung_for(self.now):
                return complaint
        return 0.0


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_no_hello(clock: Clock) -> None:
    assert clock.run(14.0) == 0.0
    assert clock.run(3.0) == 15.0


def test_silence_after_hello(clock: Clock) -> None:
    clock.watchdog.hear(clock.now)
    assert clock.run(9.0) == 0.0
    assert clock.run(3.0) == 10.0


def test_beats_are_life(clock: Clock) -> None:
    assert clock.run(1000.0, steps=[0]) == 0.0


def test_a_standstill_counts_only_while_something_is_asked(clock: Clock) -> None:
    assert clock.run(300.0, steps=[0]) == 0.0
    clock.watchdog.begin(clock.now)
    assert clock.run(178.0, steps=[0]) == 0.0
    assert clock.run(5.0, steps=[0]) == 180.0
    clock.watchdog.end()
    assert clock.run(300.0, steps=[0]) == 0.0


def test_steps_forward_are_no_standstill(clock: Clock) -> None:
    clock.watchdog.begin(clock.now)
    assert clock.run(1000.0, steps=list(range(2000))) == 0.0


def test_a_new_request_begins_the_wait_anew(clock: Clock) -> None:
    clock.watchdog.begin(clock.now)
    assert clock.run(170.0, steps=[0]) == 0.0
    clock.watchdog.end()
    clock.watchdog.begin(clock.now)
    assert clock.run(170.0, steps=[0]) == 0.0


def test_a_night_of_sleep_is_not_the_engines_silence(clock: Clock) -> None:
    clock.watchdog.begin(clock.now)
    assert clock.run(5.0, steps=[0]) == 0.0
    clock.now += 8 * 3600
    assert clock.run(9.0) == 0.0
    assert clock.run(3.0) == 10.0, "after waking up the patience is as long as ever"


def test_short_limits_are_looked_at_often() -> None:
    assert Limits(hello=0.5, silence=0.3).tick == pytest.approx(0.03)
    assert Limits(hello=0.01).tick == 0.02
