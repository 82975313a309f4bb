"""What ggml can calculate with on this computer, by its own list."""

import ctypes
from collections.abc import Callable, Collection

from desktop.engine.llama import Llama
from desktop.engine.load_facts import Device

# ggml_backend_dev_type in ggml-backend.h
_KINDS = {0: "processor", 1: "graphics", 2: "integrated graphics", 3: "accelerator"}


def devices_in_use(llama: Llama, names: Collection[str]) -> list[Device]:
    """Those of ggml's devices that are called so, in its order."""
    count = llama.function("ggml_backend_dev_count", ctypes.c_size_t)
    get = llama.function("ggml_backend_dev_get", ctypes.c_void_p, ctypes.c_size_t)
    name = llama.function("ggml_backend_dev_name", ctypes.c_char_p, ctypes.c_void_p)
    found = [get(number) for number in range(count())]
    return [_device(llama, one, word) for one in found if (word := _words(name(one))) in names]


def _device(llama: Llama, handle: int, name: str) -> Device:
    describe = llama.function("ggml_backend_dev_description", ctypes.c_char_p, ctypes.c_void_p)
    kind = llama.function("ggml_backend_dev_type", ctypes.c_int, ctypes.c_void_p)
    sizes = ctypes.POINTER(ctypes.c_size_t)
    memory: Callable[..., None] = llama.function("ggml_backend_dev_memory", None, ctypes.c_void_p, sizes, sizes)
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    memory(handle, ctypes.byref(free), ctypes.byref(total))
    words = _words(describe(handle))
    return Device(name, words, _KINDS.get(kind(handle), "other"), total.value, free.value)


def _words(text: bytes | None) -> str:
    return (text or b"").decode("utf-8", "replace").strip()
