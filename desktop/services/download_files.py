"""What belongs to a download besides its queue: its files, their places, and how fast they come."""

import os
import re
import time
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from desktop.core.catalogue import HubFile
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.hub_address import is_repo
from desktop.hub.file_lock import FileLock
from desktop.hub.protocol import WantedFile

LEFTOVERS = (".part", ".part.json", ".part.json.new", ".damaged")  # beside a file that did not arrive
# No folder, stream, device or hidden file on any system: it begins with a letter or digit, and has an ending.
_FILE = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)\w[\w .()+@=,~-]{0,200}\.\w{1,12}", re.IGNORECASE)
_DEVICES = r"(?:con|prn|aux|nul|com\d|lpt\d)"
_FOLDER = re.compile(rf"(?!{_DEVICES}(?:\.|$))\w(?:[\w .()+@=,~-]{{0,98}}[\w()+@=,~-])?", re.IGNORECASE)
DEEPEST = 5  # folders inside a repository; the list of models looks no deeper than 8 below its own
SPEED_OVER = 5.0  # seconds that a speed is an average of


class Speed:
    """Bytes a second over the last few seconds."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    @property
    def is_known(self) -> bool:
        """Whether bytes came."""
        return len(self._seen) > 1 and self._seen[-1][1] > self._seen[0][1]

    def forget(self) -> None:
        """What comes next did not come over the line since, or after a pause."""
        self._seen.clear()

    def of(self, done: int) -> float:
        """Tell it what has arrived by now; bytes a second."""
        now = time.monotonic()
        if self._seen and done < self._seen[-1][1]:  # it begins anew
            self.forget()
        self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[0][0] > SPEED_OVER:
            self._seen.popleft()
        since, first = self._seen[0]
        return (done - first) / (now - since) if now > since else 0.0


def names_of(file: HubFile) -> list[str]:
    """Return the names of all files that belong to a model, the one to open first."""
    names = list(file.parts or (file.name,))
    return [*names, file.projector] if file.projector else names


def paths_of(file: HubFile, folder: Path) -> list[Path]:
    """Return where its files lie: a folder for each repository. Raises `KnownError` (HUB_ADDRESS) for odd names.

    A repository may keep `Q4_K_M/model.gguf` beside `Q8_0/model.gguf`, so the folder of the first file is kept; what
    belongs to it lies beside it, where it is looked for. The names may come from a server, and must not lead elsewhere.
    """
    owner, _, name = file.repo.partition("/")
    inner = [part for part in file.name.rpartition("/")[0].split("/") if part]
    names = [one.rpartition("/")[2] for one in names_of(file)]
    is_odd = len(inner) > DEEPEST or any(not _FOLDER.fullmatch(one) for one in inner)
    is_odd = is_odd or any(not _FILE.fullmatch(one) for one in names) or len({*map(str.casefold, names)}) < len(names)
    if is_odd or not is_repo(file.repo):
        raise KnownError(ErrorKind.HUB_ADDRESS, text=f"{file.repo}/{file.name}"[:80])
    return [folder.joinpath(owner, name, *inner, one) for one in names]


def wanted_files(file: HubFile, paths: Iterable[Path]) -> list[WantedFile]:
    """Return what to fetch: what is known of the size and SHA-256 of each goes along."""
    sizes = file.part_sizes or ((file.size if file.exact and not file.parts else 0),)
    hashes = file.part_hashes or ((file.sha256 if not file.parts else ""),)
    if file.projector:
        count = len(names_of(file)) - 1
        sizes = (*sizes[:count], *[0] * (count - len(sizes)), file.projector_size)
        hashes = (*hashes[:count], *[""] * (count - len(hashes)), file.projector_sha256)
    wanted = []
    for number, (name, path) in enumerate(zip(names_of(file), paths, strict=True)):
        wanted.append(
            WantedFile(
                repo=file.repo,
                name=name,
                revision=file.revision,
                size=sizes[number] if number < len(sizes) else 0,
                sha256=hashes[number] if number < len(hashes) else "",
                path=os.fspath(path),
            )
        )
    return wanted


def clear(paths: Iterable[Path]) -> None:
    """Delete what has arrived of files, but not what another Bantam is fetching at this moment; raises `OSError`."""
    for path in paths:
        lock = FileLock(path.with_name(f"{path.name}.lock"))
        if path.parent.is_dir() and lock.acquire(wait=False):
            try:
                for ending in LEFTOVERS:
                    path.with_name(path.name + ending).unlink(missing_ok=True)
            finally:
                lock.release()


def arrived(paths: Iterable[Path]) -> int:
    """Bytes of a model's files that have arrived so far; none of them is in its place before all have."""
    parts = [path.with_name(path.name + ".part") for path in paths]
    return sum(part.stat().st_size for part in parts if part.is_file())
