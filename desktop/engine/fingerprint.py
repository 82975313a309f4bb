"""Tells one model file from another without reading gigabytes."""

import hashlib
from pathlib import Path

_SAMPLE = 1 << 20  # bytes


def fingerprint(path: Path) -> str:
    """A hash of the file's size, of its beginning, which holds the header, of its middle and of its end.

    Good for telling files apart; not proof against somebody who makes two files alike on purpose.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        size = file.seek(0, 2)
        digest.update(size.to_bytes(8, "little"))
        for place in (0, max(size // 2 - _SAMPLE, 0), max(size - _SAMPLE, 0)):
            file.seek(place)
            digest.update(file.read(_SAMPLE))
    return digest.hexdigest()
