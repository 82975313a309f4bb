"""What all graphics cards of this computer tell at a moment. Their driver's library is loaded for NVIDIA's only."""

import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from desktop.core.machine import CardReading, GraphicsCard
from desktop.machine.drm_readings import Energy, amd_reading, energy, intel_memory, intel_reading, is_asleep
from desktop.machine.graphics import NVIDIA, LinuxCard, graphics_cards, linux_cards
from desktop.machine.mac_cards import mac_readings
from desktop.machine.nvml import NvidiaCard, Nvml
from desktop.machine.patient import Patient

_PATIENCE = 3.0  # seconds for NVIDIA's library, which has to wake a card that nobody uses
_WINDOWS_ON_LINUX = "dev/dxg"


class CardReader:
    """Keeps what has to stay between two readings. Any thread."""

    def __init__(self, root: Path = Path("/"), nvml: Callable[[], Nvml | None] = Nvml.open) -> None:
        """`root` is for tests."""
        self._root = root
        self._open_nvml = nvml
        self._lock = threading.Lock()  # of all below, and of reading
        self._patient: Patient[list[NvidiaCard]] = Patient()
        self._nvml: Nvml | None = None
        self._energy: dict[Path, Energy] = {}
        self._mac: list[CardReading] | None = None

    def read(self) -> list[CardReading]:
        """Ask all of them: milliseconds, seconds where a card has to be woken. Never raises."""
        with self._lock:
            if sys.platform == "darwin":
                self._mac = mac_readings() if self._mac is None else self._mac
                return self._mac
            if sys.platform == "win32":
                return with_nvidia(graphics_cards(), self._nvidia())
            return self._linux()

    def rest(self) -> None:
        """Nobody looks any more: let NVIDIA's cards fall asleep."""
        with self._lock:
            nvml, self._nvml = self._nvml, None
            if nvml is not None and not self._patient.is_waiting:
                nvml.close()

    def _linux(self) -> list[CardReading]:
        found = list(linux_cards(self._root))
        nvidia = [one for one in found if one.card.driver.startswith("nvidia")]
        there = (self._root / NVIDIA / "version").exists() or (self._root / _WINDOWS_ON_LINUX).exists()
        is_awake = not nvidia or any(not is_asleep(one.device) for one in nvidia)
        told = self._nvidia() if there and is_awake else []
        others = [self._reading(one) for one in found if one not in nvidia]
        asleep = {one.card.address for one in nvidia if is_asleep(one.device)}
        return [*others, *with_nvidia([one.card for one in nvidia], told, asleep)]

    def _reading(self, found: LinuxCard) -> CardReading:
        if is_asleep(found.device):
            return CardReading(card=found.card, is_asleep=True)
        driver = found.card.driver.partition(" ")[0]
        if driver == "amdgpu":
            return amd_reading(found)
        if driver in ("i915", "xe"):
            now = energy(found, time.monotonic())
            reading = intel_reading(found, self._energy.get(found.device), now)
            if now is not None:
                self._energy[found.device] = now
            memory = intel_memory(found)
            return msgspec.structs.replace(reading, card=msgspec.structs.replace(found.card, memory_bytes=memory))
        return CardReading(card=found.card)

    def _nvidia(self) -> list[NvidiaCard]:
        return self._patient.ask(self._asked, _PATIENCE) or []

    def _asked(self) -> list[NvidiaCard]:
        if self._nvml is None:
            self._nvml = self._open_nvml()
        return [] if self._nvml is None else self._nvml.cards()


def read_once() -> list[CardReading]:
    """Ask all of them, and let them go."""
    reader = CardReader()
    found = reader.read()
    reader.rest()
    return found


def with_nvidia(
    cards: Sequence[GraphicsCard], told: Sequence[NvidiaCard], asleep: frozenset[str] | set[str] = frozenset()
) -> list[CardReading]:
    """The system's list with what NVIDIA's library says of the same cards, and those that only it knows of."""
    left = list(told)
    readings = []
    for card in cards:
        same = next((one for one in left if _is_same(card, one)), None)
        if same is None:
            readings.append(CardReading(card=card, is_asleep=bool(card.address) and card.address in asleep))
        else:
            left.remove(same)
            readings.append(_told(card, same))
    return [*readings, *(_told(GraphicsCard(name=one.name, address=one.address), one) for one in left)]


def _is_same(card: GraphicsCard, told: NvidiaCard) -> bool:
    return card.address == told.address if card.address and told.address else card.name == told.name


def _told(card: GraphicsCard, told: NvidiaCard) -> CardReading:
    driver = f"nvidia {told.driver}" if told.driver else card.driver
    known = msgspec.structs.replace(card, memory_bytes=told.total_bytes or card.memory_bytes, driver=driver)
    return CardReading(
        card=known,
        used_bytes=told.used_bytes,
        celsius=told.celsius,
        watts=told.watts,
        most_watts=told.most_watts,
        busy_percent=told.busy_percent,
        compute_capability=told.compute_capability,
    )
