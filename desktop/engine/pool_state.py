"""What a pool tells about engines that are loaded."""

import msgspec

from desktop.core.model import ModelFile
from desktop.core.pool_state import Activity
from desktop.engine.protocol import Confined, Loaded
from desktop.engine.slot import Wish
from desktop.engine.states import EngineState


class LoadedEngine(msgspec.Struct, frozen=True, kw_only=True):
    """An engine that is loaded."""

    model: ModelFile
    wish: Wish | None = None  # what it was made for
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
