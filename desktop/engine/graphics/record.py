"""What is remembered of graphics processors, in one small file: good for an engine build, and the devices it found.

A driver that is renewed or another card makes another list of devices, and then everything is tried anew.
"""

import contextlib
import os
import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec

from desktop.core.machine import ComputeDevice
from desktop.engine.fingerprint import fingerprint
from desktop.engine.verdict import WRONG, Verdict

_MOST = 100  # models that failed; the oldest are forgotten
_LARGEST = 1 << 20  # bytes; a larger file is none of ours


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """The same prompt and answer on the processor and beside it, each as engines do it."""

    processor: Verdict
    graphics: Verdict

    @property
    def trouble(self) -> str:
        """Why graphics processors are not used; "" where they calculate what the processor does."""
        if self.graphics.trouble or not self.graphics.seconds:
            return self.graphics.trouble or WRONG
        return WRONG if self.graphics.text != self.processor.text else ""

    @property
    def is_faster(self) -> bool:
        """They take less time. A processor that imitates one, as Mesa's lavapipe does, takes more."""
        return not self.trouble and (not self.processor.seconds or self.graphics.seconds < self.processor.seconds)


class GraphicsRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What the file holds."""

    key: str = ""
    trial: Trial | None = None
    failed: dict[str, str] = {}  # what became of models that failed there, by their file's fingerprint


class GraphicsMemory:
    """Owns the file. Any thread. One that cannot be read or written costs a new trial, and nothing else."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def recall(self, key: str) -> GraphicsRecord:
        """What was found under this `devices_key`."""
        with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            if self._path.stat().st_size <= _LARGEST:
                found = msgspec.json.decode(self._path.read_bytes(), type=GraphicsRecord)
                if found.key == key:
                    return found
        return GraphicsRecord(key=key)

    def keep_trial(self, key: str, trial: Trial) -> None:
        """Remember it."""
        with self._lock:
            self._write(msgspec.structs.replace(self.recall(key), trial=trial))

    def keep_failure(self, key: str, model: Path, reason: str) -> None:
        """Remember what became of a model. Raises `OSError` where its file is gone."""
        with self._lock:
            found = self.recall(key)
            failed = {**found.failed, fingerprint(model): reason}
            self._write(msgspec.structs.replace(found, failed=dict([*failed.items()][-_MOST:])))

    def failure(self, key: str, model: Path) -> str:
        """How a model failed; "" where it did not. Raises `OSError` where its file is gone."""
        failed = self.recall(key).failed
        return failed.get(fingerprint(model), "") if failed else ""

    def _write(self, record: GraphicsRecord) -> None:
        """Whole or not at all."""
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
            part.write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=1))
            part.replace(self._path)


def devices_key(build: str, backend: str, devices: Sequence[ComputeDevice]) -> str:
    """What tells this engine, its driver and these devices from others."""
    return "\n".join([build, backend, *(f"{one.name} {one.description} {one.memory_bytes}" for one in devices)])
