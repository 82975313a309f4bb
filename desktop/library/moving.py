"""Moves the model folder to another place, perhaps on another disk, so that a kill at any moment loses nothing.

Everything is brought there first (within one disk as second names, else copied and read again), then the setting is
changed, which is one rename, and only then is anything deleted. A note says what is under way, so that the next start
can finish the last part. Without the setting the old folder holds; with it the new one does.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from desktop.core.lasting_name import give_name, sync_folder
from desktop.core.library import COPY_DIFFERS, MoveOutcome
from desktop.library.hashing import hash_of
from desktop.library.importing import Progress, Stopped
from desktop.library.whole_files import (
    PART_START,
    TransferError,
    copy_part,
    remove_file,
    remove_parts,
)

DEEPEST = 8
Told = Callable[[int], bool]


class MoveNote(msgspec.Struct, frozen=True):
    """What is under way: from where, to where, and the size and time of each file by its path from there."""

    source: str
    target: str
    files: dict[str, tuple[int, int]]


class FolderMove:
    """One move. `switch` puts the new folder into force, and is the moment that counts."""

    def __init__(self, source: Path, target: Path, note: Path) -> None:
        """`note` is where it is written down."""
        self._source = source.absolute()
        self._target = target.absolute()
        self._note = note

    def run(self, switch: Callable[[], None], on_progress: Progress, is_stopped: Callable[[], bool]) -> MoveOutcome:
        """Raises `OSError`, `TransferError` and `Stopped`; the old folder holds and is whole then."""
        names = sorted(files_below(self._source))
        sizes = {name: (self._source / name).lstat() for name in names}
        total, done = sum(found.st_size for found in sizes.values()), 0

        def told(count: int) -> bool:
            nonlocal done
            done += count
            on_progress(min(done, total), total)
            return not is_stopped()

        self._target.mkdir(parents=True, exist_ok=True)
        made: list[Path] = []
        try:
            for name in names:
                if self._bring(name, told):
                    made.append(self._target / name)
                if is_stopped():
                    raise Stopped
            for folder in {self._target, self._target.parent, *(path.parent for path in made)}:
                sync_folder(folder)
            self._write_note({name: (found.st_size, found.st_mtime_ns) for name, found in sizes.items()})
            switch()
            made = []
        finally:
            for path in made:
                with contextlib.suppress(OSError):
                    remove_file(path)
        left = [*finish(self._note, self._target), *self._late(set(files_below(self._source)) - set(names))]
        return MoveOutcome(folder=str(self._target), files=len(names), size=total, left=tuple(left))

    def _late(self, names: set[str]) -> Iterator[str]:
        """Bring what came into the old folder meanwhile, such as a download; yields what could not be brought."""
        for name in sorted(names):
            try:
                self._bring(name, lambda _count: True)
                remove_file(self._source / name)
            except (OSError, TransferError):
                yield str(self._source / name)

    def _bring(self, name: str, told: Told) -> bool:
        """Whether it was made; False where the same bytes were there. Raises `FileExistsError` for other bytes."""
        source, target = self._source / name, self._target / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(target):
            if not self._is_there(source, target, told):
                raise FileExistsError(f"another {target.name} is there")
            return False
        if source.is_symlink():
            target.symlink_to(self._new_end(source))
        elif not _second_name(source, target):
            _copied(source, target, told)
            return True
        told(source.lstat().st_size)
        return True

    def _is_there(self, source: Path, target: Path, told: Told) -> bool:
        if source.is_symlink():
            return target.resolve() == self._new_end(source).resolve()
        return _same(source, target, told)

    def _new_end(self, link: Path) -> Path:
        """What a link leads to, there as here; what lies in the folder comes along."""
        end, folder = link.resolve(strict=False), self._source.resolve()
        return self._target / end.relative_to(folder) if end.is_relative_to(folder) else end

    def _write_note(self, files: dict[str, tuple[int, int]]) -> None:
        half = self._note.with_name(f"{self._note.name}.half")
        with half.open("wb") as file:
            file.write(msgspec.json.encode(MoveNote(str(self._source), str(self._target), files)))
            file.flush()
            os.fsync(file.fileno())
        half.replace(self._note)
        sync_folder(self._note.parent)


def finish(note: Path, in_force: Path) -> list[str]:
    """Delete at the old place what a move has brought to the folder that is `in_force`; what could not be deleted.

    Nothing where no move is under way. A file is deleted only where its copy is there and the original is still the
    one that was copied.
    """
    try:
        found = msgspec.json.decode(note.read_bytes(), type=MoveNote)
    except (OSError, msgspec.MsgspecError):
        return []
    if Path(found.target) != in_force.absolute():  # killed before it counted: what was copied is of no use
        with contextlib.suppress(OSError):
            note.unlink()
        return []
    left = []
    for name, stamp in found.files.items():
        source, target = Path(found.source) / name, Path(found.target) / name
        try:
            if os.path.lexists(source) and _is_safe(source, target, stamp):
                remove_file(source)
        except OSError:
            left.append(str(source))
    _remove_empty(Path(found.source))
    if not left:
        note.unlink(missing_ok=True)
    return left


def files_below(folder: Path, depth: int = DEEPEST) -> Iterator[str]:
    """Paths of all files from `folder` on; halves of others are none."""
    with contextlib.suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.is_dir(follow_symlinks=False):
                if depth:
                    yield from (f"{entry.name}/{name}" for name in files_below(Path(entry.path), depth - 1))
            elif not entry.name.startswith(PART_START):
                yield entry.name


def _is_safe(source: Path, target: Path, stamp: tuple[int, int]) -> bool:
    original = source.lstat()
    if (original.st_size, original.st_mtime_ns) != stamp:
        return False
    return target.is_symlink() or target.stat().st_size == original.st_size


def _same(source: Path, target: Path, told: Told) -> bool:
    """Whether both hold the same; raises `Stopped`."""
    if source.samefile(target):
        told(source.stat().st_size)
        return True
    if target.is_symlink() or source.stat().st_size != target.stat().st_size:
        return False
    first, second = hash_of(source, told), hash_of(target, lambda _count: told(0))
    if first is None or second is None:
        raise Stopped
    return first == second


def _copied(source: Path, target: Path, told: Told) -> None:
    copied = copy_part(source, target.parent, told)
    if copied is None:
        raise Stopped
    part, _ = copied
    try:
        found = source.stat()
        os.utime(part, ns=(found.st_atime_ns, found.st_mtime_ns))  # what is known of it stays true
        part.chmod(found.st_mode & 0o777)
        give_name(part, target)
    finally:
        part.unlink(missing_ok=True)
    if target.stat().st_size != found.st_size:
        raise TransferError(COPY_DIFFERS)


def _second_name(source: Path, target: Path) -> bool:
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        return False
    return True


def _remove_empty(folder: Path) -> None:
    """Folders in which nothing is left; the outermost stays, for it is Bantam's own."""
    remove_parts(folder)
    for inner, _, _ in os.walk(folder, topdown=False):
        if Path(inner) != folder:
            with contextlib.suppress(OSError):
                Path(inner).rmdir()
