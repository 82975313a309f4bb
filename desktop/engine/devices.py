"""What ggml can calculate with on this computer, by its own list."""

import ctypes
from collections.abc import Callable, Collection

from desktop.core.card_match import PCI_ADDRESS
from desktop.core.machine import ComputeDevice
from desktop.engine.llama import Llama
from desktop.engine.load_facts import Device

_MOST_FEATURES = 100
# ggml_backend_dev_type in ggml-backend.h
_KINDS = {0: "processor", 1: "graphics", 2: "integrated graphics", 3: "accelerator"}


class _Properties(ctypes.Structure):
    """`ggml_backend_dev_props` of ggml-backend.h, with room for abilities that later versions tell of."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("description", ctypes.c_char_p),
        ("memory_free", ctypes.c_size_t),
        ("memory_total", ctypes.c_size_t),
        ("type", ctypes.c_int),
        ("device_id", ctypes.c_char_p),
        ("abilities", ctypes.c_bool * 64),
    )


class _Feature(ctypes.Structure):
    """`ggml_backend_feature`; a list of them ends with one without a name."""

    _fields_ = (("name", ctypes.c_char_p), ("value", ctypes.c_char_p))


def devices_in_use(llama: Llama, names: Collection[str]) -> list[Device]:
    """Those of ggml's devices that are called so, in its order."""
    name = llama.function("ggml_backend_dev_name", ctypes.c_char_p, ctypes.c_void_p)
    return [_device(llama, one, word) for one in handles(llama) if (word := _words(name(one))) in names]


def all_devices(llama: Llama) -> list[ComputeDevice]:
    """Every device that ggml knows of with the backends that are loaded, and which of these it belongs to."""
    name = llama.function("ggml_backend_dev_name", ctypes.c_char_p, ctypes.c_void_p)
    owner = llama.function("ggml_backend_dev_backend_reg", ctypes.c_void_p, ctypes.c_void_p)
    properties = llama.function("ggml_backend_dev_get_props", None, ctypes.c_void_p, ctypes.POINTER(_Properties))
    called = llama.function("ggml_backend_reg_name", ctypes.c_char_p, ctypes.c_void_p)
    found = []
    for handle in handles(llama):
        device = _device(llama, handle, _words(name(handle)))
        told = _Properties()
        properties(handle, ctypes.byref(told))
        address = _words(told.device_id)
        found.append(
            ComputeDevice(
                name=device.name,
                description=device.description,
                kind=device.kind,
                backend=_words(called(owner(handle))),
                memory_bytes=device.memory_bytes,
                free_bytes=device.free_bytes,
                address=address if PCI_ADDRESS.fullmatch(address) else "",
                features=_features(llama, owner(handle)) if device.kind == "processor" else [],
            )
        )
    return found


def _features(llama: Llama, backend: int) -> list[str]:
    """What a processor's code was made for, in ggml's words; empty where it does not say."""
    find = llama.function("ggml_backend_reg_get_proc_address", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)
    found = find(backend, b"ggml_backend_get_features")
    if not found:
        return []
    tell = ctypes.CFUNCTYPE(ctypes.POINTER(_Feature), ctypes.c_void_p)(found)
    listed = tell(backend)
    names = []
    for number in range(_MOST_FEATURES):
        if not listed[number].name:
            break
        names.append(_words(listed[number].name))
    return names


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
