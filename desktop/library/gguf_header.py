"""Reads what a GGUF file says about itself: pure Python, bounded in time and memory, trusting nothing.

The layout is that of GGUF versions 2 and 3: magic, version, counts, keys with values, descriptions of the tensors,
then the weights from the next multiple of the alignment on.
"""

import os
import stat
from pathlib import Path
from typing import BinaryIO

import msgspec

from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.core.weights import WeightGroup
from desktop.library.bounded_reader import BoundedReader, GgufError, GgufGoesOnError
from desktop.library.file_kinds import words_for_other_kind
from desktop.library.gguf_types import (
    ARRAY,
    ATTENTION,
    BLOCKS,
    INTEGER_FORMATS,
    LIST_FORMATS,
    NUMBERS_OF_ARCHITECTURE,
    TEXT,
    VALUE_SIZES,
)
from desktop.library.weight_groups import WeightCount

__all__ = ["GgufError", "GgufGoesOnError", "GgufHeader", "read_beginning", "read_header"]

MAX_HEADER = 96 * 1024 * 1024  # bytes; the largest vocabularies need about 30 MB
MAX_KEYS = 8_192
MAX_KEY = 256  # bytes
MAX_TEXT = 16 * 1024  # bytes of a name or a licence
MAX_TEMPLATE = 4 * 1024 * 1024
MAX_TEXTS = 3_000_000  # pieces of text in all arrays together: bounds the time
MAX_TENSORS = 65_536
MAX_TENSOR_NAME = 256
MAX_DIMENSIONS = 4
MAX_ELEMENTS = 1 << 48
MAX_ALIGNMENT = 1 << 20
DEFAULT_ALIGNMENT = 32

# Which keys are kept; those of an architecture are named "<architecture>.<key>".
BASE = "general.base_model.0.name"
PROJECTOR = "clip.projector_type"
WORDS = {
    "general.architecture",
    "general.name",
    "general.type",
    "general.license",
    "tokenizer.ggml.model",
    BASE,
    PROJECTOR,
}
NUMBERS = {"general.file_type", "general.alignment", "split.count", "split.no"}
VOCABULARY = "tokenizer.ggml.tokens"
_ATTENTION_ENDS = tuple(f".{key}" for key in ATTENTION)
MAX_LIST = 1024  # numbers of a list that is kept
TEMPLATE = "tokenizer.chat_template"


class GgufHeader(msgspec.Struct, frozen=True, kw_only=True):
    """What a model file tells. A missing word is "", a missing number 0, a missing choice None."""

    version: int
    architecture: str
    name: str
    type: str  # "model", "adapter", "mmproj"; "" in older files
    licence: str
    tokenizer: str
    has_chat_template: bool
    file_type: int | None
    context_length: int
    block_count: int
    embedding_length: int
    pooling_type: int | None  # 0 none, 1 mean, 2 cls, 3 last, 4 rank
    split_count: int
    tensor_count: int
    parameters: int  # numbers in all tensors of this file
    attention: dict[str, int | tuple[int, ...]] = {}  # of `ATTENTION`, as far as the file tells
    words: int = 0  # in the vocabulary
    inner_length: int = 0  # numbers in the middle of a layer's feed-forward part
    weights: tuple[WeightGroup, ...] = ()  # all tensors of this file, by what they are for and by type
    experts: int = 0
    experts_used: int = 0
    projector_kind: str = ""  # of a file that lets a model see
    base_model: str = ""  # what an adapter was made for, as its file calls it


class _Keys:
    """The values that were kept, by key."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        self.lists: dict[str, tuple[int, ...]] = {}
        self.has_chat_template = False
        self.texts_skipped = 0
        self.vocabulary = 0


def read_header(path: Path, weights: WeightCount | None = None) -> GgufHeader:
    """Read the header of `path`; raises `GgufError` with the reason, `FileNotFoundError` when it is not there.

    `weights` hear of every tensor.
    """
    try:
        with _opened(path) as file:
            return _read(file, os.fstat(file.fileno()).st_size, weights)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise GgufError(f"it could not be read ({error.strerror or error})") from error


def read_beginning(file: BinaryIO, size: int) -> GgufHeader:
    """Read the header out of the beginning of a file that has `size` bytes in all.

    Raises `GgufGoesOnError` where the beginning is too short for the header, and `GgufError`.
    """
    return _read(file, size)


def _opened(path: Path) -> BinaryIO:
    """Open without waiting, so that a pipe named like a model holds nobody up."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise GgufError(
            QT_TRANSLATE_NOOP("errors", "it is a folder")
            if stat.S_ISDIR(mode)
            else QT_TRANSLATE_NOOP("errors", "it is not an ordinary file")
        )
    return os.fdopen(descriptor, "rb", buffering=0)


def _read(file: BinaryIO, size: int, weights: WeightCount | None = None) -> GgufHeader:
    start = file.read(64)
    if start[:4] != b"GGUF":
        raise GgufError(words_for_other_kind(start))
    reader = BoundedReader(file, size, MAX_HEADER)
    version = _version(reader)
    tensor_count, key_count = reader.integer("<Q"), reader.integer("<Q")
    _refuse_more(tensor_count, MAX_TENSORS, "tensors")
    _refuse_more(key_count, MAX_KEYS, "keys")
    keys = _read_keys(reader, key_count)
    weights = weights or WeightCount()
    _check_tensors(reader, tensor_count, keys.numbers.get("general.alignment", DEFAULT_ALIGNMENT), size, weights)
    return _header(keys, weights, version=version, tensor_count=tensor_count)


def _version(reader: BoundedReader) -> int:
    version = int.from_bytes(reader.take(8)[4:], "little")
    if version in (2, 3):
        return version
    if version and version & 0xFFFF == 0:
        raise GgufError(QT_TRANSLATE_NOOP("errors", "it was written for computers with the other byte order"))
    raise GgufError(f"it has version {version} of the format, and only 2 and 3 are known")


def _refuse_more(count: int, most: int, what: str) -> None:
    if count > most:
        raise GgufError(f"it claims to have {count} {what}")


def _read_keys(reader: BoundedReader, count: int) -> _Keys:
    keys, seen = _Keys(), set()
    for _ in range(count):
        key = reader.text(MAX_KEY, "the name of a key")
        if key in seen:
            raise GgufError(f"the key {_shown(key)} is in it twice")
        seen.add(key)
        _read_value(reader, key, reader.integer("<I"), keys)
    return keys


def _read_value(reader: BoundedReader, key: str, kind: int, keys: _Keys) -> None:
    is_number = key in NUMBERS or key.endswith((*NUMBERS_OF_ARCHITECTURE, *_ATTENTION_ENDS))
    if kind == ARRAY:
        _skip_array(reader, key, keys)
    elif kind == TEXT and key in WORDS:
        keys.words[key] = reader.text(MAX_TEXT, key)
    elif kind == TEXT:
        length = reader.integer("<Q")
        if key == TEMPLATE and length > MAX_TEMPLATE:
            raise GgufError(f"its chat template is said to have {length} bytes")
        keys.has_chat_template |= key == TEMPLATE and length > 0
        reader.skip(length)
    elif is_number and kind in INTEGER_FORMATS:
        keys.numbers[key] = reader.integer(INTEGER_FORMATS[kind])
    elif kind in VALUE_SIZES:
        reader.skip(VALUE_SIZES[kind])
    else:
        raise GgufError(f"the key {_shown(key)} is of the unknown type {kind}")


def _skip_array(reader: BoundedReader, key: str, keys: _Keys) -> None:
    kind, count = reader.integer("<I"), reader.integer("<Q")
    if kind == TEXT:
        keys.texts_skipped += count
        _refuse_more(keys.texts_skipped, MAX_TEXTS, "pieces of text")
        reader.skip_texts(count)
        keys.vocabulary = count if key == VOCABULARY else keys.vocabulary
    elif (form := LIST_FORMATS.get(kind)) and count <= MAX_LIST and key.endswith(_ATTENTION_ENDS):
        keys.lists[key] = tuple(max(0, reader.integer(form)) for _ in range(count))
    elif kind in VALUE_SIZES:
        reader.skip(count * VALUE_SIZES[kind])
    else:
        raise GgufError(f"the key {_shown(key)} is a list of the unknown type {kind}")


def _check_tensors(reader: BoundedReader, count: int, alignment: int, size: int, weights: WeightCount) -> None:
    """Count each tensor, and find that it lies inside the file."""
    if not 1 <= alignment <= MAX_ALIGNMENT or alignment & (alignment - 1):
        raise GgufError(f"its alignment is {alignment}")
    end, seen = 0, set()
    for _ in range(count):
        name = reader.text(MAX_TENSOR_NAME, "the name of a tensor")
        if name in seen:
            raise GgufError(f"the tensor {_shown(name)} is in it twice")
        seen.add(name)
        end = max(end, _tensor(reader, name, weights))
    data = -(-reader.position // alignment) * alignment
    if count and data + end > size:
        raise GgufError(f"it is cut off: {data + end - size} bytes are missing at its end")


def _tensor(reader: BoundedReader, name: str, weights: WeightCount) -> int:
    """Count a tensor; return where it ends behind the header."""
    dimensions = reader.integer("<I")
    if not 1 <= dimensions <= MAX_DIMENSIONS:
        raise GgufError(f"the tensor {_shown(name)} has {dimensions} dimensions")
    shape = [reader.integer("<Q") for _ in range(dimensions)]
    kind, offset = reader.integer("<I"), reader.integer("<Q")
    elements = 1
    for length in shape:
        elements *= length
    if not 1 <= elements <= MAX_ELEMENTS or offset > 1 << 62:
        raise GgufError(f"the tensor {_shown(name)} has the impossible shape {'×'.join(map(str, shape))}")
    per_block, block_bytes = BLOCKS.get(kind, (1, 0))  # what a newer engine may know is for the engine to judge
    if shape[0] % per_block:
        raise GgufError(f"the rows of the tensor {_shown(name)} are no whole number of blocks")
    weights.add(name, shape, kind, elements, size := elements // per_block * block_bytes)
    return offset + size


def _shown(name: str) -> str:
    """A name from the file as part of a sentence: short, and without characters that could rearrange it."""
    return "".join(char if char.isprintable() else "·" for char in name[:60])


def _header(keys: _Keys, weights: WeightCount, *, version: int, tensor_count: int) -> GgufHeader:
    words, numbers = keys.words, keys.numbers
    architecture = words.get("general.architecture", "")
    is_named = len(architecture) <= 64 and architecture.replace("-", "").replace("_", "").isalnum()
    if not is_named and (architecture or not numbers.get("split.no")):  # later parts repeat nothing of the first one
        raise GgufError(QT_TRANSLATE_NOOP("errors", "it does not say what architecture it has"))

    def of_architecture(key: str) -> int:
        return max(0, numbers.get(f"{architecture}.{key}", 0))

    attention: dict[str, int | tuple[int, ...]] = {}
    for key in ATTENTION:
        if (name := f"{architecture}.{key}") in keys.lists:
            attention[key] = keys.lists[name]
        elif name in numbers:
            attention[key] = max(0, numbers[name])

    return GgufHeader(
        version=version,
        architecture=architecture,
        name=words.get("general.name", ""),
        type=words.get("general.type", ""),
        licence=words.get("general.license", ""),
        tokenizer=words.get("tokenizer.ggml.model", ""),
        has_chat_template=keys.has_chat_template,
        file_type=numbers.get("general.file_type"),
        context_length=of_architecture("context_length"),
        block_count=of_architecture("block_count"),
        embedding_length=of_architecture("embedding_length"),
        pooling_type=numbers.get(f"{architecture}.pooling_type"),
        split_count=max(0, numbers.get("split.count", 0)),
        tensor_count=tensor_count,
        parameters=weights.parameters,
        attention=attention,
        words=keys.vocabulary or weights.words,
        inner_length=of_architecture("feed_forward_length"),
        weights=weights.groups,
        experts=of_architecture("expert_count"),
        experts_used=of_architecture("expert_used_count"),
        projector_kind=words.get(PROJECTOR, ""),
        base_model=words.get(BASE, ""),
    )
