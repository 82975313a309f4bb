"""What this computer has, and what Bantam uses of it."""

from collections.abc import Callable
from pathlib import Path

from desktop.core.machine import MachineFacts, Use
from desktop.engine.cores import usable_cores
from desktop.engine.pool import EnginePool
from desktop.machine.facts import machine_facts
from desktop.machine.memory import memory
from desktop.machine.process_memory import memory_in_use


class MachineService:
    """Facts of this computer. Any thread."""

    def __init__(self, pool: Callable[[], EnginePool | None], data: Path) -> None:
        """`pool` gives the engines as soon as there are any."""
        self._pool = pool
        self._data = data

    def facts(self) -> MachineFacts:
        """Everything, read afresh."""
        return machine_facts(self._data)

    def unconfined(self) -> list[str]:
        """What the chat engine of this moment could not give up, and why; nothing when it is confined, or not there."""
        pool = self._pool()
        engine = None if pool is None else pool.loaded
        return [] if engine is None or engine.confinement is None else list(engine.confinement.words)

    def use(self, chosen_threads: int) -> Use:
        """What the window and its engines use, and what there is for them.

        Without an engine the threads are those the next one will have; `chosen_threads` is the setting, 0 for none.
        """
        pool = self._pool()
        engine = None if pool is None else pool.loaded
        pids = [] if pool is None else pool.pids()
        return Use(
            memory_bytes=memory_in_use(pids),
            memory_total_bytes=memory().total,
            threads=engine.facts.threads if engine is not None else chosen_threads or usable_cores().threads,
        )
