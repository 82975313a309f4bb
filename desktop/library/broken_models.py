"""Entries for what is in the list and cannot be used: files that are broken, and files that are gone."""

import contextlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop.core.library import PlacedModel
from desktop.core.model import ModelFile


def broken_models(problems: Iterable[tuple[Path, str]], placed: Sequence[PlacedModel]) -> list[ModelFile]:
    """One for each problem; its id is its path, so that it is never taken for a model that works."""
    in_place = {one.files[0]: one for one in placed if one.files}
    return [_broken(path, reason, in_place.get(str(path))) for path, reason in problems]


def named(wanted: str, broken: Iterable[ModelFile]) -> ModelFile | None:
    """The one with this id, path or name."""
    word = wanted.strip()
    folded = word.casefold()
    path = os.path.abspath(os.path.expanduser(word))  # noqa: PTH100, PTH111 - nothing need be there
    return next((one for one in broken if folded in _words(one) or path == str(one.path)), None)


def _broken(path: Path, reason: str, placed: PlacedModel | None) -> ModelFile:
    size = 0
    with contextlib.suppress(OSError):
        size = path.stat().st_size
    return ModelFile(
        id=_printable(str(path)),
        name=_printable(placed.name if placed is not None else path.name),
        path=path,
        size=size,
        architecture="",
        quantisation="",
        parameters=0,
        context_length=0,
        origin=placed.program if placed is not None else "",
        problem=reason,
        is_gone=not os.path.lexists(path),
    )


def _printable(words: str) -> str:
    """A name on disk may be any bytes, and a list shows text."""
    return words.encode("utf-8", "replace").decode()


def _words(model: ModelFile) -> tuple[str, ...]:
    words = model.id, model.name, model.path.name, model.path.stem
    return tuple(word.casefold() for word in words)
