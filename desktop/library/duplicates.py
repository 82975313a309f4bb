"""Finds files with the same bytes: by size first, then by their beginning, and only then by all of it."""

import contextlib
import itertools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from desktop.core.library import Duplicates
from desktop.library.checking import measured_hash
from desktop.library.hashing import hash_of, hash_of_head, same_bytes
from desktop.library.importing import Progress
from desktop.library.model_parts import parts_of
from desktop.library.record import LibraryRecord

HEAD = 1024 * 1024  # bytes: behind most of a header, where models of one family begin to differ
_K = TypeVar("_K", bound=Hashable)


def duplicates(
    files: Sequence[Path],
    record: LibraryRecord,
    *,
    on_progress: Progress = lambda _done, _total: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> list[Duplicates] | None:
    """The groups, the one that wastes most first; None when stopped. Names of the same file are no duplicates."""
    once = {identity: path for path in reversed(files) if (identity := _identity(path)) is not None}
    same_size = _groups(once.values(), lambda path: path.stat().st_size)
    alike = [group for one in same_size for group in _groups(one, lambda path: hash_of_head(path, HEAD))]
    total, done = sum(map(_size, itertools.chain.from_iterable(alike))), 0

    def told(count: int) -> bool:
        nonlocal done
        done += count
        on_progress(min(done, total), total)
        return not is_stopped()

    found: list[Duplicates] = []
    for group in alike:
        by_hash: dict[str, list[Path]] = defaultdict(list)
        for path in group:
            try:
                digest = measured_hash(path, record) or hash_of(path, told)
            except OSError:  # gone meanwhile, or on a disk that fails
                continue
            if digest is None or is_stopped():
                return None
            by_hash[digest].append(path)
        found += [_told(digest, paths) for digest, paths in by_hash.items() if len(paths) > 1]
    return sorted(found, key=lambda one: -one.saved)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _told(digest: str, paths: Sequence[Path]) -> Duplicates:
    size = _size(paths[0])
    names = tuple(sorted(map(str, paths)))
    return Duplicates(sha256=digest, size=size, paths=names, saved=size * (len(paths) - 1))


def twin_of(
    files: Sequence[Path], others: Iterable[Path], told: Callable[[int], bool] = lambda _count: True
) -> Path | None:
    """One of `others` that begins a model with the very bytes of these, which are all parts of one.

    Nothing is read of files of other sizes, and little of those that begin otherwise; `told` hears of the bytes that
    are compared, and stops it with False. Raises `OSError`.
    """
    size, head = files[0].stat().st_size, ""
    for other in others:
        with contextlib.suppress(OSError):  # gone, not for us to read, or on a disk that fails
            if other.stat().st_size != size:
                continue
            head = head or hash_of_head(files[0], HEAD)
            parts = parts_of(other)
            if hash_of_head(other, HEAD) == head and len(parts) == len(files) and parts[0] == other:
                pairs = list(zip(files, parts, strict=True))
                is_alike = all(one.stat().st_size == two.stat().st_size for one, two in pairs)
                if is_alike and all(same_bytes(one, two, told) for one, two in pairs):
                    return other
    return None


def _groups(paths: Iterable[Path], key: Callable[[Path], _K]) -> list[list[Path]]:
    """Those that have their key in common with another."""
    groups: dict[_K, list[Path]] = defaultdict(list)
    for path in paths:
        try:
            groups[key(path)].append(path)
        except OSError:  # gone, or not for us to read
            continue
    return [group for group in groups.values() if len(group) > 1]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
