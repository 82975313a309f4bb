"""LoRA adapters on this disk: which of them fit a model, and those of PEFT made into GGUF."""

import contextlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from desktop.core.adapter import PeftFound
from desktop.core.cancellation import Cancellation
from desktop.core.engine_choice import EngineChoice
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.lasting_name import give_name, sync_folder
from desktop.core.model import ModelFile
from desktop.core.text import QT_TRANSLATE_NOOP, Text
from desktop.library.adapter_fit import AdapterNeeds, Sizes, misfit, needs_of, part_misfit, tensor_sizes
from desktop.library.gguf_header import GgufError
from desktop.library.gguf_writer import gguf_pieces
from desktop.library.importing import free_names
from desktop.library.model_parts import parts_of
from desktop.library.other_programs.places import Surroundings, program_at
from desktop.library.peft import BROKEN, PeftAdapter, PeftError, converted
from desktop.library.peft_names import FAMILIES
from desktop.library.whole_files import PART_END, PART_START, remove_file
from desktop.services.engine_options import chosen_for
from desktop.services.model_service import ModelService
from desktop.services.settings_service import SettingsService

OTHER_KIND = QT_TRANSLATE_NOOP("errors", "it was made for another kind of model")
NO_FAMILY = QT_TRANSLATE_NOOP("adapters", "Adapters for models of the kind {has} cannot be converted.")
OTHER_PARTS = QT_TRANSLATE_NOOP("errors", "It cannot be made for this model, as {reason}.")
FOLDER = "adapters"  # in the model folder
MOST_KNOWN = 48  # files whose tensors are remembered
MOST_EXACT = 40  # models whose every matrix is looked at; more than anybody weighs an adapter with
Progress = Callable[[int, int], None]


class FoundAdapter(msgspec.Struct, frozen=True, kw_only=True):
    """An adapter's file. `reason` says why it does not fit the model that was asked about, "" where it may."""

    path: Path
    name: str
    architecture: str
    size: int  # bytes
    reason: str = ""
    base: str = ""  # the model that it was made for, as its file calls it


class AdapterBase(msgspec.Struct, frozen=True, kw_only=True):
    """A model beside an adapter: why that does not fit, or how strongly it counts."""

    model: ModelFile
    misfit: Text | None = None
    strength: float | None = None  # None: the model does not use it


class ListedAdapter(msgspec.Struct, frozen=True, kw_only=True):
    """An adapter in the list: the models that it may fit, that first which it is made for, and those that use it."""

    adapter: FoundAdapter
    bases: tuple[ModelFile, ...] = ()
    users: tuple[ModelFile, ...] = ()


class AdapterService:
    """Blocking; any thread."""

    def __init__(self, models: ModelService, settings: SettingsService, around: Surroundings | None = None) -> None:
        """`around` says where other programs keep things."""
        self._models = models
        self._settings = settings
        self._around = around
        self._lock = threading.Lock()
        self._sizes: dict[tuple[Path, int, int], Sizes] = {}  # of files as they were, by size and time

    def adapters(self, model: ModelFile | None = None) -> list[FoundAdapter]:
        """Adapters in the folders, those that may fit `model` first; whether the sizes fit is seen when it is tried."""
        found = []
        for path in self._models.adapters():
            with contextlib.suppress(GgufError, OSError):
                header = self._models.header(path)
                is_other = model is not None and header.architecture != model.architecture
                found.append(
                    FoundAdapter(
                        path=path,
                        name=header.name or path.stem,
                        architecture=header.architecture,
                        size=path.stat().st_size,
                        reason=OTHER_KIND if is_other else "",
                        base=header.base_model,
                    )
                )
        return sorted(found, key=lambda one: (bool(one.reason), one.name.casefold()))

    def places(self) -> list[Path]:
        """Where adapters lie that a model which is being loaded may use later; never raises."""
        folder = self._models.folder / FOLDER
        with contextlib.suppress(OSError):
            return [*self._models.adapters(), *([folder] if folder.is_dir() else [])]
        return []

    def find(self, name_or_path: str) -> FoundAdapter | None:
        """One by the path of its file, by that file's name, or by its own."""
        found, wanted = self.adapters(), name_or_path.strip().casefold()
        by_path = [one for one in found if one.path == Path(name_or_path).absolute()]
        by_file = [one for one in found if wanted in (one.path.name.casefold(), one.path.stem.casefold())]
        return next(iter([*by_path, *by_file, *(one for one in found if one.name.casefold() == wanted)]), None)

    def base_of(self, source: Path) -> ModelFile:
        """The model that an adapter of PEFT is for: the only one that it fits, or that is called as it says.

        Raises `KnownError` (ADAPTER_BASE, and as `look_at`).
        """
        found, bases = self.look_at(source)
        fitting = [one.model for one in bases if one.misfit is None]
        named = [model for model in fitting if _is_named(model, found.base)]
        for choice in (fitting, named):
            if len(choice) == 1:
                return choice[0]
        raise KnownError(ErrorKind.ADAPTER_BASE, name=found.name, names=", ".join(one.id for one in fitting) or "–")

    def listed(self) -> list[ListedAdapter]:
        """All adapters with the models that they may fit, as far as headers tell, and those that use them."""
        models, settings, found = self._models.chat_models(), self._settings.current(), list[ListedAdapter]()
        used = {model.id: {one.path for one in chosen_for(model, settings).adapters} for model in models}
        for adapter in self.adapters():
            judged = self._judged(self._needs(adapter), models, exactly=False)
            bases = [one.model for one in judged if one.misfit is None]
            bases.sort(key=lambda model: not _is_named(model, adapter.base))
            users = [model for model in models if str(adapter.path) in used[model.id]]
            found.append(ListedAdapter(adapter=adapter, bases=tuple(bases), users=tuple(users)))
        return found

    def bases(self, adapter: FoundAdapter) -> list[AdapterBase]:
        """Every model that chats: those that use it first, then those that it fits; every matrix is looked at."""
        settings, path = self._settings.current(), str(adapter.path)
        found = []
        for one in self._judged(self._needs(adapter), self._models.chat_models(), exactly=True):
            used = (choice.strength for choice in chosen_for(one.model, settings).adapters if choice.path == path)
            found.append(msgspec.structs.replace(one, strength=next(used, None)))

        def place(one: AdapterBase) -> tuple[bool, bool, bool, str]:
            is_named = _is_named(one.model, adapter.base)
            return one.strength is None, one.misfit is not None, not is_named, one.model.name.casefold()

        return sorted(found, key=place)

    def look_at(self, source: Path) -> tuple[PeftFound, list[AdapterBase]]:
        """An adapter of PEFT in a folder, and the models here beside it, those that it fits first.

        Raises `KnownError` (ADAPTER_NOT_CONVERTED).
        """
        folder = source.parent if source.is_file() else source
        try:
            return self._looked_at(PeftAdapter(folder))
        except PeftError as error:
            words = {"name": folder.name, "reason": error.reason}
            raise KnownError(ErrorKind.ADAPTER_NOT_CONVERTED, details=error.details, **words) from error

    def convert(
        self,
        source: Path,
        model: ModelFile,
        on_progress: Progress = lambda _done, _total: None,
        cancel: Cancellation | None = None,
    ) -> Path | None:
        """Make a GGUF of PEFT's files in a folder, for the model it was trained on; None when cancelled.

        `source` may be one of these files. Raises `KnownError` (ADAPTER_UNUSABLE, MODEL_NOT_ADDED).
        """
        folder = source.parent if source.is_file() else source
        place = self._models.folder / FOLDER
        part = place / f"{PART_START}{new_id()}{PART_END}"
        try:
            keys, tensors = converted(folder, self._models.header(model.path), self._sizes_of(model.path))
            place.mkdir(exist_ok=True)
            with part.open("xb") as file:
                for number, piece in enumerate(gguf_pieces(keys, tensors)):
                    file.write(piece)
                    on_progress(number, len(tensors))
                    if cancel is not None and cancel.is_cancelled:
                        return None
                file.flush()
                os.fsync(file.fileno())
            path = free_names([f"{folder.name}.gguf"], place)[0]
            give_name(part, path)
        except (PeftError, GgufError) as error:
            details = error.details if isinstance(error, PeftError) else ""
            words = {"name": folder.name, "model": model.name, "reason": error.reason}
            raise KnownError(ErrorKind.ADAPTER_UNUSABLE, details=details, **words) from error
        except OSError as error:
            words = {"name": folder.name, "reason": error.strerror or str(error), "folder": str(place)}
            raise KnownError(ErrorKind.MODEL_NOT_ADDED, **words) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        return path

    def delete(self, adapter: FoundAdapter) -> int:
        """Delete its file and use it no more; returns the bytes that are free now.

        Raises `KnownError`: MODEL_FOREIGN for what another program keeps, MODEL_NOT_DELETED.
        """
        path = adapter.path
        program = None if path.is_symlink() else program_at(path, self._around or Surroundings.here())
        if program is not None:
            raise KnownError(ErrorKind.MODEL_FOREIGN, name=adapter.name, program=program.value)
        try:
            freed = 0 if path.is_symlink() or path.stat().st_nlink > 1 else path.stat().st_size
            remove_file(path)
            sync_folder(path.parent)
        except OSError as error:
            words = {"name": adapter.name, "reason": error.strerror or str(error), "folder": str(path.parent)}
            raise KnownError(ErrorKind.MODEL_NOT_DELETED, **words) from error
        engines = {}
        for model, choice in self._settings.current().engines.items():
            left = [one for one in choice.adapters if one.path != str(path)]
            if (changed := msgspec.structs.replace(choice, adapters=left)) != EngineChoice():
                engines[model] = changed
        self._settings.change(engines=engines)
        return freed

    def _judged(self, needs: AdapterNeeds, models: Sequence[ModelFile], *, exactly: bool) -> Iterator[AdapterBase]:
        """All of them. Without an architecture in `needs` only the sizes count."""
        exact = 0
        for model in models:
            try:
                header = self._models.header(model.path)
                wanted = needs if needs.architecture else needs._replace(architecture=header.architecture)
                reason = misfit(wanted, header)
                if reason is None and exactly and exact < MOST_EXACT:
                    exact += 1
                    reason = part_misfit(wanted, self._sizes_of(model.path))
            except (GgufError, OSError):  # gone meanwhile
                continue
            yield AdapterBase(model=model, misfit=reason)

    def _looked_at(self, adapter: PeftAdapter) -> tuple[PeftFound, list[AdapterBase]]:
        found, bases = adapter.found(), list[AdapterBase]()
        needs = AdapterNeeds("", found.layers, found.width, {})
        for one in self._judged(needs, self._models.chat_models(), exactly=False):
            kind = one.model.architecture
            reason = one.misfit if kind in FAMILIES else Text("adapters", NO_FAMILY, {"has": kind})
            if reason is None and sum(base.misfit is None for base in bases) < MOST_EXACT:
                reason = self._peft_misfit(adapter, one.model)
            bases.append(msgspec.structs.replace(one, misfit=reason))
        return found, sorted(bases, key=lambda one: (one.misfit is not None, not _is_named(one.model, found.base)))

    def _peft_misfit(self, adapter: PeftAdapter, model: ModelFile) -> Text | None:
        try:
            adapter.pairs(self._models.header(model.path), self._sizes_of(model.path))
        except PeftError as error:
            if error.reason == BROKEN:  # whatever the model
                raise
            return Text("errors", OTHER_PARTS, {"reason": error.reason})
        except (GgufError, OSError):  # gone meanwhile; the conversion says so
            return None
        return None

    def _needs(self, adapter: FoundAdapter) -> AdapterNeeds:
        try:
            sizes = self._sizes_of(adapter.path)
        except (GgufError, OSError):
            sizes = {}
        return needs_of(adapter.architecture, sizes)

    def _sizes_of(self, path: Path) -> Sizes:
        stat = path.stat()
        key = path, stat.st_size, stat.st_mtime_ns
        with self._lock:
            known = self._sizes.get(key)
        if known is None:
            known = tensor_sizes(parts_of(path))
            with self._lock:
                self._sizes[key] = known
                while len(self._sizes) > MOST_KNOWN:
                    del self._sizes[next(iter(self._sizes))]  # the oldest
        return known


def _is_named(model: ModelFile, base: str) -> bool:
    """Whether a model is called as the one that an adapter was trained on: letters and digits count."""
    words = "".join(char for char in base.rpartition("/")[2].casefold() if char.isalnum())
    names = ("".join(char for char in name.casefold() if char.isalnum()) for name in (model.name, model.id))
    return bool(words) and any(words in name or name in words for name in names)
