"""The life of an engine: STARTING → LOADING → READY ⇄ BUSY → STOPPING → GONE, and from anywhere → CRASHED."""

from enum import StrEnum

from desktop.core.errors import BugError


class EngineState(StrEnum):
    """Where an engine is in its life."""

    STARTING = "starting"
    LOADING = "loading"
    READY = "ready"
    BUSY = "busy"
    STOPPING = "stopping"
    GONE = "gone"
    CRASHED = "crashed"

    @property
    def is_over(self) -> bool:
        """The process is gone, or about to be."""
        return self in (EngineState.STOPPING, EngineState.GONE, EngineState.CRASHED)


_ENDS = {EngineState.STOPPING, EngineState.CRASHED}
_FOLLOWERS: dict[EngineState, set[EngineState]] = {
    EngineState.STARTING: {EngineState.LOADING, *_ENDS},
    EngineState.LOADING: {EngineState.READY, *_ENDS},
    EngineState.READY: {EngineState.BUSY, *_ENDS},
    EngineState.BUSY: {EngineState.READY, *_ENDS},
    EngineState.STOPPING: {EngineState.GONE, EngineState.CRASHED},
    EngineState.GONE: {EngineState.CRASHED},
    EngineState.CRASHED: set(),
}


def follow(now: EngineState, then: EngineState) -> EngineState:
    """Return `then`; a transition that the map does not have is our bug."""
    if then not in _FOLLOWERS[now]:
        raise BugError(f"an engine went from {now} to {then}")
    return then
