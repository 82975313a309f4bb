"""All that the page about this computer shows, put together in one look."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from desktop.core.cancellation import Cancellation
from desktop.core.fit import TrackRecord
from desktop.core.machine import CardReading, ComputeDevice, DriverNote, MachineFacts, Use
from desktop.core.speed import MachineSpeed, ProbeOutcome
from desktop.engine.graphics.graphics import Graphics
from desktop.engine.load_facts import MemoryPart
from desktop.engine.load_log import PROCESSOR
from desktop.services.graphics_status import LayerCount, layers_of
from desktop.services.load_service import LoadService
from desktop.services.machine_service import MachineService
from desktop.services.speed_service import SpeedService

_FRESH = 15.0  # seconds: what is free on a graphics processor is asked of ggml by a child, which takes a second


class EngineUse(NamedTuple):
    """One model in memory, and what it calculates with."""

    name: str
    bytes: int
    threads: int
    backend: str  # the engine's code for this processor
    layers: LayerCount
    devices: tuple[str, ...]  # graphics processors in use, for people
    shares: tuple[tuple[str, int], ...] = ()  # what lies on each device, by ggml's name for it, in bytes


class Look(NamedTuple):
    """One look at the computer."""

    facts: MachineFacts
    use: Use
    devices: Sequence[ComputeDevice]  # graphics processors that the engine could use, by ggml's own list
    trouble: str  # why they are not used, for "errors" to be translated; "" where they are
    is_tried: bool  # whether that is known
    notes: Sequence[DriverNote]
    engines: Sequence[EngineUse]
    speed: MachineSpeed | None
    record: TrackRecord
    cards: Sequence[CardReading] = ()  # what graphics cards tell of themselves


class ComputerService:
    """Blocking: a tenth of a second, and longer the first time. Any thread."""

    def __init__(
        self,
        machine: MachineService,
        speed: SpeedService,
        loads: LoadService,
        graphics: Callable[[], Graphics | None],
    ) -> None:
        self._machine = machine
        self._speed = speed
        self._loads = loads
        self._graphics = graphics
        self._in_memory: Sequence[str] = ()  # models, at the last look

    def look(self) -> Look:
        """As it is at this moment."""
        engines = self._engines()
        names = [one.name for one in engines]
        freshness = _FRESH if names == self._in_memory else 0.0
        self._in_memory = names
        devices = [one for one in self._machine.devices(freshness) if one.kind != "processor"]
        graphics = self._graphics() if devices else None
        return Look(
            facts=self._machine.facts(),
            use=self._machine.use(0),
            devices=devices,
            trouble=graphics.trouble if graphics is not None else "",
            is_tried=graphics is None or graphics.is_tried,
            notes=self._machine.driver_notes(),
            engines=engines,
            speed=self._speed.known(),
            record=self._speed.track_record(),
            cards=self._machine.cards(),
        )

    def rest(self) -> None:
        """Nobody looks at the page any more."""
        self._machine.rest()

    def try_graphics(self) -> None:
        """Find out whether graphics processors calculate right here: half a minute, once."""
        graphics = self._graphics()
        if graphics is not None:
            graphics.room_now()

    def measure(self, on_progress: Callable[[float], None], cancel: Cancellation) -> ProbeOutcome | None:
        """Measure how fast it calculates, 20 seconds at most; None when stopped. Raises `KnownError`."""
        result = self._speed.probe(on_progress=on_progress, cancel=cancel)
        return None if result is None else result.outcome

    def _engines(self) -> list[EngineUse]:
        return [
            EngineUse(
                name=one.model.name,
                bytes=sum(part.bytes for part in one.facts.memory) or one.facts.weights_bytes,
                threads=one.facts.threads,
                backend=one.facts.backend,
                layers=layers_of(one.facts.layers),
                devices=tuple(
                    device.description or device.name for device in one.facts.devices if device.name != PROCESSOR
                ),
                shares=_shares(one.facts.memory),
            )
            for one in self._loads.loaded()
        ]


def _shares(memory: Iterable[MemoryPart]) -> tuple[tuple[str, int], ...]:
    sums: dict[str, int] = {}
    for part in memory:
        sums[part.device] = sums.get(part.device, 0) + part.bytes
    return tuple(sums.items())
