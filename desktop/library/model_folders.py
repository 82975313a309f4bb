"""Finds GGUF files in a folder and below it, however the folders are tied together."""

import os
from collections.abc import Iterator
from pathlib import Path

DEEPEST = 8  # folders below the first
MOST_ENTRIES = 20_000  # looked at in one folder tree


def gguf_files(folder: Path) -> Iterator[Path]:
    """Yield GGUF files in the order of their names, each file once even when links lead to it again."""
    budget = [MOST_ENTRIES]
    seen_folders: set[tuple[int, int]] = set()
    seen_files: set[tuple[int, int]] = set()
    for path in _walk(folder, DEEPEST, seen_folders, budget):
        identity = _identity(path)
        if identity is None or identity not in seen_files:
            seen_files.update([identity] if identity else [])
            yield path


def _walk(folder: Path, depth: int, seen: set[tuple[int, int]], budget: list[int]) -> Iterator[Path]:
    identity = _identity(folder)
    if identity is None or identity in seen:
        return
    seen.add(identity)
    for path in _entries(folder, budget):
        if path.is_dir():
            if depth:
                yield from _walk(path, depth - 1, seen, budget)
        elif path.suffix.lower() == ".gguf":
            yield path


def _entries(folder: Path, budget: list[int]) -> list[Path]:
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                budget[0] -= 1
                if budget[0] < 0:
                    break
                if not entry.name.startswith("."):
                    found.append(Path(entry.path))
    except OSError:  # gone or forbidden: what cannot be looked into holds no models
        return []
    return sorted(found, key=lambda path: (path.name.casefold(), path.name))


def _identity(path: Path) -> tuple[int, int] | None:
    """Tell files and folders apart by what they are, not by the way that led there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
