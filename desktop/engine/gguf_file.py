"""A GGUF file's keys and the shapes of its tensors, read by ggml itself, the weights left where they are.

For what is to be known before llama.cpp reads a file in earnest: it ends the process over a key of the wrong type.
"""

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Self

from desktop.engine.endless import bounded
from desktop.engine.llama import Llama

_FLOAT32, _TEXT = 6, 8  # gguf_type in gguf.h
_C, _I64 = ctypes.c_void_p, ctypes.c_int64


class _Parameters(ctypes.Structure):
    """gguf_init_params: without a place for tensors, only their descriptions are read."""

    _fields_ = (("no_alloc", ctypes.c_bool), ("tensors", ctypes.c_void_p))


class Shape(NamedTuple):
    """A tensor: ggml's number of its type, its four sizes (`ne`), and where its bytes lie."""

    kind: int
    sizes: tuple[int, ...]
    end: int  # offset in the file of the byte after its last
    bytes: int


class GgufFile:
    """Open for as long as the `with` lasts. Raises `ValueError` for a file that ggml cannot read."""

    def __init__(self, llama: Llama, path: Path) -> None:
        self._llama = llama
        start = self._function("gguf_init_from_file", _C, ctypes.c_char_p, _Parameters)
        with bounded():
            self._handle = start(str(path).encode(), _Parameters(True, None))
        if not self._handle:
            raise ValueError(path.name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._function("gguf_free", None, _C)(self._handle)

    def has(self, key: str) -> bool:
        """Whether the key is there, with whatever type."""
        return self._find(key) >= 0

    def text(self, key: str) -> str:
        """A key of text, "" when it is not there; raises `ValueError` when it is something else."""
        value = self._value(key, _TEXT, "gguf_get_val_str", ctypes.c_char_p)
        return "" if value is None else bytes(value).decode("utf-8", "replace")

    def number(self, key: str) -> float:
        """A key of a 32-bit float, 0 when it is not there; raises `ValueError` when it is something else."""
        return float(self._value(key, _FLOAT32, "gguf_get_val_f32", ctypes.c_float) or 0.0)

    def shapes(self) -> dict[str, Shape]:
        """Every tensor by its name."""
        of = self._handle
        name = self._function("gguf_get_tensor_name", ctypes.c_char_p, _C, _I64)
        kind = self._function("gguf_get_tensor_type", ctypes.c_int, _C, _I64)
        sizes = self._function("gguf_get_tensor_ne", ctypes.POINTER(_I64), _C, _I64)
        offset = self._function("gguf_get_tensor_offset", ctypes.c_size_t, _C, _I64)
        length = self._function("gguf_get_tensor_size", ctypes.c_size_t, _C, _I64)
        start = int(self._function("gguf_get_data_offset", ctypes.c_size_t, _C)(of))
        count = int(self._function("gguf_get_n_tensors", _I64, _C)(of))
        found = {}
        for row in range(count):
            taken = int(length(of, row))
            shape = Shape(kind(of, row), tuple(sizes(of, row)[:4]), start + int(offset(of, row)) + taken, taken)
            found[name(of, row).decode("utf-8", "replace")] = shape
        return found

    def _value(self, key: str, kind: int, function: str, result: Any) -> Any:
        if (row := self._find(key)) < 0:
            return None
        if self._function("gguf_get_kv_type", ctypes.c_int, _C, _I64)(self._handle, row) != kind:
            raise ValueError(key)
        return self._function(function, result, _C, _I64)(self._handle, row)

    def _find(self, key: str) -> int:
        return int(self._function("gguf_find_key", _I64, _C, ctypes.c_char_p)(self._handle, key.encode()))

    def _function(self, name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
        return self._llama.function(name, result, *arguments)
