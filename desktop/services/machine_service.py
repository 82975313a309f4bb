"""What this computer has, and what Bantam uses of it."""

from pathlib import Path

from desktop.core.machine import MachineFacts
from desktop.engine.cores import usable_cores
from desktop.engine.pool import EnginePool
from desktop.machine.facts import machine_facts
from desktop.machine.process_memory import memory_in_use


class MachineService:
    """Facts of this computer. Any thread."""

    def __init__(self, pool: EnginePool, data: Path) -> None:
        self._pool = pool
        self._data = data

    def facts(self) -> MachineFacts:
        """Everything, read afresh."""
        return machine_facts(self._data)

    def threads(self, chosen: int) -> int:
        """Threads that write an answer: those of the model that is loaded, else those the next one will have.

        `chosen` is the number in the settings, 0 to leave it to us.
        """
        loaded = self._pool.loaded
        return loaded.facts.threads if loaded is not None else chosen or usable_cores().threads

    def memory_in_use(self) -> int:
        """Bytes of the window and its engines."""
        return memory_in_use(self._pool.pids())
