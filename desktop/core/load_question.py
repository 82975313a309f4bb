"""What a person is asked before a model is loaded that is larger than the memory there is."""

import msgspec

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fit import Fit
from desktop.core.model import ModelFile
from desktop.core.text import gigabytes


class LoadQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A model that is too large as it would be loaded now, and the ways on."""

    model: ModelFile
    fit: Fit  # what it takes, against what is free and what Bantam itself would give back for it
    unloads: tuple[str, ...] = ()  # names of the models that would be unloaded before
    smaller: Fit | None = None  # with the longest context that fits; None where none does


class TooLargeError(KnownError):
    """MODEL_TOO_LARGE, with the question that it asks."""

    def __init__(self, question: LoadQuestion) -> None:
        self.question = question
        fit = question.fit
        sizes = {"needed": gigabytes(fit.need.total), "available": gigabytes(max(fit.available, 0))}
        super().__init__(ErrorKind.MODEL_TOO_LARGE, name=question.model.name, **sizes)
