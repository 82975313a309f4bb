"""Makes a `ModelFile` of a file's header, and remembers headers until their file changes."""

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from desktop.core.model import ModelFile
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.library.cache_shape import cache_shape
from desktop.library.gguf_header import GgufError, GgufHeader, read_header
from desktop.library.header_cache import HeaderCache, Stamp
from desktop.library.model_name import display_name, quantisation, split_part

STARTER_LICENCE = "Apache-2.0"
RANK = 4  # pooling of models that judge passages: they neither chat nor embed
# Architectures that only read. Readers of other architectures say so by their pooling.
READERS = (
    "bert",
    "modern-bert",
    "neo-bert",
    "nomic-bert",
    "nomic-bert-moe",
    "jina-bert-v2",
    "jina-bert-v3",
    "eurobert",
    "gemma-embedding",
    "t5encoder",
)
NO_MODEL = QT_TRANSLATE_NOOP("errors", "it goes with a model and is none itself")
NO_TEXT = QT_TRANSLATE_NOOP("errors", "a name in its path is not valid UTF-8: rename it")
NO_WEIGHTS = QT_TRANSLATE_NOOP("errors", "it holds no weights")
COMPANIONS = ("mmproj", "adapter", "imatrix", "clip")  # types and architectures that are useful beside a model only


class _Look(NamedTuple):
    """What a file was when it was read, and what came of it."""

    stamp: Stamp
    header: GgufHeader | None
    reason: str


class ModelReader:
    """Owns the remembered headers. Any thread."""

    def __init__(self, cache: HeaderCache | None = None) -> None:
        """`cache` outlives the program; without one each file is read by each start."""
        self._cache = cache
        self._lock = threading.Lock()
        self._looks: dict[str, _Look] = {}  # by paths as text: a Path is slow to compare
        self._made: dict[str, tuple[object, list[tuple[GgufHeader, int]], ModelFile]] = {}

    def is_companion(self, path: Path) -> bool:
        """Whether the file belongs to a model and is none itself; raises `GgufError` when it cannot be read."""
        if path.name.lower().startswith("mmproj"):
            return True
        return is_companion(self._look(path)[0])

    def is_projector(self, path: Path) -> bool:
        """Whether the file lets a model see images; raises `GgufError` when it cannot be read."""
        header = self._look(path)[0]
        return "mmproj" in (header.type, path.name.lower()[:6]) or header.architecture == "clip"

    def header(self, path: Path) -> GgufHeader:
        """What the file says; raises `GgufError` when it cannot be read."""
        return self._look(path)[0]

    def model(
        self, parts: list[Path], identifier: str, *, is_starter: bool, name: str = "", origin: str = ""
    ) -> ModelFile:
        """Return the model that lies in these files; raises `GgufError` with the reason when it cannot be used.

        A `name` goes before what the file calls itself.
        """
        looks = [self._look(path) for path in parts]
        first = str(parts[0])
        key = ([str(path) for path in parts], [id(header) for header, _ in looks], identifier, is_starter, name, origin)
        with self._lock:
            made = self._made.get(first)
        if made is None or made[0] != key:
            model = _model(parts, looks, identifier, is_starter, name, origin)
            made = (key, looks, model)  # with the headers, so that no other one gets their ids
            with self._lock:
                self._made[first] = made
        return made[2]

    def save(self) -> None:
        """Let the next start know what was read in this one."""
        if self._cache is not None:
            self._cache.save()

    def _look(self, path: Path) -> tuple[GgufHeader, int]:
        """Return the header and the size of a file; raises `GgufError`."""
        words = str(path)
        if not is_text(words):  # an engine is told the path as text
            raise GgufError(NO_TEXT)
        try:
            found = os.stat(words)  # noqa: PTH116 - half the time of a Path's own
        except OSError as error:
            raise GgufError(f"it could not be read ({error.strerror or error})") from error
        stamp = Stamp.of(found)
        with self._lock:
            look = self._looks.get(words)
        if look is None or look.stamp != stamp:
            look = self._read(path, stamp)
            with self._lock:
                self._looks[words] = look
        if look.header is None:
            raise GgufError(look.reason)
        return look.header, found.st_size

    def _read(self, path: Path, stamp: Stamp) -> _Look:
        if self._cache is not None and (known := self._cache.get(path, stamp)) is not None:
            return _Look(stamp, known, "")
        try:
            header = read_header(path)
        except GgufError as error:
            return _Look(stamp, None, error.reason)
        except FileNotFoundError:
            return _Look(stamp, None, "it has just disappeared")
        if self._cache is not None:
            self._cache.put(path, stamp, header)
        return _Look(stamp, header, "")


def is_embedding(header: GgufHeader) -> bool:
    """Whether a model turns texts into vectors, and does not chat."""
    return bool(header.pooling_type) or header.architecture in READERS


def _model(
    parts: list[Path],
    looks: list[tuple[GgufHeader, int]],
    identifier: str,
    is_starter: bool,
    name: str,
    origin: str,
) -> ModelFile:
    header = looks[0][0]
    stem = split_part(parts[0].stem)[0]
    check_parts(parts, header)
    if not any(one.tensor_count for one, _ in looks):
        raise GgufError(NO_WEIGHTS)
    return ModelFile(
        id=identifier,
        name=name or display_name(stem, header.name),
        path=parts[0],
        size=sum(size for _, size in looks),
        architecture=header.architecture,
        quantisation=quantisation(header.file_type, stem),
        parameters=sum(one.parameters for one, _ in looks),
        context_length=header.context_length,
        is_starter=is_starter,
        is_embedding=is_embedding(header),
        cache=cache_shape(header),
        licence=STARTER_LICENCE if is_starter else header.licence,
        origin=origin,
    )


def check_parts(parts: Sequence[Path], header: GgufHeader) -> None:
    """Whether these are all parts of a model, whose first one says so; raises `GgufError` otherwise."""
    _, part, count = split_part(parts[0].stem)
    count = max(count, header.split_count, 1)
    if len(parts) != count or part != 1:
        raise GgufError(f"{len(parts)} of its {count} parts {'is' if len(parts) == 1 else 'are'} here")


def is_companion(header: GgufHeader) -> bool:
    """Whether a file with this header is useful beside a model only."""
    return header.type in COMPANIONS or header.architecture in COMPANIONS or header.pooling_type == RANK


def is_text(words: str) -> bool:
    """Whether it can be written as UTF-8: a name on disk may be any bytes, which Python keeps as lone surrogates."""
    if words.isascii():
        return True
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True
