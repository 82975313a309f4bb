"""What this computer has, and what Bantam uses of it."""

import contextlib
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from desktop.core.errors import KnownError
from desktop.core.instruction_sets import in_order, sets_of_features
from desktop.core.machine import CardReading, ComputeDevice, DriverNote, MachineFacts, Use
from desktop.engine.build import EngineBuild
from desktop.engine.cores import usable_cores
from desktop.engine.device_list import list_devices
from desktop.engine.pool import EnginePool
from desktop.engine.proof import known_proof
from desktop.machine.card_readings import CardReader
from desktop.machine.driver_check import driver_notes
from desktop.machine.facts import machine_facts
from desktop.machine.memory import memory
from desktop.machine.power import power
from desktop.machine.process_memory import memory_in_use
from desktop.paths import Installation
from desktop.services.graphics_status import layers_of


class MachineService:
    """Facts of this computer. Any thread."""

    def __init__(self, pool: Callable[[], EnginePool | None], data: Path, proof_file: Path | None = None) -> None:
        """`pool` gives the engines as soon as there are any."""
        self._pool = pool
        self._data = data
        self._proof_file = proof_file
        self._lock = threading.Lock()  # of the next two fields, and of looking for them
        self._devices: Sequence[ComputeDevice] = ()
        self._looked_at = -1.0  # on the monotonic clock; below 0: never
        self._cards = CardReader()

    def facts(self) -> MachineFacts:
        """Everything but devices, read afresh. Blocks for a tenth of a second at most.

        What the engine's code for the processor uses is told after the first `devices`.
        """
        return all_facts(self._data, self._proof_file, self._devices)

    def devices(self, freshness: float = float("inf")) -> list[ComputeDevice]:
        """What the engine can calculate with, and which of it loaded models use.

        A child of its own looks, once in a program's life: a second, more where a driver takes long. Where it found a
        graphics processor, or nothing, it looks again when that was more than `freshness` seconds ago, as what is free
        there changes. Empty without an engine.
        """
        with self._lock:
            is_steady = bool(self._devices) and all(one.kind == "processor" for one in self._devices)
            is_old = time.monotonic() - self._looked_at > freshness
            if self._looked_at < 0 or (is_old and not is_steady):
                self._devices = engine_devices(self._proof_file) or self._devices
                self._looked_at = time.monotonic()
        loaded = self._loaded_devices()
        return [msgspec.structs.replace(one, in_use=one.name in loaded) for one in self._devices]

    def cards(self) -> list[CardReading]:
        """What each graphics card tells of itself now. Blocks for milliseconds, for seconds where one was asleep."""
        return self._cards.read()

    def rest(self) -> None:
        """Nobody looks at cards any more, so that they may fall asleep."""
        self._cards.rest()

    def driver_notes(self) -> list[DriverNote]:
        """What is missing for graphics cards to be calculated with, and the next step; nothing when all is well."""
        return all_notes()

    def unconfined(self) -> list[str]:
        """What the chat engine of this moment could not give up, and why; nothing when it is confined, or not there."""
        pool = self._pool()
        engine = None if pool is None else pool.loaded
        return [] if engine is None or engine.confinement is None else list(engine.confinement.words)

    def use(self, chosen_threads: int) -> Use:
        """What the window and its engines use, and what there is for them: cheap enough for every second.

        Without an engine the threads are those the next one will have; `chosen_threads` is the setting, 0 for none.
        """
        pool = self._pool()
        engine = None if pool is None else pool.loaded
        pids = [] if pool is None else pool.pids()
        there = memory()
        layers = layers_of(engine.facts.layers if engine is not None else ())
        return Use(
            memory_bytes=memory_in_use(pids),
            memory_total_bytes=there.total,
            memory_available_bytes=there.available,
            power=power(),
            threads=engine.facts.threads if engine is not None else chosen_threads or usable_cores().threads,
            layers_beside=layers.beside,
            layers=layers.every,
        )

    def _loaded_devices(self) -> set[str]:
        pool = self._pool()
        return set() if pool is None else {one.name for engine in pool.all_loaded() for one in engine.facts.devices}


def all_facts(data: Path, proof_file: Path | None, devices: Sequence[ComputeDevice] = ()) -> MachineFacts:
    """The computer's own facts, and what the engine knows of its processor; more with the `devices` it told of."""
    cores = usable_cores()
    backend = ""
    with contextlib.suppress(KnownError):  # no engine, or none that works: the doctor says more
        build = EngineBuild.find(Installation.find())
        proof = known_proof(build, proof_file or build.proof_file)
        backend = proof.best.name if proof is not None else ""
    facts = machine_facts(data)
    used = sets_of_features({word for one in devices for word in one.features})
    return msgspec.structs.replace(
        facts,
        performance_cores=cores.fast,
        efficiency_cores=max(cores.physical - cores.fast, 0),
        backend=backend,
        instruction_sets=in_order({*facts.instruction_sets, *used}),  # what ran here is there
        used_sets=used,
    )


def engine_devices(proof_file: Path | None) -> list[ComputeDevice]:
    """What the engine can calculate with, asked of a child; empty without an engine."""
    try:
        build = EngineBuild.find(Installation.find())
        proof = known_proof(build, proof_file or build.proof_file)
        return list_devices(build, proof.best_file if proof is not None else "")
    except KnownError:
        return []


def all_notes() -> list[DriverNote]:
    """What is missing for the graphics cards of this computer and the engine as it was built."""
    backends = set[str]()
    with contextlib.suppress(KnownError):
        backends = EngineBuild.find(Installation.find()).accelerators()
    return driver_notes(backends)
