"""Which projector in a model's folder belongs to it, by their names: nobody has to choose what lies there together."""

import re
from collections.abc import Sequence
from pathlib import Path

from desktop.library.model_name import without_quantisation

_MARK = re.compile(r"(?:^|[-._ ])mmproj(?=$|[-._ ])", re.IGNORECASE)
_SAYS_NOTHING = ("", "model", "gguf", "vision")


def projector_beside(model: Path, models: Sequence[Path], projectors: Sequence[Path]) -> Path | None:
    """The projector of `model`, None when in doubt; all of these files lie in one folder.

    One that is called as the model is its own: “mmproj-Gemma-3-4b-it-f16” is that of “Gemma-3-4b-it-Q4_K_M”. One whose
    name says nothing (“mmproj-model-f16”) is that of the only model there, however many versions of it there are.
    Of several that are right the smallest one is taken.
    """
    wanted = _core(model.stem)
    is_alone = {_core(path.stem) for path in models} == {wanted}
    right = [
        path for path in projectors if (core := _core(path.stem)) == wanted or (is_alone and core in _SAYS_NOTHING)
    ]
    return min(right, key=lambda path: (_size(path), path.name), default=None)


def _core(stem: str) -> str:
    """A file's name without what it is, how it is packed and how it is written."""
    name = _MARK.sub("-", without_quantisation(stem))
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
