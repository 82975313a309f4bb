"""Puts the parts of a split model together: one entry of the list for `name-00001-of-00003.gguf` and its siblings."""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from pathlib import Path

from desktop.library.model_name import split_part


def grouped(paths: Iterable[Path]) -> list[list[Path]]:
    """Return the files of each model, the parts of a split one in their order."""
    groups: dict[tuple[Path, str, int], list[tuple[int, Path]]] = {}
    found: list[list[tuple[int, Path]]] = []
    for path in paths:
        stem, part, parts = split_part(path.stem)
        group = groups.setdefault((path.parent, stem, parts), []) if parts > 1 else []
        if not group:
            found.append(group)
        group.append((part, path))
    return [[path for _, path in sorted(group)] for group in found]


def parts_of(path: Path) -> list[Path]:
    """Return the files of the model that `path` is, or is a part of."""
    stem, _, parts = split_part(path.stem)
    if parts == 1:
        return [path]
    names = [f"{stem}-{part:05}-of-{parts:05}{path.suffix}" for part in range(1, parts + 1)]
    found = [path.with_name(name) for name in names if path.with_name(name).exists()]
    return found or [path]


def oldest_first(models: Sequence[list[Path]]) -> list[list[Path]]:
    """Those that share their name with another in the order of their age, behind the others: a new one takes no id."""
    names = [parts[0].name.casefold() for parts in models]
    if len(set(names)) == len(names):
        return list(models)
    counts = Counter(names)
    alone: list[list[Path]] = []
    alike: list[list[Path]] = []
    for name, parts in zip(names, models, strict=True):
        (alike if counts[name] > 1 else alone).append(parts)
    return [*alone, *sorted(alike, key=lambda parts: _changed(parts[0]))]


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def identifier_of(path: Path, folder: Path, taken: Set[str]) -> str:
    """Return an id for a model in `folder`: its stem, with the folders before it when that is taken already."""
    stem = split_part(path.stem)[0]
    if stem.casefold() not in taken:
        return stem
    choices = [(path.parent / stem).relative_to(folder).as_posix(), (path.parent / stem).as_posix()]
    return next((choice for choice in choices if choice.casefold() not in taken), str(path))
