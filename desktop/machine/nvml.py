"""What NVIDIA's cards tell through the driver's own library, NVML: what nvidia-smi prints.

A dozen functions by `ctypes`. NVIDIA's own binding (nvidia-ml-py 13.615, BSD, pure Python) is one module of 330 kB that
takes 0.1 s to import, and one more library to keep up to date for functions that do not change: NVML numbers those that
would (`_v2`, `_v3`). Any may be missing in an older driver, or refused by a card: then its figure is left out.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

_LINUX = ("libnvidia-ml.so.1",)
_WINDOWS = (os.path.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "nvml.dll"),)  # noqa: PTH118
_DONE = 0  # NVML_SUCCESS
_OF_THE_CHIP = 0  # NVML_TEMPERATURE_GPU
_MOST_CARDS = 64
_DEVICE, _NUMBER = ctypes.c_void_p, ctypes.c_uint


class _Memory(ctypes.Structure):
    """nvmlMemory_t, in bytes."""

    _fields_ = (("total", ctypes.c_ulonglong), ("free", ctypes.c_ulonglong), ("used", ctypes.c_ulonglong))


class _Pci(ctypes.Structure):
    """nvmlPciInfo_t."""

    _fields_ = (
        ("bus_id_of_old", ctypes.c_char * 16),
        ("domain", _NUMBER),
        ("bus", _NUMBER),
        ("device", _NUMBER),
        ("pci_device_id", _NUMBER),
        ("pci_subsystem_id", _NUMBER),
        ("bus_id", ctypes.c_char * 32),
    )


class _Utilisation(ctypes.Structure):
    """nvmlUtilization_t, in percent."""

    _fields_ = (("gpu", _NUMBER), ("memory", _NUMBER))


class NvidiaCard(NamedTuple):
    """One card. None, "" or 0: it does not tell."""

    name: str
    address: str  # as Linux writes it: "0000:01:00.0"
    driver: str
    total_bytes: int
    used_bytes: int | None
    celsius: int | None
    watts: float | None
    most_watts: float | None
    busy_percent: int | None
    compute_capability: str


class Nvml:
    """The library, open until `close`. One thread at a time."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library

    @classmethod
    def open(cls, paths: Iterable[str] = ()) -> "Nvml | None":
        """Load and start it; None where there is none, or no driver runs."""
        usual = _WINDOWS if sys.platform == "win32" else _LINUX
        for path in tuple(paths) or usual:
            if Path(path).is_absolute() and not Path(path).exists():
                continue
            try:
                found = cls(ctypes.CDLL(path))
            except OSError:
                continue
            if found._ask("nvmlInit_v2"):
                return found
        return None

    def close(self) -> None:
        """Let the cards go: as long as it is open they may not fall asleep."""
        self._ask("nvmlShutdown")

    def cards(self) -> list[NvidiaCard]:
        """What each tells now: milliseconds, and more where a card has to be woken."""
        count = _NUMBER(0)
        if not self._ask("nvmlDeviceGetCount_v2", ctypes.byref(count)):
            return []
        driver = self._words("nvmlSystemGetDriverVersion")
        handles = [_DEVICE() for _ in range(min(count.value, _MOST_CARDS))]
        return [
            self._card(handle, driver)
            for number, handle in enumerate(handles)
            if self._ask("nvmlDeviceGetHandleByIndex_v2", _NUMBER(number), ctypes.byref(handle))
        ]

    def _card(self, handle: ctypes.c_void_p, driver: str) -> NvidiaCard:
        memory, pci, busy = _Memory(), _Pci(), _Utilisation()
        major, minor = ctypes.c_int(0), ctypes.c_int(0)
        has_memory = self._ask("nvmlDeviceGetMemoryInfo", handle, ctypes.byref(memory))
        has_place = self._ask("nvmlDeviceGetPciInfo_v3", handle, ctypes.byref(pci))
        has_busy = self._ask("nvmlDeviceGetUtilizationRates", handle, ctypes.byref(busy))
        is_able = self._ask("nvmlDeviceGetCudaComputeCapability", handle, ctypes.byref(major), ctypes.byref(minor))
        watts = self._number("nvmlDeviceGetPowerUsage", handle)
        most = self._number("nvmlDeviceGetEnforcedPowerLimit", handle)
        return NvidiaCard(
            name=self._words("nvmlDeviceGetName", handle),
            address=f"{pci.domain:04x}:{pci.bus:02x}:{pci.device:02x}.0" if has_place else "",
            driver=driver,
            total_bytes=memory.total if has_memory else 0,
            used_bytes=memory.used if has_memory else None,
            celsius=self._number("nvmlDeviceGetTemperature", handle, ctypes.c_int(_OF_THE_CHIP)),
            watts=None if watts is None else watts / 1000,
            most_watts=None if most is None else most / 1000,
            busy_percent=busy.gpu if has_busy else None,
            compute_capability=f"{major.value}.{minor.value}" if is_able else "",
        )

    def _number(self, name: str, *arguments: object) -> int | None:
        value = _NUMBER(0)
        return value.value if self._ask(name, *arguments, ctypes.byref(value)) else None

    def _words(self, name: str, *arguments: object) -> str:
        buffer = ctypes.create_string_buffer(96)  # NVML_DEVICE_NAME_V2_BUFFER_SIZE
        known = self._ask(name, *arguments, buffer, _NUMBER(len(buffer)))
        return buffer.value.decode("utf-8", "replace").strip() if known else ""

    def _ask(self, name: str, *arguments: object) -> bool:
        """Call a function; False where it is missing or refuses."""
        call: Callable[..., int] | None = getattr(self._library, name, None)
        return call is not None and call(*arguments) == _DONE
