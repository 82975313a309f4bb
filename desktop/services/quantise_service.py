"""Making a smaller model of a large one: F16, BF16, F32 or Q8_0 becomes a type with fewer bits a number."""

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.lasting_name import give_name
from desktop.core.model import ModelFile
from desktop.core.quantisation import Quantisation, SmallerFile, SmallerFiles
from desktop.core.text import QT_TRANSLATE_NOOP, gigabytes
from desktop.engine.build import EngineBuild
from desktop.engine.cores import usable_cores
from desktop.engine.proof import try_model
from desktop.engine.quantise_run import QuantiseError, quantise
from desktop.library.gguf_header import GgufError, read_header
from desktop.library.gguf_types import FILE_TYPES
from desktop.library.importing import free_names
from desktop.library.model_name import without_quantisation
from desktop.library.whole_files import PART_END, PART_START
from desktop.machine.disk import disk_of
from desktop.services.model_import import SPARE

# Bits a number, about, with what a file has besides; from the smallest. What needs an importance matrix is left out.
TARGETS = {
    "Q2_K": 3.4, "Q3_K_M": 3.9, "Q4_0": 4.6, "Q4_K_S": 4.7, "Q4_K_M": 4.9, "Q5_0": 5.6, "Q5_K_M": 5.7, "Q6_K": 6.6,
    "Q8_0": 8.5,
}  # fmt: skip
SOURCES = {"F32": 32.0, "F16": 16.0, "BF16": 16.0, "Q8_0": 8.5}
SMALL = QT_TRANSLATE_NOOP("errors", "its numbers are few bits already, and to round them again would cost much quality")
NO_TYPE = QT_TRANSLATE_NOOP("errors", "that type is not one that Bantam makes")
NOT_SMALLER = QT_TRANSLATE_NOOP("errors", "that type would not make it smaller")
NOT_IN_NAMES = re.compile(r"[^\w.()-]+")  # of files, on all systems
FULL = 1 << 20  # bytes: a disk with less was in the way
PATIENCE = 60.0  # seconds that a model may take to load and write a few words, and
SLOWEST = 10e6  # bytes of it a second besides
USELESS = QT_TRANSLATE_NOOP("errors", "what was written does not work as a model")


class QuantiseService:
    """Blocking; any thread."""

    def __init__(
        self,
        tools: Callable[[], tuple[EngineBuild, str]],
        folder: Callable[[], Path],
        known: Callable[[str], Quantisation] = lambda name: Quantisation(name=name),
    ) -> None:
        """`tools` gives the engine's build and its processor backend, and may raise `KnownError`.

        `known` tells what is published of a type.
        """
        self._tools = tools
        self._folder = folder
        self._known = known

    def choices(self, model: ModelFile) -> dict[str, int]:
        """Types that would make it smaller, and about how many bytes it would have."""
        bits = SOURCES.get(model.quantisation, 0.0)
        return {name: int(model.size * target / bits) for name, target in TARGETS.items() if target < bits}

    def offer(self, model: ModelFile) -> SmallerFiles:
        """The same with what is published of each type; raises `KnownError` (QUANTISE_REFUSED) where there is none."""
        files = []
        for name, size in self.choices(model).items():
            known = self._known(name)
            bits = known.bits or TARGETS[name]
            files.append(SmallerFile(name=name, size=size, bits=bits, loss=known.loss, loss_source=known.loss_source))
        if not files:
            reason = NOT_SMALLER if model.quantisation in SOURCES else SMALL
            raise KnownError(ErrorKind.QUANTISE_REFUSED, name=model.name, reason=reason)
        return SmallerFiles(files=tuple(files), free=max(disk_of(self._folder()).free - SPARE, 0))

    def quantise(
        self,
        model: ModelFile,
        target: str,
        on_progress: Callable[[float], None] = lambda _fraction: None,
        cancel: Cancellation | None = None,
    ) -> Path | None:
        """Write it into Bantam's folder with numbers of the type `target`; None when cancelled.

        What was written is loaded and asked before it gets its name. Raises `KnownError`: QUANTISE_REFUSED, NO_ROOM,
        QUANTISE_FAILED.
        """
        target, cancel = target.upper(), cancel or Cancellation()
        self._check(model, target)
        build, backend = self._tools()
        folder = self._folder()
        part = folder / f"{PART_START}{new_id()}{PART_END}"
        try:
            part.touch(0o600, exist_ok=False)
            number = next(number for number, name in FILE_TYPES.items() if name == target)
            if not quantise(build, backend, model.path, part, number, lambda done: on_progress(done * 0.98), cancel):
                return None
            read_header(part)  # llama.cpp does not always hear of a disk that is full
            if not self._answers(model, part, cancel):
                return None
            path = free_names([self.usual_name(model, target)], folder)[0]
            part.chmod(0o444)  # as what is downloaded: a model that is loaded must not change
            give_name(part, path)
        except (QuantiseError, GgufError) as error:
            reason = os.strerror(errno.ENOSPC) if disk_of(folder).free < FULL else error.reason
            raise KnownError(ErrorKind.QUANTISE_FAILED, name=model.name, reason=reason) from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise KnownError(ErrorKind.QUANTISE_FAILED, name=model.name, reason=reason) from error
        finally:
            part.unlink(missing_ok=True)
        on_progress(1.0)
        return path

    def _answers(self, model: ModelFile, part: Path, cancel: Cancellation) -> bool:
        """Whether it writes, as far as a model of its kind does; False when cancelled. Raises `QuantiseError`."""
        if not model.is_embedding:
            patience = PATIENCE + part.stat().st_size / SLOWEST
            build, backend = self._tools()
            threads = usable_cores().threads
            verdict = try_model(build, backend, part, lambda: cancel.is_cancelled, threads=threads, patience=patience)
            if not verdict.is_proved and not cancel.is_cancelled:
                raise QuantiseError(USELESS)
        return not cancel.is_cancelled

    @staticmethod
    def usual_name(model: ModelFile, target: str) -> str:
        """What the file is called, unless that name is taken: as the model's, unless that is named after its hash."""
        is_named = model.path.suffix.lower() == ".gguf"
        stem = without_quantisation(model.path.stem) if is_named else NOT_IN_NAMES.sub("-", model.name).strip("-.")
        return f"{stem or 'model'}.{target.upper()}.gguf"

    def _check(self, model: ModelFile, target: str) -> None:
        choices = self.choices(model)
        if target not in choices:
            reason = SMALL if model.quantisation not in SOURCES else NO_TYPE if target not in TARGETS else NOT_SMALLER
            raise KnownError(ErrorKind.QUANTISE_REFUSED, name=model.name, reason=reason)
        free = disk_of(self._folder()).free
        if choices[target] + SPARE > free:
            words = {"needed": gigabytes(choices[target] + SPARE), "free": gigabytes(free)}
            raise KnownError(ErrorKind.NO_ROOM, name=model.name, path=str(self._folder()), **words)
