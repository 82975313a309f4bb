"""The network ledger: every connection that this program made, a line each, in a file that anybody can read."""

import contextlib
import logging
import threading
from pathlib import Path

import msgspec

from desktop.core.download import NetworkUse

MOST = 2_000  # connections that are kept
LARGEST = 400 * MOST  # bytes of the file before it is written anew, a line for each connection
_log = logging.getLogger(__name__)


class NetworkLedger:
    """Any thread. The file is made with the first connection and not before."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def record(self, use: NetworkUse) -> None:
        """Append a line; a full disk costs the line and nothing else."""
        with self._lock, contextlib.suppress(OSError):
            with self._path.open("ab") as file:
                file.write(msgspec.json.encode(use) + b"\n")
            if self._path.stat().st_size > LARGEST:
                self._shorten()

    def uses(self) -> list[NetworkUse]:
        """Return what was made, the newest first, each as it was told last. A line that is none is passed over."""
        with self._lock:
            return self._read()

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._path.unlink(missing_ok=True)

    def _read(self) -> list[NetworkUse]:
        found: dict[str, NetworkUse] = {}
        with contextlib.suppress(FileNotFoundError):
            for number, line in enumerate(self._path.read_bytes().splitlines()):
                try:
                    use = msgspec.json.decode(line, type=NetworkUse)
                    found[use.id or str(number)] = use
                except (msgspec.MsgspecError, UnicodeDecodeError):
                    _log.info("a line of the ledger is none")
        return sorted(found.values(), key=lambda use: use.at, reverse=True)[:MOST]

    def _shorten(self) -> None:
        """A download is told of again and again, and must not crowd out what was before it."""
        kept, size = [], 0
        for use in self._read():
            line = msgspec.json.encode(use) + b"\n"
            size += len(line)
            if size > LARGEST // 2:
                break
            kept.append(line)
        new = self._path.with_name(self._path.name + ".new")
        new.write_bytes(b"".join(reversed(kept)))
        new.replace(self._path)
