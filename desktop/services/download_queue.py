"""The downloads and their order, as they lie in a file: what was waiting waits again after a restart."""

import contextlib
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from desktop.core.catalogue import HubFile
from desktop.core.download import Download, DownloadState

_log = logging.getLogger(__name__)


class Kept(msgspec.Struct, kw_only=True):
    """What is kept of one download."""

    id: str
    name: str
    file: HubFile
    paused: bool = False


class DownloadQueue:
    """One thread at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> list[Download]:
        """Return the downloads of an earlier run; those that were running wait."""
        try:
            entries = msgspec.json.decode(self._path.read_bytes(), type=list[msgspec.Raw])
        except FileNotFoundError:
            return []
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            _log.info("the list of downloads could not be read")  # the partial files are found again by their names
            return []
        return [
            Download(
                id=one.id,
                name=one.name,
                file=one.file,
                state=DownloadState.PAUSED if one.paused else DownloadState.WAITING,
                total=one.file.size,
            )
            for one in _sound(entries)
        ]

    def save(self, downloads: list[Download]) -> None:
        """Write the list, whole or not at all; on a full disk the old one stays."""
        kept = [
            Kept(
                id=one.id,
                name=one.name,
                file=one.file,
                paused=one.state in (DownloadState.PAUSED, DownloadState.FAILED),
            )
            for one in downloads
            if one.state is not DownloadState.DONE
        ]
        new = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        with contextlib.suppress(OSError):
            with new.open("wb") as file:
                file.write(msgspec.json.format(msgspec.json.encode(kept), indent=1))
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._path)


def _sound(entries: list[msgspec.Raw]) -> Iterator[Kept]:
    """One that is not understood costs itself and not the others."""
    for entry in entries:
        try:
            yield msgspec.json.decode(entry, type=Kept)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            _log.info("an entry in the list of downloads could not be read")
