"""What ggml can calculate with on this computer, by its own list."""

import ctypes
from collections.abc import Callable, Collection

from desktop.core.machine import ComputeDevice
from desktop.engine.llama import Llama
from desktop.engine.load_facts import Device

# ggml_backend_dev_type in ggml-backend.h
_KINDS = {0: "processor", 1: "graphics", 2: "integrated graphics", 3: "accelerator"}


def devices_in_use(llama: Llama, names: Collection[str]) -> list[Device]:
    """Those of ggml's devices that are called so, in its order."""
    name = llama.function("ggml_backend_dev_name", ctypes.c_char_p, ctypes.c_void_p)
    return [_device(llama, one, word) for one in handles(llama) if (word := _words(name(one))) in names]


def all_devices(llama: Llama) -> list[ComputeDevice]:
    """Every device that ggml knows of with the backends that are loaded, and which of these it belongs to."""
    name = llama.function("ggml_backend_dev_name", ctypes.c_char_p, ctypes.c_void_p)
    owner = llama.function("ggml_backend_dev_backend_reg", ctypes.c_void_p, ctypes.c_void_p)
    called = llama.function("ggml_backend_reg_name", ctypes.c_char_p, ctypes.c_void_p)
    found = []
    for handle in handles(llama):
        device = _device(llama, handle, _words(name(handle)))
        found.append(
            ComputeDevice(
                name=device.name,
                description=device.description,
                kind=device.kind,
                backend=_words(called(owner(handle))),
                memory_bytes=device.memory_bytes,
                free_bytes=device.free_bytes,
            )
        )
    return found


def handles(llama: Llama) -> list[int]:
    """ggml's devices, in its order."""
    count = llama.function("ggml_backend_dev_count", ctypes.c_size_t)
    get = llama.function("ggml_backend_dev_get", ctypes.c_void_p, ctypes.c_size_t)
    return [get(number) for number in range(count())]


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
