"""What the probe found, kept in one small file: good for an engine build, backend, processor and number of threads."""

import contextlib
import hashlib
import os
import threading
from pathlib import Path

import msgspec

from desktop.core.speed import MachineSpeed
from desktop.engine.cores import usable_cores
from desktop.engine.processor import processor_identity

FORMAT = 5  # raise it when the probe measures otherwise than before
_MOST = 20  # probes; the oldest are forgotten
_LARGEST = 1 << 20  # bytes; a larger file is none of ours


def machine_key(build: str, backend: str, threads: int) -> str:
    """What tells this computer, engine and number of threads from another."""
    words = (FORMAT, build, backend, processor_identity(), usable_cores(), threads)
    return hashlib.sha256("\0".join(map(str, words)).encode()).hexdigest()[:16]


class SpeedMemory:
    """Owns the file. Any thread. One that cannot be read or written costs a new probe, and nothing else."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def recall(self, key: str) -> MachineSpeed | None:
        """What was found under this `machine_key`."""
        return self._read().get(key)

    def remember(self, key: str, speed: MachineSpeed) -> None:
        """Keep it. Whole or not at all."""
        with self._lock, contextlib.suppress(OSError):
            found = {**self._read(), key: speed}
            newest = dict(sorted(found.items(), key=lambda item: item[1].at)[-_MOST:])
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
            part.write_bytes(msgspec.json.format(msgspec.json.encode(newest), indent=1))
            part.replace(self._path)

    def _read(self) -> dict[str, MachineSpeed]:
        with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            if self._path.stat().st_size <= _LARGEST:
                return msgspec.json.decode(self._path.read_bytes(), type=dict[str, MachineSpeed])
        return {}
