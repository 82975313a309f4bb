"""Which engines of a pool are in memory, and how room is made for others: by waiting, by resting, by ending."""

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from desktop.core.model import ModelFile
from desktop.engine.client import EngineClient
from desktop.engine.keeping import IdleWatch, Keeping, now
from desktop.engine.live_adapters import adapt, has_adapters
from desktop.engine.load_facts import AdapterWish
from desktop.engine.pool_state import LoadedEngine
from desktop.engine.slot import Kept, Slot, Wish, fits
from desktop.engine.states import EngineState


class PoolRoom:
    """The half of a pool that owns the places of engines."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping
        self._loading = threading.Lock()  # one load at a time
        self._lock = threading.Lock()  # of the fields below
        self._chat, self._search = Slot(), Slot()
        self._starting: EngineClient | None = None
        self._idle = IdleWatch(self._unload_idle)

    @property
    def loaded(self) -> LoadedEngine | None:
        """The chat engine, when one is ready or at work."""
        with self._lock:
            kept = self._chat.in_use
        return None if kept is None or kept.client.state.is_over else _told(kept)

    def all_loaded(self) -> list[LoadedEngine]:
        """Every engine with a model, the one in use last and that for search first."""
        limit = self._keeping.idle() if self._keeping.idle is not None else 0.0
        with self._lock:
            kept = [(slot, one) for slot in (self._search, self._chat) for one in slot.all()]
            found = [(one, slot.used_at(one.client) + limit - now() if limit else None) for slot, one in kept]
        return [_told(one, left) for one, left in found if not one.client.state.is_over]

    def unload(self, path: Path | None = None, give_up: Callable[[], bool] = lambda: False) -> int:
        """End the engines of the model in this file, of all without one, after their answers; returns how many."""
        with self._load_turn(give_up) as has_turn, self._lock:
            found = [
                (slot, kept.client)
                for slot in (self._chat, self._search)
                for kept in slot.all()
                if has_turn and (path is None or kept.model.path == path)
            ]
        return sum(self._end(slot, client, give_up) for slot, client in found)

    def unload_below(self, folder: Path, give_up: Callable[[], bool] = lambda: False) -> int:
        """The same for all models whose files lie in this folder."""
        paths = {one.model.path for one in self.all_loaded() if one.model.path.is_relative_to(folder)}
        return sum(self.unload(path, give_up) for path in sorted(paths))

    def pids(self) -> list[int]:
        """Processes of all engines."""
        return sorted({client.pid for client in self._clients() if client.pid})

    def _clients(self) -> list[EngineClient]:
        with self._lock:
            kept = [*self._chat.all(), *self._search.all()]
            return [*(one.client for one in kept), *([self._starting] if self._starting is not None else [])]

    @contextlib.contextmanager
    def _load_turn(self, give_up: Callable[[], bool]) -> Iterator[bool]:
        """Wait for other loads; False when given up first."""
        while not (has_turn := self._loading.acquire(timeout=0.1)):
            if give_up():
                break
        try:
            yield has_turn
        finally:
            if has_turn:
                self._loading.release()

    def _make_room(self, slot: Slot, model: ModelFile, wish: Wish, give_up: Callable[[], bool]) -> bool:
        """Let the engine in use rest where it may, else end it after its last answer; False when given up first."""
        with self._lock:
            kept = slot.all()
        for one in kept:  # the same model as it was wished before is of no use
            if one.wish.path == wish.path and not self._end(slot, one.client, give_up):
                return False
        others = _idle_first(one for one in kept if one.wish.path != wish.path)
        needed = self._keeping.needs(model, wish) if slot is self._chat and others else 0
        while others and not self._may_stay(slot, others, needed):
            if not self._end(slot, others.pop(0).client, give_up):
                return False
        with self._lock:
            slot.rest()
        return True

    def _adapt(
        self,
        slot: Slot,
        client: EngineClient,
        wish: Wish,
        adapters: Sequence[AdapterWish],
        give_up: Callable[[], bool],
    ) -> bool:
        """Give an engine these adapters, after its last answer; False where only a new one can have them.

        True as well when given up first. Raises `KnownError` (ADAPTER_…, and what ends an engine).
        """
        with self._lock:
            had = slot.wish_of(client)
        if had is None:
            return False
        if has_adapters(client, had, wish, adapters) or not client.wait_idle(give_up):
            return True
        if client.state.is_over:  # unloaded, or dead, while its answer was waited for
            return False
        if not adapt(client, had, wish, adapters, self._keeping.free):
            return False
        with self._lock:
            slot.note_adapters(client, wish)
        return True

    def leaving(self, model: ModelFile, wish: Wish) -> list[ModelFile]:
        """Models that would be unloaded for this one, if it were loaded now. Blocks for some milliseconds."""
        slot = self._search if model.is_embedding else self._chat
        with self._lock:
            kept = slot.all()
        if any(fits(one, wish) and one.wish.adapters == wish.adapters for one in kept):
            return []
        others = _idle_first(one for one in kept if one.wish.path != wish.path)
        needed = self._keeping.needs(model, wish) if slot is self._chat and others else 0
        needed -= sum(self._keeping.holds(one.client.pid) for one in kept if one.wish.path == wish.path)
        gone: list[ModelFile] = []
        while others and not self._may_stay(slot, others, needed):
            first = others.pop(0)
            needed -= self._keeping.holds(first.client.pid)
            gone.append(first.model)
        return gone

    def _may_stay(self, slot: Slot, others: Sequence[Kept], needed: int) -> bool:
        """Whether there is room beside these. What they have mapped counts as free for the system, and is not."""
        if slot is not self._chat or len(others) >= self._keeping.most():
            return False
        mapped = sum(one.client.facts.weights_bytes for one in others if one.client.facts.mapped)
        return self._keeping.free() - mapped >= needed

    def _end(self, slot: Slot, client: EngineClient, give_up: Callable[[], bool]) -> bool:
        """End an engine after its last answer; False when given up first."""
        if not client.wait_idle(give_up):
            return False
        with self._lock:
            slot.take(client)
        client.save_states()
        client.stop()
        return True

    def _unload_idle(self) -> float | None:
        """End what nobody has asked for long enough; when to look again, None when nothing is loaded."""
        limit = self._keeping.idle() if self._keeping.idle is not None else 0.0
        due: list[tuple[Slot, EngineClient]] = []
        waits: list[float] = []
        with self._lock:
            kept = [(slot, one.client) for slot in (self._chat, self._search) for one in slot.all()]
            for slot, client in kept:
                left = limit or 60.0
                if limit and client.state is EngineState.READY:
                    left = slot.used_at(client) + limit - now()
                waits.append(left)
                if limit and left <= 0 and not self._loading.locked():
                    slot.take(client)
                    due.append((slot, client))
        for _, client in due:
            client.save_states()
            client.stop()
        return None if not kept or len(due) == len(kept) else max(0.0, min(waits))


def _idle_first(kept: Iterable[Kept]) -> list[Kept]:
    """In the order in which they go: one that writes an answer would have to be waited for."""
    return sorted(kept, key=lambda one: one.client.state is EngineState.BUSY)


def _told(kept: Kept, left: float | None = None) -> LoadedEngine:
    client = kept.client
    is_busy = client.state is EngineState.BUSY
    return LoadedEngine(
        model=kept.model,
        wish=kept.wish,
        facts=client.facts,
        pid=client.pid,
        confinement=client.confinement,
        is_busy=is_busy,
        ends_in=None if is_busy or left is None else max(left, 0.0),
    )
