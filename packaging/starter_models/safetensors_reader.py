"""Reads a safetensors file with numpy alone: eight bytes of header length, a JSON header, then the numbers."""

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt

MAX_HEADER = 16 * 1024 * 1024  # bytes; the real header has 10 KB
_TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4"}

Tensor = npt.NDArray[np.float32]


class SafetensorsError(ValueError):
    """The file is not what it should be; the message says where."""


def read_tensors(path: Path) -> dict[str, Tensor]:
    """Return every floating-point tensor as float32, by name; whole numbers are left out."""
    blob = path.read_bytes()
    header_length = int.from_bytes(blob[:8], "little")
    if len(blob) < 8 or not 2 <= header_length <= min(MAX_HEADER, len(blob) - 8):
        raise SafetensorsError(f"{path.name} has no safetensors header")
    try:
        header = json.loads(blob[8 : 8 + header_length])
    except ValueError as error:
        raise SafetensorsError(f"the header of {path.name} is not JSON") from error
    data = memoryview(blob)[8 + header_length :]
    found = {}
    for name, entry in header.items():
        if name != "__metadata__" and str(entry["dtype"]).startswith("F"):
            found[name] = _tensor(name, entry["dtype"], entry["shape"], entry["data_offsets"], data)
    return found


def _tensor(name: str, dtype: str, shape: list[int], offsets: list[int], data: memoryview) -> Tensor:
    if dtype not in _TYPES:
        raise SafetensorsError(f"{name} is stored as {dtype}, which is not expected here")
    kind = np.dtype(_TYPES[dtype])
    begin, end = offsets
    count = int(np.prod(shape, dtype=np.int64))
    if not 0 <= begin <= end <= len(data) or end - begin != count * kind.itemsize:
        raise SafetensorsError(f"{name} does not fit its place in the file")
    return np.frombuffer(data[begin:end], kind).reshape(shape).astype(np.float32, copy=False)
