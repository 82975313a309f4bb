"""The life of an engine: every step that is allowed, and every one that is not."""

import itertools

import pytest

from desktop.core.errors import BugError
from desktop.engine.states import EngineState, follow

S = EngineState
ALLOWED = {
    (S.STARTING, S.LOADING),
    (S.LOADING, S.READY),
    (S.READY, S.BUSY),
    (S.BUSY, S.READY),
    (S.STOPPING, S.GONE),
    *((state, S.STOPPING) for state in (S.STARTING, S.LOADING, S.READY, S.BUSY)),
    *((state, S.CRASHED) for state in S if state is not S.CRASHED),
}


@pytest.mark.parametrize(("now", "then"), list(itertools.product(S, S)))
def test_every_step(now: EngineState, then: EngineState) -> None:
    if (now, then) in ALLOWED:
        assert follow(now, then) is then
    else:
        with pytest.raises(BugError, match=f"from {now} to {then}"):
            follow(now, then)


def test_what_is_over_cannot_begin_again() -> None:
    over = {state for state in S if state.is_over}
    assert over == {S.STOPPING, S.GONE, S.CRASHED}
    assert not any(then not in over for now, then in ALLOWED if now in over)
