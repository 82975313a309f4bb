"""What the engines of a pool do, as everybody may hear it."""

from enum import StrEnum

import msgspec

from desktop.core.errors import BantamError


class Activity(StrEnum):
    """What an engine does."""

    IDLE = "idle"  # it was ended, or none is loaded
    LOADING = "loading"
    READY = "ready"
    BUSY = "busy"
    STOPPED = "stopped"  # it died; the next request starts it again


class PoolState(msgspec.Struct, frozen=True, kw_only=True):
    """An engine's activity, its model, and the error if it died."""

    state: Activity
    model_name: str = ""
    path: str = ""  # of the model's file, as two may be called the same
    error: BantamError | None = None
