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
    UNREACHABLE = "unreachable"  # the same, where there seems to be no network at all
    NO_ROOM = "no room"  # the disk is full; it goes on by itself when it is not any more
    OTHERS = "others"  # another Bantam is fetching the same file
    PAUSED = "paused"
    VERIFYING = "verifying"
    DONE = "done"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens by itself."""
        return self in (DownloadState.DONE, DownloadState.FAILED)


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """Why a download does not go on: what happened, what is safe, what to do; `details` is the technical text."""

    what: Text
    safe: Text | None = None
    next_step: Text | None = None
    details: str = ""


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
    retry_in: float = 0.0  # counted down each time that it is asked for
    trouble: Trouble | None = None
    path: str = ""  # of the first file, once it is usable


class Purpose(StrEnum):
    """What a connection is for, as the ledger keeps it."""

    SEARCH = "search"
    FILES = "files of a model"
    HEADER = "header of a file"
    DOWNLOAD = "download"


class NetworkUse(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the ledger: a connection that this program made.

    It is told when it is opened, and again with what it sent and received; `id` says that it is the same.
    """

    id: str = ""
    at: float  # seconds since the epoch
    host: str
    why: str  # a `Purpose`
    what: str = ""  # repository and file
    sent: int = 0
    received: int = 0
