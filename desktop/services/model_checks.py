"""Checks of model files, with what may go wrong in words for a person."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.library import Checked, Soundness
from desktop.core.model import ModelFile
from desktop.library.checking import check, forget_measured
from desktop.library.gguf_header import GgufHeader
from desktop.library.importing import Progress
from desktop.library.model_parts import parts_of
from desktop.library.record import LibraryRecord, RecordError
from desktop.services.model_import import words_of


class ModelChecks:
    """Blocking; any thread. `header` raises `GgufError` and `OSError`."""

    def __init__(self, record: LibraryRecord, header: Callable[[Path], GgufHeader]) -> None:
        self._record, self._header = record, header

    def check(
        self, model: ModelFile, *, afresh: bool, on_progress: Progress, is_stopped: Callable[[], bool]
    ) -> Checked | None:
        """Whether its bytes are what they should be; None when stopped.

        Raises `KnownError` (MODEL_MISSING, MODEL_NOT_CHECKED, MODEL_NOT_NOTED).
        """
        if model.problem:  # known without reading
            found = Soundness.GONE if model.is_gone else Soundness.DAMAGED
            return Checked(soundness=found, file=str(model.path), reason=model.problem)
        with _told(model):
            return check(
                _files(model),
                self._record,
                self._header,
                afresh=afresh,
                on_progress=on_progress,
                is_stopped=is_stopped,
            )

    def accept(self, model: ModelFile) -> None:
        """What its files are from now on is right; raises `KnownError` (MODEL_NOT_NOTED)."""
        with _told(model):
            forget_measured(_files(model), self._record)


def _files(model: ModelFile) -> list[Path]:
    """All its parts, and what lets it see."""
    eyes = Path(model.projector) if model.projector else None
    return [*parts_of(model.path), *([eyes] if eyes is not None and eyes.is_file() else [])]


@contextmanager
def _told(model: ModelFile) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise KnownError(ErrorKind.MODEL_MISSING, name=model.path.name, path=str(model.path)) from error
    except RecordError as error:
        words = {"name": model.name, "reason": words_of(error), "path": str(error.filename)}
        raise KnownError(ErrorKind.MODEL_NOT_NOTED, **words) from error
    except OSError as error:
        raise KnownError(ErrorKind.MODEL_NOT_CHECKED, name=model.name, reason=words_of(error)) from error
