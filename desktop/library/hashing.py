"""SHA-256 of large files, and whether two hold the same, in pieces, with a word in between."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

PIECE = 4 * 1024 * 1024  # bytes between two looks at the cancellation

Told = Callable[[int], bool]  # bytes more are done; False to stop


def hash_of(path: Path, told: Told = lambda _count: True) -> str | None:
    """The file's hash in hexadecimal; None when told to stop. Raises `OSError`."""
    digest = hashlib.sha256()
    buffer = memoryview(bytearray(PIECE))
    with path.open("rb", buffering=0) as file:
        while count := file.readinto(buffer):
            digest.update(buffer[:count])
            if not told(count):
                return None
    return digest.hexdigest()


def hash_of_head(path: Path, size: int) -> str:
    """The hash of the first `size` bytes: enough to tell most files apart. Raises `OSError`."""
    with path.open("rb", buffering=0) as file:
        return hashlib.sha256(file.read(size)).hexdigest()


def same_bytes(one: Path, two: Path, told: Told = lambda _count: True) -> bool:
    """Whether two files hold the same, read up to the first difference; False when told to stop. Raises `OSError`."""
    if one.samefile(two):
        return True
    mine, theirs = bytearray(PIECE), bytearray(PIECE)
    with one.open("rb", buffering=0) as first, two.open("rb", buffering=0) as second:
        while count := _filled(first, mine):
            if _filled(second, theirs) != count or memoryview(mine)[:count] != memoryview(theirs)[:count]:
                return False
            if not told(count):
                return False
        return not second.read(1)


def _filled(file: io.RawIOBase, buffer: bytearray) -> int:
    """Fill it as far as the file goes, whatever a single read gives."""
    view, done = memoryview(buffer), 0
    while done < len(buffer) and (count := file.readinto(view[done:])):
        done += count
    return done
