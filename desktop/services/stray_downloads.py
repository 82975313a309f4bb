"""Beginnings of models that no list knows of: of a command that was stopped, or of a list that was lost."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from desktop.core.catalogue import HubFile
from desktop.core.download import Download, DownloadState
from desktop.core.errors import KnownError
from desktop.core.hub_address import is_repo
from desktop.core.ids import new_id
from desktop.hub.file_lock import FileLock
from desktop.hub.partial import Partial
from desktop.library.model_name import split_part
from desktop.services.download_files import DEEPEST, paths_of

NOTE = ".part.json"
SUFFIX = ".gguf"
PROJECTOR = "mmproj"  # in the name of what belongs to a model
_DEEPEST = DEEPEST + 2  # below the folder of models


def stray_downloads(listed: list[Download], folder: Callable[[], Path]) -> list[Download]:
    """What nobody would find again, as downloads that are paused: it takes room on the disk."""
    found: list[HubFile] = []
    with contextlib.suppress(KnownError, OSError):
        found = strays(folder(), [one.file for one in listed])
    paused = DownloadState.PAUSED
    return [Download(id=new_id(), name=one.name, file=one, state=paused, total=one.size) for one in found]


def strays(folder: Path, known: Iterable[HubFile]) -> list[HubFile]:
    """Return what can be gone on with, by the places and notes of what has arrived; files of one model are one."""
    seen: set[Path] = set()
    for one in known:
        with contextlib.suppress(KnownError):
            seen.update(paths_of(one, folder))
    begun = [path for path in _begun(folder) if path not in seen]
    projectors = {path.parent: path.name for path in begun if PROJECTOR in path.name.casefold()}
    found: dict[tuple[str, str], HubFile] = {}
    for path in begun:
        if PROJECTOR not in path.name.casefold() and (file := _file(path, folder)) is not None:
            if "/" not in file.name:  # elsewhere a projector may be kept in another folder than its model
                file = msgspec.structs.replace(file, projector=projectors.get(path.parent, ""))
            found.setdefault((file.repo, file.name), file)
    return list(found.values())


def _begun(folder: Path) -> Iterator[Path]:
    """The files that something has arrived of, as they will be called."""
    for place, folders, names in os.walk(folder):
        if len(Path(place).relative_to(folder).parts) >= _DEEPEST:
            folders.clear()
        for name in sorted(names):
            path = Path(place, name.removesuffix(NOTE))
            if name.endswith(NOTE) and Partial(path).there and _is_free(path):
                yield path


def _is_free(path: Path) -> bool:
    """Whether nobody is fetching it at this moment."""
    lock = FileLock(path.with_name(f"{path.name}.lock"))
    try:
        return lock.acquire(wait=False)
    except OSError:
        return True
    finally:
        lock.release()


def _file(path: Path, folder: Path) -> HubFile | None:
    owner, name, *inner = path.relative_to(folder).parts if path.parent != folder else ("", "")
    note, repo, file = Partial(path).read_note(), f"{owner}/{name}", "/".join(inner)
    if note is None or not is_repo(repo) or not file.lower().endswith(SUFFIX):
        return None
    stem, _, parts = split_part(file[: -len(SUFFIX)])
    if parts <= 1:
        return HubFile(repo=repo, name=file, size=note.size, exact=True, sha256=note.sha256)
    names = tuple(f"{stem}-{part:05}-of-{parts:05}{file[-len(SUFFIX) :]}" for part in range(1, parts + 1))
    return HubFile(repo=repo, name=names[0], parts=names)
