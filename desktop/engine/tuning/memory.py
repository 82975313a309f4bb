"""What measuring found for each model, kept in one small file.

Good for the very engine build, backend, model file, processor and number of usable cores that were measured. When one
of them changes, nothing is found, and the model is as if it had never been measured.
"""

import contextlib
import hashlib
import os
import threading
from pathlib import Path

import msgspec

from desktop.core.tuning import TuneRecord, TuneResult, Tuning
from desktop.engine.cores import usable_cores
from desktop.engine.fingerprint import fingerprint
from desktop.engine.processor import processor_identity

_MOST = 200  # models; the oldest are forgotten
_LARGEST = 1 << 20  # bytes; a larger file is none of ours


class TuneMemory:
    """Owns the file. Any thread. One that cannot be read or written costs a new measuring, and nothing else."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def recall(self, build: str, backend: str, model: Path) -> TuneRecord | None:
        """What was found for a model with this engine, on this computer as it is now."""
        records = self._read()  # first: without any there is no need to look at the model
        return records.get(_key(build, backend, model)) if records else None

    def remember(self, build: str, backend: str, model: Path, result: TuneResult, at: float) -> None:
        """Keep a result, if it is one."""
        key = _key(build, backend, model)
        if not result.outcome.is_finding or not key:
            return
        with self._lock:
            records = {**self._read(), key: TuneRecord(result=result, at=at)}
            newest = sorted(records.items(), key=lambda item: item[1].at)[-_MOST:]
            self._write(dict(newest))

    def _read(self) -> dict[str, TuneRecord]:
        with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            if self._path.stat().st_size <= _LARGEST:
                return msgspec.json.decode(self._path.read_bytes(), type=dict[str, TuneRecord])
        return {}

    def _write(self, records: dict[str, TuneRecord]) -> None:
        """Whole or not at all."""
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
            part.write_bytes(msgspec.json.format(msgspec.json.encode(records), indent=1))
            part.replace(self._path)


def tuning_of(record: TuneRecord | None) -> Tuning | None:
    """What to use."""
    return record.result.after if record is not None else None


def _key(build: str, backend: str, model: Path) -> str:
    """ "" when the file cannot be read."""
    with contextlib.suppress(OSError):
        words = (build, backend, fingerprint(model), processor_identity(), usable_cores())
        return hashlib.sha256("\0".join(map(str, words)).encode()).hexdigest()
    return ""
