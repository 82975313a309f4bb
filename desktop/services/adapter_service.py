"""LoRA adapters on this disk: which of them fit a model, and those of PEFT made into GGUF."""

import contextlib
import os
from pathlib import Path

import msgspec

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.lasting_name import give_name
from desktop.core.model import ModelFile
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.library.gguf_header import GgufError
from desktop.library.gguf_writer import gguf_pieces
from desktop.library.importing import free_names
from desktop.library.peft import PeftError, converted
from desktop.library.whole_files import PART_END, PART_START
from desktop.services.model_service import ModelService

OTHER_KIND = QT_TRANSLATE_NOOP("errors", "it was made for another kind of model")
FOLDER = "adapters"  # in the model folder


class FoundAdapter(msgspec.Struct, frozen=True, kw_only=True):
    """An adapter's file. `reason` says why it does not fit the model that was asked about, "" where it may."""

    path: Path
    name: str
    architecture: str
    size: int  # bytes
    reason: str = ""


class AdapterService:
    """Blocking; any thread."""

    def __init__(self, models: ModelService) -> None:
        self._models = models

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
                    )
                )
        return sorted(found, key=lambda one: (bool(one.reason), one.name.casefold()))

    def convert(self, source: Path, model: ModelFile) -> Path:
        """Make a GGUF of PEFT's files in a folder, for the model it was trained on; returns where it lies.

        `source` may be one of these files. Raises `KnownError` (ADAPTER_UNUSABLE, MODEL_NOT_ADDED).
        """
        folder = source.parent if source.is_file() else source
        try:
            keys, tensors = converted(folder, self._models.header(model.path))
        except (PeftError, GgufError) as error:
            details = error.details if isinstance(error, PeftError) else ""
            words = {"name": folder.name, "model": model.name, "reason": error.reason}
            raise KnownError(ErrorKind.ADAPTER_UNUSABLE, details=details, **words) from error
        place = self._models.folder / FOLDER
        part = place / f"{PART_START}{new_id()}{PART_END}"
        try:
            place.mkdir(exist_ok=True)
            with part.open("xb") as file:
                file.writelines(gguf_pieces(keys, tensors))
                file.flush()
                os.fsync(file.fileno())
            path = free_names([f"{folder.name}.gguf"], place)[0]
            give_name(part, path)
        except OSError as error:
            words = {"name": folder.name, "reason": error.strerror or str(error), "folder": str(place)}
            raise KnownError(ErrorKind.MODEL_NOT_ADDED, **words) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        return path
