"""Where other programs keep their models, by system. Sources: each program's own documentation and defaults of 2026."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from desktop.core.library import Program

MOST_SETTINGS = 256 * 1024  # bytes of another program's settings file


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What decides where programs keep things."""

    system: str  # as `sys.platform` has it
    home: Path
    environment: Mapping[str, str]

    @classmethod
    def here(cls) -> "Surroundings":
        """Those of this process; without a home nothing lies in one."""
        home = Path(os.path.expanduser("~"))  # noqa: PTH111 - a Path's own raises where there is none
        return cls(system=sys.platform, home=home, environment=dict(os.environ))

    def data(self) -> Path:
        """Where programs keep data for this person."""
        if self.system == "darwin":
            return self.home / "Library" / "Application Support"
        if self.system == "win32":
            return self._named("APPDATA", self.home / "AppData" / "Roaming")
        return self._named("XDG_DATA_HOME", self.home / ".local" / "share")

    def local_data(self) -> Path:
        """The same where Windows keeps what does not travel with a profile."""
        if self.system == "win32":
            return self._named("LOCALAPPDATA", self.home / "AppData" / "Local")
        return self.data()

    def configuration(self) -> Path:
        """Where programs keep settings."""
        if self.system in ("darwin", "win32"):
            return self.data()
        return self._named("XDG_CONFIG_HOME", self.home / ".config")

    def variable(self, name: str) -> list[Path]:
        """The folder that a variable names, if it does."""
        value = self.environment.get(name, "").strip()
        return [Path(os.path.expanduser(value))] if value else []  # noqa: PTH111 - the same

    def _named(self, variable: str, otherwise: Path) -> Path:
        return next(iter(self.variable(variable)), otherwise)


def folders_of(program: Program, around: Surroundings) -> list[Path]:
    """Every folder in which `program` may keep models and that is there, each once."""
    found: dict[Path, Path] = {}
    for folder in _CANDIDATES[program](around):
        try:
            if folder.is_dir():
                found.setdefault(folder.resolve(), folder)
        except OSError:
            continue
    return list(found.values())


def program_at(path: Path, around: Surroundings) -> Program | None:
    """Whose folder a file lies in, links followed; None where it is no other program's."""
    real = [path.absolute(), path.resolve()]
    for program in Program:
        for folder in folders_of(program, around):
            if any(one.is_relative_to(place) for one in real for place in (folder.absolute(), folder.resolve())):
                return program
    return None


def _lm_studio(around: Surroundings) -> list[Path]:
    homes = [around.home / ".lmstudio", around.home / ".cache" / "lm-studio"]
    if told := _text(around.home / ".lmstudio-home-pointer").strip():
        homes.insert(0, Path(told))
    chosen = [_word(home / "settings.json", "downloadsFolder") for home in homes]
    return [*(Path(one) for one in chosen if one), *(home / "models" for home in homes)]


def _ollama(around: Surroundings) -> list[Path]:
    usual = [around.home / ".ollama" / "models"]
    if around.system == "linux":  # as a service it has a user of its own
        usual += [Path("/usr/share/ollama/.ollama/models"), Path("/var/lib/ollama/models")]
    return [*around.variable("OLLAMA_MODELS"), *usual]


def _jan(around: Surroundings) -> list[Path]:
    places = around.data() / "Jan", around.data() / "jan.ai.app", around.configuration() / "Jan"  # the last until 2025
    chosen = [_word(place / "settings.json", "data_folder") for place in places]
    named = around.variable("JAN_DATA_FOLDER")
    return [*named, *(Path(one) for one in chosen if one), *(place / "data" for place in places), around.home / "jan"]


def _gpt4all(around: Surroundings) -> list[Path]:
    lines = _text(around.configuration() / "nomic.ai" / "GPT4All.ini").splitlines()
    chosen = [line.partition("=")[2].strip() for line in lines if line.startswith("modelPath=")]
    return [*(Path(one) for one in chosen if one), around.local_data() / "nomic.ai" / "GPT4All"]


def _hugging_face(around: Surroundings) -> list[Path]:
    homes = [*(home / "hub" for home in around.variable("HF_HOME"))]
    homes += [home / "huggingface" / "hub" for home in around.variable("XDG_CACHE_HOME")]
    named = [*around.variable("HF_HUB_CACHE"), *around.variable("HUGGINGFACE_HUB_CACHE")]  # the second is older
    return [*named, *homes, around.home / ".cache" / "huggingface" / "hub"]


_CANDIDATES: dict[Program, Callable[[Surroundings], list[Path]]] = {
    Program.LM_STUDIO: _lm_studio,
    Program.OLLAMA: _ollama,
    Program.JAN: _jan,
    Program.GPT4ALL: _gpt4all,
    Program.HUGGING_FACE: _hugging_face,
}


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(MOST_SETTINGS).decode("utf-8", "replace")
    except OSError:
        return ""


def _word(path: Path, key: str) -> str:
    """A word of a JSON file; "" where there is none."""
    try:
        value = json.loads(_text(path) or "{}")
    except (ValueError, RecursionError):
        return ""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""
