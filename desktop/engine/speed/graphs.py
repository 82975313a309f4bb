"""ggml's own graphs, as llama.cpp builds them, with weights that mean nothing: what is timed is a model's very code.

The bindings know little of ggml, so its functions are declared here (ggml.h, ggml-backend.h). `Workshop` is one device
with one number of threads; `Bench` is one graph with its tensors, and gives the memory back at its end.
"""

import contextlib
import ctypes
import mmap
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from desktop.engine.llama import Llama

_P, _I, _L, _S, _F = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64, ctypes.c_size_t, ctypes.c_float
_TENSORS = 4096  # room in a context, in tensors and nodes of a graph
_ROOM = 4 << 20  # bytes of descriptions
_PROCESSOR = 0  # ggml_backend_dev_type
_HUGE_PAGES, _NO_HUGE_PAGES = 14, 15  # MADV_HUGEPAGE, MADV_NOHUGEPAGE
_ALIGNMENT = 64
F32, F16, I32 = 0, 1, 26
_SIGNATURES: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "ggml_free": (None, (_P,)),
    "ggml_nbytes": (_S, (_P,)),
    "ggml_new_tensor_4d": (_P, (_P, _I, _L, _L, _L, _L)),
    "ggml_new_graph_custom": (_P, (_P, _S, ctypes.c_bool)),
    "ggml_build_forward_expand": (None, (_P, _P)),
    "ggml_mul_mat": (_P, (_P, _P, _P)),
    "ggml_mul_mat_id": (_P, (_P, _P, _P, _P)),
    "ggml_flash_attn_ext": (_P, (_P, _P, _P, _P, _P, _F, _F, _F)),
    "ggml_permute": (_P, (_P, _P, _I, _I, _I, _I)),
    "ggml_rms_norm": (_P, (_P, _P, _F)),
    "ggml_mul": (_P, (_P, _P, _P)),
    "ggml_add": (_P, (_P, _P, _P)),
    "ggml_swiglu_split": (_P, (_P, _P, _P)),
    "ggml_cpy": (_P, (_P, _P, _P)),
    "ggml_rope_ext": (_P, (_P, _P, _P, _P, _I, _I, _I, _F, _F, _F, _F, _F, _F)),
    "ggml_backend_dev_init": (_P, (_P, ctypes.c_char_p)),
    "ggml_backend_dev_type": (_I, (_P,)),
    "ggml_backend_dev_buffer_type": (_P, (_P,)),
    "ggml_backend_dev_backend_reg": (_P, (_P,)),
    "ggml_backend_dev_supports_op": (ctypes.c_bool, (_P, _P)),
    "ggml_backend_dev_buffer_from_host_ptr": (_P, (_P, _P, _S, _S)),
    "ggml_backend_reg_get_proc_address": (_P, (_P, ctypes.c_char_p)),
    "ggml_backend_alloc_ctx_tensors_from_buft": (_P, (_P, _P)),
    "ggml_backend_buffer_free": (None, (_P,)),
    "ggml_backend_tensor_alloc": (_I, (_P, _P, _P)),
    "ggml_backend_tensor_set": (None, (_P, _P, _S, _S)),
    "ggml_backend_graph_compute": (_I, (_P, _P)),
    "ggml_backend_free": (None, (_P,)),
}


class _InitParameters(ctypes.Structure):
    """`ggml_init_params` of ggml.h."""

    _fields_ = (("mem_size", _S), ("mem_buffer", _P), ("no_alloc", ctypes.c_bool))


class Workshop:
    """A device ready to calculate. Main thread only; raises `AttributeError` with an engine that lacks a function."""

    def __init__(self, llama: Llama, device: int, threads: int) -> None:
        self.call: dict[str, Callable[..., Any]] = {
            name: llama.function(name, result, *arguments) for name, (result, arguments) in _SIGNATURES.items()
        }
        self.init = llama.function("ggml_init", _P, _InitParameters)
        self.device = device
        self.has_large_pages = False  # of a mapped file, where weights mostly lie
        self.is_processor = self.call["ggml_backend_dev_type"](device) == _PROCESSOR
        self.backend = self.call["ggml_backend_dev_init"](device, None)
        self.usual = self.call["ggml_backend_dev_buffer_type"](device)
        self._registry = self.call["ggml_backend_dev_backend_reg"](device)
        if set_threads := self._address("ggml_backend_set_n_threads"):
            ctypes.CFUNCTYPE(None, _P, _I)(set_threads)(self.backend, threads)
        self.special = list(self._special())
        self._noise = _noise()

    def free(self) -> None:
        """Give everything back."""
        self.call["ggml_backend_free"](self.backend)

    def context(self) -> int:
        """Room for descriptions of tensors."""
        context = self.init(_InitParameters(_ROOM, None, True))
        if not context:
            raise MemoryError
        return int(context)

    def tensor(self, context: int, kind: int, shape: Sequence[int]) -> int:
        """A tensor without memory yet."""
        return int(self.call["ggml_new_tensor_4d"](context, kind, *(*shape, 1, 1, 1)[:4]))

    def fill(self, tensor: int, content: bytes | None = None) -> None:
        """Give a tensor its content, or bytes that are numbers of a usual size in every type."""
        size = int(self.call["ggml_nbytes"](tensor))
        if content is None and len(self._noise) < size:
            self._noise *= -(-size // len(self._noise))
        self.call["ggml_backend_tensor_set"](tensor, content or self._noise, 0, size)

    def supports(self, node: int) -> bool:
        """Whether the device can do a step."""
        return bool(self.call["ggml_backend_dev_supports_op"](self.device, node))

    def place(self, kind: int, width: int, rows: int, experts: int = 0) -> int:
        """The kind of memory that llama.cpp chooses for such weights (`select_weight_buft`); 0 for the usual one."""
        for place in self.special:
            with Bench(self, place=place) as trial:
                trial.graph()
                shape = (width, rows, experts) if experts else (width, rows)
                weight = trial.weight(kind, *shape)
                if experts:
                    picked = trial.tensor(I32, 1, 1)
                    node = trial.op("mul_mat_id", weight, trial.tensor(F32, width, 1, 1), picked)
                else:
                    node = trial.op("mul_mat", weight, trial.tensor(F32, width, 1))
                if trial.reserve() and self.supports(node):
                    return place
        return 0

    def _address(self, name: str) -> int:
        return self.call["ggml_backend_reg_get_proc_address"](self._registry, name.encode()) or 0

    def _special(self) -> Sequence[int]:
        """Kinds of memory in which weights lie in another order, which llama.cpp prefers where it can."""
        address = self._address("ggml_backend_dev_get_extra_bufts")
        if not address:
            return []
        listed = ctypes.CFUNCTYPE(ctypes.POINTER(_P), _P)(address)(self.device)
        found: list[int] = []
        while listed and listed[len(found)]:
            found.append(int(listed[len(found)] or 0))
        return found


class Bench:
    """Graphs over the same weights. Describe them, `finish`, and `run` each as often as is wished."""

    def __init__(self, workshop: Workshop, *, place: int = 0, file: Path | None = None) -> None:
        """`place` is the kind of memory for weights, by `Workshop.place`; else they may be the bytes of a `file`."""
        self._file = file
        self._shop = workshop
        self._call = workshop.call
        self._place = place
        self._weights_context, self._context = workshop.context(), workshop.context()
        self._graphs: list[int] = []
        self._weights: list[int] = []
        self._others: list[int] = []
        self._ops: list[int] = []
        self._buffers: list[int] = []
        self._pages: list[mmap.mmap] = []
        self.bytes = 0  # of all weights

    def graph(self) -> int:
        """Begin a graph; steps that are described from now on belong to it. Returns its number."""
        self._graphs.append(self._call["ggml_new_graph_custom"](self._context, _TENSORS, False))
        return len(self._graphs) - 1

    def weight(self, kind: int, *shape: int) -> int:
        """A tensor that lies where llama.cpp would put a model's weights."""
        self._weights.append(self._shop.tensor(self._weights_context, kind, shape))
        return self._weights[-1]

    def tensor(self, kind: int, *shape: int) -> int:
        """Any other tensor."""
        self._others.append(self._shop.tensor(self._context, kind, shape))
        return self._others[-1]

    def op(self, name: str, *arguments: object) -> int:
        """A step of the newest graph."""
        node = int(self._call[f"ggml_{name}"](self._context, *arguments))
        self._ops.append(node)
        self._call["ggml_build_forward_expand"](self._graphs[-1], node)
        return node

    def reserve(self) -> bool:
        """Set memory aside; False when there is none."""
        return (not self._weights or self._place_weights()) and self._allocate(self._context, self._shop.usual)

    def finish(self, contents: Mapping[int, bytes] | None = None) -> bool:
        """Set memory aside and fill it, some tensors with contents of their own.

        False when there is no memory, or the device cannot do this.
        """
        if not self.reserve() or not all(map(self._shop.supports, self._ops)):
            return False
        for tensor in (*self._weights, *self._others) if self._file is None else self._others:
            self._shop.fill(tensor, (contents or {}).get(tensor))
        self.bytes = sum(self._call["ggml_nbytes"](tensor) for tensor in self._weights)
        return True

    def run(self, graph: int = 0) -> tuple[float, float]:
        """Calculate once; seconds by the clock, and of the processor's time."""
        wall, used = time.perf_counter(), time.process_time()
        if self._call["ggml_backend_graph_compute"](self._shop.backend, self._graphs[graph]):
            raise RuntimeError("a graph was not calculated")
        return time.perf_counter() - wall, time.process_time() - used

    def __enter__(self) -> "Bench":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for buffer in self._buffers:
            self._call["ggml_backend_buffer_free"](buffer)
        for context in (self._context, self._weights_context):
            self._call["ggml_free"](context)
        for pages in self._pages:
            pages.close()

    def _allocate(self, context: int, kind: int) -> bool:
        buffer = self._call["ggml_backend_alloc_ctx_tensors_from_buft"](context, kind)
        if buffer:
            self._buffers.append(buffer)
        return bool(buffer)

    def _place_weights(self) -> bool:
        if not self._place and self._shop.is_processor and sys.platform == "linux":
            return self._map_weights()
        return self._allocate(self._weights_context, self._place or self._shop.usual)

    def _map_weights(self) -> bool:
        """In pages as a mapped file's are, or that file's own."""
        sizes = [-(-self._call["ggml_nbytes"](tensor) // _ALIGNMENT) * _ALIGNMENT for tensor in self._weights]
        if self._file is not None:
            with self._file.open("rb") as file:
                pages = mmap.mmap(file.fileno(), sum(sizes), access=mmap.ACCESS_COPY)
        else:
            pages = mmap.mmap(-1, sum(sizes), flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
            with contextlib.suppress(OSError):  # a kernel without huge pages knows no such wish
                pages.madvise(_HUGE_PAGES if self._shop.has_large_pages else _NO_HUGE_PAGES)
        view = (ctypes.c_char * 1).from_buffer(pages)
        start = ctypes.addressof(view)
        del view  # which would keep the pages from being given back
        self._pages.append(pages)
        buffer = self._call["ggml_backend_dev_buffer_from_host_ptr"](self._shop.device, start, sum(sizes), max(sizes))
        if not buffer:
            return False
        self._buffers.append(buffer)
        for tensor, size in zip(self._weights, sizes, strict=True):
            self._call["ggml_backend_tensor_alloc"](buffer, tensor, start)
            start += size
        return True


def _noise() -> bytes:
    """A megabyte of bytes of which any two are a number between 0.008 and 1 as 16 bits, and any four one as 32 bits."""
    state, found = 1, bytearray()
    for _ in range(1 << 16):
        state = (state * 6364136223846793005 + 1442695040888963407) & (1 << 64) - 1
        found += bytes(0x20 + byte % 0x1C for byte in (state >> 8).to_bytes(8, "little")[:4])
    return bytes(found) * 4
