"""SHA-256 of large files, in pieces, with a word in between."""

import hashlib
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
