"""What a pool tells about itself."""

from enum import StrEnum

import msgspec

from desktop.core.errors import BantamError
from desktop.core.model import ModelFile
from desktop.engine.protocol import Confined, Loaded
from desktop.engine.states import EngineState


class Activity(StrEnum):
    """What the chat engine does."""

    IDLE = "idle"  # none is loaded
    LOADING = "loading"
    READY = "ready"
    BUSY = "busy"
    STOPPED = "stopped"  # it died; the next request starts it again


class PoolState(msgspec.Struct, frozen=True, kw_only=True):
    """The chat engine's activity, its model, and the error if it died."""

    state: Activity
    model_name: str = ""
    error: BantamError | None = None


class LoadedEngine(msgspec.Struct, frozen=True, kw_only=True):
    """The chat engine that is loaded."""

    model: ModelFile
    facts: Loaded
    pid: int
    confinement: Confined | None = None  # None: it never said
    is_busy: bool = False
    ends_in: float | None = None  # seconds until it is ended if nobody asks; None: it stays, or is asked now


ACTIVITIES = {
    EngineState.STARTING: Activity.LOADING,
    EngineState.LOADING: Activity.LOADING,
    EngineState.READY: Activity.READY,
    EngineState.BUSY: Activity.BUSY,
    EngineState.STOPPING: Activity.IDLE,
    EngineState.GONE: Activity.IDLE,
    EngineState.CRASHED: Activity.STOPPED,
}
