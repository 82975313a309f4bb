"""What Bantam remembers of model files: which are used where they lie, and what their bytes should be.

One small JSON file. It is read again when another Bantam has changed it, and written whole, in turns.
"""

import contextlib
import os
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from desktop.core.file_turn import file_turn
from desktop.core.ids import new_id
from desktop.core.library import FileFacts, PlacedModel

FORMAT = 1


class _File(msgspec.Struct, frozen=True):
    format: int = FORMAT
    placed: tuple[PlacedModel, ...] = ()
    files: dict[str, FileFacts] = {}  # by path


class RecordError(OSError):
    """The record itself could not be written, whatever became of the files that it is about."""


class LibraryRecord:
    """Any thread. Writing raises `RecordError`; what cannot be read is begun anew, and the file kept beside."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._stamp: tuple[int, int, int] | None = None
        self._file = _File()

    def placed(self) -> Sequence[PlacedModel]:
        """The models that are used where they lie."""
        with self._lock:
            return self._read().placed

    def facts(self, path: Path) -> FileFacts:
        """What is known of a file."""
        with self._lock:
            return self._read().files.get(str(path), FileFacts())

    def place(self, models: Iterable[PlacedModel]) -> None:
        """Use these where they lie from now on; the same files are not listed twice."""

        def added(file: _File) -> _File:
            known = {one.files for one in file.placed}
            new = {one.files: one for one in models if one.files not in known}
            return msgspec.structs.replace(file, placed=(*file.placed, *new.values()))

        self._change(added)

    def forget_placed(self, first_file: str) -> None:
        """Do not list the model with this first file any more; the file stays."""
        self._change(
            lambda file: msgspec.structs.replace(
                file, placed=tuple(one for one in file.placed if one.files[:1] != (first_file,))
            )
        )

    def note(self, facts: Mapping[str, FileFacts]) -> None:
        """Remember what is known of files, by path."""
        self._change(lambda file: msgspec.structs.replace(file, files={**file.files, **facts}))

    def forget(self, paths: Iterable[str]) -> None:
        """These files are gone."""
        gone = set(paths)
        self._change(
            lambda file: msgspec.structs.replace(
                file, files={path: facts for path, facts in file.files.items() if path not in gone}
            )
        )

    def forget_below(self, folder: Path) -> None:
        """All files in this folder are gone."""
        with self._lock:
            gone = [path for path in self._read().files if Path(path).is_relative_to(folder)]
        self.forget(gone)

    def _change(self, how: Callable[[_File], _File]) -> None:
        with self._lock, file_turn(self._path):
            changed = how(self._read())
            if changed == self._file:
                return
            self._write(changed)
            self._file = changed
            self._stamp = self._stamp_now()

    def _read(self) -> _File:
        stamp = self._stamp_now()
        if stamp != self._stamp:
            self._file, self._stamp = self._loaded(), stamp
        return self._file

    def _loaded(self) -> _File:
        try:
            found = msgspec.json.decode(self._path.read_bytes(), type=_File)
        except OSError:
            return _File()
        except (msgspec.MsgspecError, RecursionError):
            self._keep_aside()
            return _File()
        if found.format != FORMAT:
            self._keep_aside()
            return _File()
        return found

    def _keep_aside(self) -> None:
        with contextlib.suppress(OSError):
            self._path.replace(self._path.with_name(f"{self._path.name}.unreadable"))

    def _write(self, file: _File) -> None:
        half = self._path.with_name(f".{self._path.name}.{new_id()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with half.open("xb") as written:
                written.write(msgspec.json.format(msgspec.json.encode(file)))
                written.flush()
                os.fsync(written.fileno())
            half.replace(self._path)
        except OSError as error:
            raise RecordError(error.errno, error.strerror, str(self._path)) from error
        finally:
            with contextlib.suppress(OSError):
                half.unlink(missing_ok=True)

    def _stamp_now(self) -> tuple[int, int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns
