"""Writes a file whole or not at all, and over another one only where a person said so."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from desktop.core.ids import new_id
from desktop.core.lasting_name import give_name, sync_folder
from desktop.exchange.file_names import numbered

MOST_NAMES = 10_000  # tried for one file


def write_new(folder: Path, name: str, ending: str, pieces: Iterable[bytes], taken: set[str] | None = None) -> Path:
    """Write `pieces` into a new file `name.ending`, or `name (2).ending` when that exists; returns it.

    Names in `taken`, in whatever case, are not used, and the new one is added: on other systems case does not count.
    The bytes are on disk before the name is. Raises `OSError`, and whatever `pieces` raises, and leaves nothing then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".bantam-{new_id()}.part"
    made: Path | None = None
    try:
        with part.open("xb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        made = _named(part, folder, name, ending, set() if taken is None else taken)
    finally:
        if made is None:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    return made


def write_over(path: Path, content: bytes) -> None:
    """Write a whole file in the place of what is there. Raises `OSError`, and leaves what was there then."""
    part = path.with_name(f".bantam-{new_id()}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    sync_folder(path.parent)


def _named(part: Path, folder: Path, name: str, ending: str, taken: set[str]) -> Path:
    for number in range(1, MOST_NAMES):
        target = folder / f"{numbered(name, number)}.{ending}"
        if target.name.casefold() in taken:
            continue
        taken.add(target.name.casefold())
        with contextlib.suppress(FileExistsError):
            give_name(part, target)
            return target
    raise FileExistsError(f"there are {MOST_NAMES} files called {name}.{ending}")
