"""Writes GGUF files byte by byte, right or wrong ones, without the library that the real ones come from."""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

U8, I32, U32, F32, BOOL, STRING, ARRAY, U64 = 0, 5, 4, 6, 7, 8, 9, 10


def text(value: str | bytes) -> bytes:
    """A length and the bytes."""
    raw = value.encode() if isinstance(value, str) else value
    return struct.pack("<Q", len(raw)) + raw


def word(value: str) -> bytes:
    """A value that is text."""
    return struct.pack("<I", STRING) + text(value)


def number(value: int) -> bytes:
    """A value that is an unsigned 32-bit number."""
    return struct.pack("<II", U32, value)


def words(values: Iterable[str]) -> bytes:
    """A value that is a list of texts."""
    listed = list(values)
    return struct.pack("<IIQ", ARRAY, STRING, len(listed)) + b"".join(map(text, listed))


def numbers(count: int) -> bytes:
    """A value that is a list of 32-bit numbers."""
    return struct.pack("<IIQ", ARRAY, I32, count) + b"\0" * (4 * count)


def truths(*values: bool) -> bytes:
    """A value that is a list of truths."""
    return struct.pack(f"<IIQ{len(values)}?", ARRAY, BOOL, len(values), *values)


CHAT_MODEL = {
    "general.architecture": word("llama"),
    "general.name": word("Tiny Chat"),
    "general.license": word("mit"),
    "general.file_type": number(2),
    "llama.context_length": number(4096),
    "llama.block_count": number(2),
    "llama.embedding_length": number(64),
    "tokenizer.ggml.model": word("gpt2"),
    "tokenizer.ggml.tokens": words(["a", "bb", "", "ccc"]),
    "tokenizer.ggml.token_type": numbers(4),
    "tokenizer.chat_template": word("{{ messages }}"),
}
VAST_MODEL = {  # whose keys and values take terabytes
    **CHAT_MODEL,
    "llama.block_count": number(1000),
    "llama.embedding_length": number(1 << 20),
    "llama.attention.head_count": number(128),
}
EMBEDDER = {
    "general.architecture": word("bert"),
    "bert.context_length": number(512),
    "bert.pooling_type": number(1),
}


@dataclass(frozen=True)
class Tensor:
    """One tensor's description; the default is one block row of F32."""

    name: str = "token_embd.weight"
    shape: tuple[int, ...] = (64, 4)
    kind: int = 0
    offset: int = 0

    def described(self) -> bytes:
        """The bytes of the description."""
        shape = struct.pack(f"<I{len(self.shape)}Q", len(self.shape), *self.shape)
        return text(self.name) + shape + struct.pack("<IQ", self.kind, self.offset)


@dataclass(frozen=True)
class Gguf:
    """A file to be; every count can be made to lie."""

    keys: Mapping[str, bytes] = field(default_factory=lambda: CHAT_MODEL)
    tensors: tuple[Tensor, ...] = (Tensor(),)
    data: int = 64 * 4 * 4  # bytes of weights
    magic: bytes = b"GGUF"
    version: int = 3
    key_count: int | None = None
    tensor_count: int | None = None
    alignment: int = 32

    def bytes(self) -> bytes:
        """The whole file."""
        tensors = len(self.tensors) if self.tensor_count is None else self.tensor_count
        keys = len(self.keys) if self.key_count is None else self.key_count
        head = self.magic + struct.pack("<IQQ", self.version, tensors, keys)
        head += b"".join(text(key) + value for key, value in self.keys.items())
        head += b"".join(tensor.described() for tensor in self.tensors)
        return head + b"\0" * (-len(head) % self.alignment) + b"\0" * self.data

    def write(self, path: Path) -> Path:
        """Write the file, and the folders above it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.bytes())
        return path
