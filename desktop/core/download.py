"""What is being fetched: models, as one or more files that are usable together or not at all."""

from enum import StrEnum

import msgspec

from desktop.core.catalogue import HubFile
from desktop.core.text import Text


class DownloadState(StrEnum):
    """Where a download stands."""

    WAITING = "waiting"  # for its turn
    RUNNING = "running"
    RETRYING = "retrying"  # after a fault; `Download.retry_in` says when
    PAUSED = "paused"
    VERIFYING = "verifying"
    DONE = "done"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens by itself."""
        return self in (DownloadState.DONE, DownloadState.FAILED)


class Download(msgspec.Struct, frozen=True, kw_only=True):
    """One model on its way. Sizes in bytes, times in seconds."""

    id: str
    name: str  # for people
    file: HubFile
    state: DownloadState
    done: int = 0
    total: int = 0
    speed: float = 0.0  # bytes a second, over the last few seconds
    seconds_left: float | None = None
    retry_in: float = 0.0
    why: Text | None = None  # what went wrong, in words
    path: str = ""  # of the first file, once it is usable


class NetworkUse(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the ledger: a connection that this program made."""

    at: float  # seconds since the epoch
    host: str
    why: str  # "search", "files of a model", "header of a file", "download"
    what: str = ""  # repository and file
    sent: int = 0
    received: int = 0
