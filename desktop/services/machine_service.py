"""What this computer has, and what Bantam uses of it."""

from pathlib import Path

from desktop.core.machine import MachineFacts
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

    def memory_in_use(self) -> int:
        """Bytes of the window and its engines."""
        return memory_in_use(self._pool.pids())
