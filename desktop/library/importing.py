"""Brings model files into Bantam's folder: as a link, a copy or by moving; whole or not at all, and over no other."""

import contextlib
import errno
import os
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from desktop.core.ids import new_id
from desktop.core.lasting_name import give_name, sync_folder
from desktop.core.library import Placing
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.library.model_name import split_part
from desktop.library.whole_files import PART_END, PART_START, TransferError, copy_part, remove_file

Progress = Callable[[int, int], None]  # bytes done, of how many
STAYS = QT_TRANSLATE_NOOP("errors", "its folder does not let it go: copy it or link it instead")
MOST_NAMES = 1_000
MOST_TRIES = 20  # to give names while others give the same


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """The person changed their mind; nothing is left of it."""


class Import:
    """One import of the files of one model. `run` once."""

    def __init__(
        self,
        files: Sequence[Path],
        folder: Path,
        how: Placing,
        on_progress: Progress,
        is_stopped: Callable[[], bool],
        names: Sequence[str] = (),
        kept: Collection[Path] = (),
    ) -> None:
        """`names` are what the files are called from now on; `kept` of them stay at their place in any case."""
        self._files = files
        self._names = names or [path.name for path in files]
        self._kept = kept
        self._folder = folder
        self._how = how
        self._on_progress = on_progress
        self._is_stopped = is_stopped
        self._total = 0
        self._done = 0
        self._parts: list[Path] = []  # what has no name yet
        self._made: list[Path] = []  # what has

    def run(self) -> list[Path]:
        """The new paths, in the order of the files. Raises `OSError`, `TransferError` and `Stopped`.

        What is moved is deleted at its old place only when all of it is at its new one; where that is forbidden of the
        first file, nothing is moved.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._total = sum(path.stat().st_size for path in self._files)
        is_whole = False
        try:
            for source in self._files:
                self._parts.append(self._part_of(source))
            targets = self._give_names()
            leaving = [path for path in self._files if path not in self._kept] if self._how is Placing.MOVE else []
            for source in leaving:
                try:
                    _let_go(source)
                except (TransferError, OSError):
                    if not is_whole:  # else it is moved, and this file is here twice
                        raise
                is_whole = True  # from the first that is gone on
                sync_folder(source.parent)
            is_whole = True
        finally:
            for path in () if is_whole else (*self._made, *self._parts):  # a part of a model is of no use
                with contextlib.suppress(OSError):
                    remove_file(path)
        return targets

    def _give_names(self) -> list[Path]:
        """All parts of a model at once, as it looks; with other names where another process was faster."""
        for _ in range(MOST_TRIES):
            targets = free_names(self._names, self._folder)
            try:
                for part, target in zip(self._parts, targets, strict=True):
                    give_name(part, target)
                    self._made.append(target)
            except FileExistsError:
                for part, target in zip(self._parts, self._made, strict=False):
                    target.replace(part)
                self._made.clear()
            else:
                return targets
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), self._names[0])

    def _part_of(self, source: Path) -> Path:
        """A hidden file beside the target: another name of the same bytes, a pointer to them, or a copy."""
        part = self._folder / f"{PART_START}{new_id()}{PART_END}"
        if self._how is not Placing.COPY:  # within one disk at once
            is_here = _second_name(source.resolve(), part)
            if not is_here and self._how is Placing.LINK:
                part.symlink_to(source.absolute())
            if is_here or self._how is Placing.LINK:
                self._told(source.stat().st_size)
                return part
        copied = copy_part(source, self._folder, self._told, verify=self._how is Placing.MOVE)
        if copied is None:
            raise Stopped
        return copied[0]

    def _told(self, count: int) -> bool:
        self._done += count
        self._on_progress(min(self._done, self._total), self._total)
        return not self._is_stopped()


def _let_go(source: Path) -> None:
    """Delete what was brought here; raises `TransferError` where its folder forbids that."""
    try:
        remove_file(source)
    except PermissionError as error:
        raise TransferError(STAYS) from error


def free_names(names: Sequence[str], folder: Path) -> list[Path]:
    """Paths in `folder` that nothing has: with these names, or with the same number behind each."""
    for number in range(1, MOST_NAMES):
        targets = [folder / _numbered(name, number) for name in names]
        if not any(os.path.lexists(target) for target in targets):
            return targets
    raise FileExistsError(f"there are {MOST_NAMES} files called {names[0]}")


def _numbered(name: str, number: int) -> str:
    """`name (2).gguf`; the parts of a split model keep their ending, by which they are put together.

    What is hidden at its old place is not here: no list would show it.
    """
    name = name.lstrip(".") or "model"
    name = name if name.lower().endswith(".gguf") else f"{name}.gguf"
    if number == 1:
        return name
    stem, part, parts = split_part(Path(name).stem)
    ending = f"-{part:05}-of-{parts:05}" if parts > 1 else ""
    return f"{stem} ({number}){ending}{Path(name).suffix}"


def _second_name(source: Path, target: Path) -> bool:
    """Whether the file could be given a second name; raises `FileExistsError`."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        return False
    return True
