"""Looks at every part of the installation, and survives what it finds."""

import contextlib
import importlib.metadata
import platform
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from desktop import __version__
from desktop.core.errors import BantamError, ErrorKind, KnownError
from desktop.core.report import Check, Report
from desktop.engine.build import EngineBuild
from desktop.engine.confinement.check import check_confinement
from desktop.engine.graphics.graphics import Graphics
from desktop.engine.graphics.record import GraphicsMemory
from desktop.engine.proof import Proof, known_proof, prove
from desktop.engine.protocol import Confined
from desktop.library.model_library import ModelLibrary
from desktop.machine.card_readings import read_once
from desktop.paths import Installation, Paths
from desktop.services.machine_service import all_facts, all_notes, engine_devices
from desktop.settings_store import SettingsStore
from desktop.storage.inspection import inspect_database

LIBRARIES = ("PySide6-Essentials", "llama-cpp-python", "apsw", "msgspec", "jinja2", "markdown-it-py", "psutil")
LOG_LINES = 40


class DoctorService:
    """Reads, and changes nothing but the record of proven processor backends. Any thread."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def report(self) -> Report:
        """Everything a bug report needs, and no prompt."""
        checks = [
            self._check("engine", self._engine),
            self._check("processor backend", self._backend),
            self._confinement(),
            self._drivers(),
            self._graphics_processors(),
            self._models(),
            self._check("chats", lambda: inspect_database(self._paths.database)),
            self._check("folders", self._folders),
        ]
        return Report(
            bantam=__version__,
            python=f"{platform.python_implementation()} {platform.python_version()}",
            libraries={name: _version(name) for name in LIBRARIES},
            machine=all_facts(self._paths.data, self._paths.proof, engine_devices(self._paths.proof)),
            cards=read_once(),
            checks=checks,
            log_tail=self._log_tail(),
        )

    def report_text(self) -> str:
        """The same as text to be pasted, as `bantam doctor --json` prints it."""
        return msgspec.json.format(msgspec.json.encode(self.report(), enc_hook=str), indent=2).decode()

    def prove_backends(self, on_progress: Callable[[str, float], None]) -> Proof:
        """Prove each processor backend by a real prefill and decode; raises `KnownError` when none works.

        The verdict is kept beside the engine's build, where every data folder finds it; what this one knew, such as
        a backend that died in use, is out of date.
        """
        installation = Installation.find()
        build = EngineBuild.find(installation)
        proof = prove(build, installation.starter, build.proof_file, on_progress)
        with contextlib.suppress(OSError):
            self._paths.proof.unlink(missing_ok=True)
        self._graphics().look()
        return proof

    def _check(self, name: str, look: Callable[[], str]) -> Check:
        try:
            return Check(name=name, fine=True, words=_private(look()))
        except KnownError as error:
            return Check(name=name, fine=False, words=_private(f"{error.what} {error.next_step} {error.details}"))
        except (BantamError, OSError) as error:
            return Check(name=name, fine=False, words=_private(f"{type(error).__name__}: {error}"))

    def _engine(self) -> str:
        return EngineBuild.find(Installation.find()).id

    def _backend(self) -> str:
        proof = known_proof(EngineBuild.find(Installation.find()), self._paths.proof)
        if proof is None:
            return "not proven yet; the first answer does it, or: bantam doctor --prove"
        verdicts = ", ".join(f"{verdict.name} {verdict.words}" for verdict in proof.verdicts)
        return f"{proof.best.name} chosen; {verdicts}"

    def _graphics(self) -> Graphics:
        installation = Installation.find()
        build = EngineBuild.find(installation)

        def backend() -> str:
            proof = known_proof(build, self._paths.proof)
            return proof.best_file if proof is not None else ""

        return Graphics(build, GraphicsMemory(self._paths.graphics), installation.starter, backend, lambda _: 0)

    def _graphics_processors(self) -> Check:
        """One that calculates wrongly or not at all is left out, which costs speed and no more."""
        troubles: list[str] = []

        def look() -> str:
            graphics = self._graphics()
            graphics.look(tries=False)
            troubles.extend([graphics.trouble] if graphics.trouble else [])
            return graphics.words or "none that the engine can use"

        check = self._check("graphics processors", look)
        return msgspec.structs.replace(check, degraded=bool(troubles))

    def _confinement(self) -> Check:
        """Whether an engine can give up all that it does not need; an older kernel costs a notice and no more."""
        found: list[Confined] = []

        def look() -> str:
            installation = Installation.find()
            model = next(iter(sorted(installation.starter.glob("*.gguf"))), None)
            found.append(check_confinement(EngineBuild.find(installation), model))
            return "; ".join([found[0].level, *found[0].words])

        check = self._check("confinement", look)
        return msgspec.structs.replace(check, degraded=any(one.words for one in found))

    def _drivers(self) -> Check:
        """A graphics card that cannot be used costs speed and no more."""
        missing = " ".join(note.words for note in all_notes())
        return Check(name="graphics drivers", fine=True, words=missing or "nothing missing", degraded=bool(missing))

    def _models(self) -> Check:
        """A file that cannot be used leaves the others as they are, so it is degraded and no more."""
        broken: list[str] = []

        def look() -> str:
            starter = None
            with contextlib.suppress(KnownError):  # that is the engine's check
                starter = Installation.find().starter
            moved = SettingsStore(self._paths.settings).load().models_folder
            library = ModelLibrary(starter, Path(moved or self._paths.models))
            names = [f"{model.id} ({model.size} bytes)" for model in library.models()]
            broken.extend(f"{path.name} cannot be used: {reason}" for path, reason in library.problems())
            return "; ".join(broken + names) or "none"

        check = self._check("models", look)
        return msgspec.structs.replace(check, degraded=bool(broken))

    def _folders(self) -> str:
        """Each takes a small file, which is gone again at once; raises `KnownError` (FOLDER_UNUSABLE)."""
        for folder in (self._paths.data, self._paths.models, self._paths.cache, self._paths.logs):
            try:
                with tempfile.TemporaryFile(dir=folder) as file:
                    file.write(b"x" * 4096)
                    file.flush()
            except OSError as error:
                reason = error.strerror or str(error)
                raise KnownError(ErrorKind.FOLDER_UNUSABLE, path=str(folder), reason=reason) from error
        return f"data {self._paths.data}, cache {self._paths.cache}, logs {self._paths.logs}"

    def _log_tail(self) -> list[str]:
        """The end of the newest log; one that cannot be read says so in its place."""
        try:
            newest = sorted(self._paths.logs.glob("*.log"), key=lambda path: path.stat().st_mtime)[-1:]
            lines = [line for path in newest for line in path.read_text("utf-8", "replace").splitlines()]
        except OSError as error:
            lines = [f"The log cannot be read: {error}"]
        return [_private(line) for line in lines[-LOG_LINES:]]


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _private(words: str) -> str:
    """The home folder holds the person's name."""
    return words.replace(str(Path.home()), "~")
