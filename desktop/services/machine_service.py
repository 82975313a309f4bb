"""What this computer has, and what Bantam uses of it."""

from pathlib import Path

from desktop.core.machine import MachineFacts, Use
from desktop.engine.pool import EnginePool
from desktop.machine.facts import machine_facts
from desktop.machine.memory import memory
from desktop.machine.process_memory import memory_in_use, memory_taken


class MachineService:
    """Facts of this computer. Any thread."""

    def __init__(self, pool: EnginePool, data: Path) -> None:
        self._pool = pool
        self._data = data

    def facts(self) -> MachineFacts:
        """Everything, read afresh."""
        return machine_facts(self._data)

    def unconfined(self) -> list[str]:
        """What the chat engine of this moment could not give up, and why; nothing when it is confined, or not there."""
        engine = self._pool.loaded
        return [] if engine is None or engine.confinement is None else list(engine.confinement.words)

    def use(self) -> Use:
        """What the window and its engines use, and what there is for them."""
        engine = self._pool.loaded
        pids = self._pool.pids()
        return Use(
            memory_bytes=memory_in_use(pids),
            memory_available_bytes=memory().available + memory_taken(pids),
            threads=engine.facts.threads if engine is not None else 0,
        )
