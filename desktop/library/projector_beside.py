"""Which projector in a model's folder belongs to it, by their names: nobody has to choose what lies there together."""

import contextlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.library.gguf_header import GgufError, GgufHeader, read_header
from desktop.library.model_name import without_quantisation
from desktop.library.model_parts import grouped
from desktop.library.model_reader import is_companion, is_embedding

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


def projector_of(model: Path, header: Callable[[Path], GgufHeader] = read_header) -> tuple[Path | None, bool]:
    """The projector that lies beside a file anywhere, and whether other models beside it need it too."""
    try:
        every = sorted(path for path in model.parent.iterdir() if path.suffix.lower() == ".gguf")
    except OSError:
        return None, False
    eyes = [path for path in every if _MARK.search(path.stem)]
    if not eyes or model in eyes or not _may_see(model, header):
        return None, False
    models = [parts[0] for parts in grouped(path for path in every if path not in eyes)]
    found = projector_beside(model, models, eyes)
    if found is None or not _is_projector(found, header):
        return None, False
    return found, any(other != model and projector_beside(other, models, eyes) == found for other in models)


def telling_name(projector: Path, model: Path) -> str:
    """What a projector is called among other models: by the name of its own, where its name says nothing."""
    if _core(projector.stem) not in _SAYS_NOTHING:
        return projector.name
    kind = projector.stem[len(without_quantisation(projector.stem)) :].strip("-._ ")
    return "-".join(word for word in ("mmproj", without_quantisation(model.stem), kind) if word) + ".gguf"


def _may_see(path: Path, header: Callable[[Path], GgufHeader]) -> bool:
    with contextlib.suppress(GgufError, OSError):
        return not is_companion(header(path)) and not is_embedding(header(path))
    return False


def _is_projector(path: Path, header: Callable[[Path], GgufHeader]) -> bool:
    with contextlib.suppress(GgufError, OSError):
        return header(path).type == "mmproj" or header(path).architecture == "clip"
    return False


def _core(stem: str) -> str:
    """A file's name without what it is, how it is packed and how it is written."""
    name = _MARK.sub("-", without_quantisation(stem))
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
