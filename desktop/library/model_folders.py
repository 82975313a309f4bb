"""Finds GGUF files in a folder and below it, however the folders are tied together."""

import os
from collections.abc import Iterator
from pathlib import Path

DEEPEST = 8  # folders below the first
MOST_ENTRIES = 20_000  # looked at in one folder tree


def gguf_files(folder: Path) -> Iterator[Path]:
    """Yield GGUF files in the order of their names, each file once even when links lead to it again."""
    budget = [MOST_ENTRIES]
    seen: set[tuple[int, int]] = set()  # files and folders: what they are, not the way that led there
    if (identity := _identity(folder)) is not None:
        seen.add(identity)
        yield from _walk(str(folder), DEEPEST, seen, budget)


def _walk(folder: str, depth: int, seen: set[tuple[int, int]], budget: list[int]) -> Iterator[Path]:
    for entry in _entries(folder, budget):
        is_folder = _is_folder(entry)
        if not is_folder and not entry.name.lower().endswith(".gguf"):
            continue
        identity = _identity(entry)
        if identity is not None and identity in seen:
            continue
        if identity is not None:
            seen.add(identity)
        if not is_folder:
            yield Path(entry.path)
        elif depth:
            yield from _walk(entry.path, depth - 1, seen, budget)


def _entries(folder: str, budget: list[int]) -> list[os.DirEntry[str]]:
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                budget[0] -= 1
                if budget[0] < 0:
                    break
                if not entry.name.startswith("."):
                    found.append(entry)
    except OSError:  # gone or forbidden: what cannot be looked into holds no models
        return []
    return sorted(found, key=lambda entry: (entry.name.casefold(), entry.name))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _identity(entry: os.DirEntry[str] | Path) -> tuple[int, int] | None:
    """None for what is not there, such as the end of a broken link."""
    try:
        found = os.stat(entry)  # noqa: PTH116 - half the time of a Path's own
    except OSError:
        return None
    return found.st_dev, found.st_ino
