"""Where everything lies: the one place that knows folders. Sole owner of `platformdirs`."""

import json
import os
import sys
from pathlib import Path

import msgspec

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP

RESOURCES = Path(__file__).parents[1] / "resources"
CATALOGUE = RESOURCES / "catalogue"  # models that could be got, as they were known
LINUX = RESOURCES / "linux"  # what file managers are told
MARK = RESOURCES / "bantam-mark.svg"
NO_HOME = QT_TRANSLATE_NOOP("errors", "there is no home folder")
INSTALLATION_FILE = "bantam.json"  # written into the virtual environment by packaging


class Installation(msgspec.Struct, frozen=True):
    """What packaging put on this computer: the engine's build and the starter models."""

    engine: Path  # holds lib/ and build.json
    starter: Path  # holds the starter models' GGUF files

    @classmethod
    def find(cls) -> "Installation":
        """Read the note that packaging left; raises `KnownError` (ENGINE_MISSING)."""
        note = Path(os.environ.get("BANTAM_INSTALLATION") or Path(sys.prefix) / INSTALLATION_FILE)
        try:
            found = json.loads(note.read_text("utf-8"))
            return cls(engine=Path(found["engine"]), starter=Path(found["starter"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise KnownError(
                ErrorKind.ENGINE_MISSING, reason=f"{note.name} is missing or unreadable", details=repr(error)
            ) from error


class Paths(msgspec.Struct, frozen=True):
    """Bantam's folders. `--data-dir` moves them all."""

    data: Path
    cache: Path
    logs: Path

    @classmethod
    def default(cls) -> "Paths":
        """The folders this system keeps for a person's programs; raises `KnownError` (FOLDER_UNUSABLE) without any."""
        import platformdirs  # not above: engines have no use for it

        dirs = platformdirs.PlatformDirs("bantam", appauthor=False)
        try:
            return cls(Path(dirs.user_data_dir), Path(dirs.user_cache_dir), Path(dirs.user_log_dir))
        except RuntimeError as error:
            raise KnownError(ErrorKind.FOLDER_UNUSABLE, path="~", reason=NO_HOME, details=str(error)) from error

    @classmethod
    def under(cls, folder: Path) -> "Paths":
        """Everything inside one folder."""
        folder = Path(os.path.expanduser(folder)).absolute()  # noqa: PTH111 - a Path's own raises for nobody's home
        return cls(folder, folder / "cache", folder / "logs")

    @property
    def database(self) -> Path:
        """The chats."""
        return self.data / "bantam.sqlite3"

    @property
    def backups(self) -> Path:
        """Copies of the chats."""
        return self.data / "backups"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.json"

    @property
    def models(self) -> Path:
        """Where GGUF files usually lie; the setting `models_folder` goes before it."""
        return self.data / "models"

    @property
    def downloads(self) -> Path:
        """What is being fetched, and what waits."""
        return self.data / "downloads.json"

    @property
    def network_uses(self) -> Path:
        """The ledger: every connection that was made."""
        return self.data / "network.jsonl"

    @property
    def library(self) -> Path:
        """What is remembered of model files."""
        return self.data / "library.json"

    @property
    def file_opening(self) -> Path:
        """What was changed so that files open with Bantam."""
        return self.data / "file-opening.json"

    @property
    def models_move(self) -> Path:
        """The note of a move of the model folder that is under way."""
        return self.data / "models-move.json"

    @property
    def proof(self) -> Path:
        """Which processor backend was proven to work, by engine build."""
        return self.cache / "engine-proof.json"

    @property
    def graphics(self) -> Path:
        """Whether graphics processors were proven to work, by engine build and devices."""
        return self.cache / "graphics.json"

    @property
    def tunings(self) -> Path:
        """How engines calculate fastest, by model."""
        return self.cache / "tunings.json"

    @property
    def speeds(self) -> Path:
        """How fast this computer calculates."""
        return self.cache / "speeds.json"

    @property
    def forecasts(self) -> Path:
        """What was foretold of models, and what came."""
        return self.data / "forecasts.jsonl"

    @property
    def headers(self) -> Path:
        """What model files say of themselves, by path."""
        return self.cache / "model-headers.json"

    @property
    def hub_headers(self) -> Path:
        """Headers of model files on the hub."""
        return self.cache / "hub-headers"

    @property
    def states(self) -> Path:
        """What engines knew of the chats when they left."""
        return self.cache / "states"

    def create(self) -> None:
        """Make the folders, readable by this person only; raises `KnownError` (FOLDER_UNUSABLE)."""
        for folder in (self.data, self.cache, self.logs, self.models):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise KnownError(
                    ErrorKind.FOLDER_UNUSABLE, path=str(folder), reason=error.strerror or str(error)
                ) from error
