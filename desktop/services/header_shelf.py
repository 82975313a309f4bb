"""Headers of files on the hub, each read once: what the fit of a model is told by before it is fetched."""

import contextlib
import hashlib
import tempfile
from collections.abc import Callable
from pathlib import Path

from desktop.core.cancellation import Cancellation
from desktop.core.catalogue import HubFile

MOST = 50  # files that are kept: each takes as much of the disk as its header is long
Read = Callable[[HubFile, Path, Cancellation | None], object]  # `HubService.header`


class HeaderShelf:
    """Blocking; any thread. `read` asks the hub, and raises `KnownError`."""

    def __init__(self, read: Read, folder: Path) -> None:
        self._read, self._folder = read, folder

    def header(self, file: HubFile, cancel: Cancellation | None = None) -> Path:
        """Return a file of the model's size that holds its header and nothing else.

        Of a file whose commit or SHA-256 is known the header is read once; of any other each time.
        """
        known = "\n".join((file.repo, file.name, file.revision or file.sha256))
        path = self._folder / f"{hashlib.sha256(known.encode()).hexdigest()[:32]}.gguf"
        if path.exists() and (file.revision or file.sha256):
            return path
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._forget()
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            part = Path(folder) / "header"
            self._read(file, part, cancel)
            part.replace(path)
        return path

    def _forget(self) -> None:
        """Keep the headers that were read last."""
        kept = sorted(self._folder.glob("*.gguf"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in kept[MOST - 1 :]:
            with contextlib.suppress(OSError):
                path.unlink()
