"""Owns the engines that run: one for chat and one for search, started when asked for, replaced, and ended."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from desktop.core.cancellation import Cancellation
from desktop.core.errors import BantamError, ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.core.tuning import TuneRecord, TuneResult
from desktop.engine import crash
from desktop.engine.build import EngineBuild
from desktop.engine.cache_settings import CacheSettings
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.deaths import exit_words
from desktop.engine.load_facts import AdapterWish
from desktop.engine.pool_state import ACTIVITIES, Activity, LoadedEngine, PoolState
from desktop.engine.proof import GivenUpError, Proof, known_proof, prove
from desktop.engine.slot import USUAL_CACHE, Slot, Wish
from desktop.engine.state_files import StateFiles
from desktop.engine.states import EngineState
from desktop.engine.tuning.memory import TuneMemory, tuning_of
from desktop.engine.watchdog import Limits


class EnginePool:
    """Gives out ready engines. Any thread; loading blocks other loads, and nothing else."""

    def __init__(
        self,
        build: EngineBuild,
        proof_file: Path,
        starter: Path | None,
        *,
        states: StateFiles | None = None,
        tunings: TuneMemory | None = None,
        command: Sequence[str] | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._build = build
        self._states = states
        self._tunings = tunings
        self._proof_file = proof_file
        self._starter = starter
        self._command = command
        self._limits = limits
        self._proof: Proof | None = None
        self._loading = threading.Lock()  # one load at a time
        self._lock = threading.Lock()  # of the fields below
        self._chat, self._search = Slot(), Slot()
        self._starting: EngineClient | None = None
        self._closed = False
        self._listeners: list[Callable[[PoolState], None]] = []
        self._told = PoolState(state=Activity.IDLE)

    def engine(
        self,
        model: ModelFile,
        *,
        context_length: int = 0,
        threads: int = 0,
        cache: CacheSettings = USUAL_CACHE,
        adapters: Sequence[AdapterWish] = (),
        draft: Path | None = None,
        projector: Path | None = None,
        on_progress: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> EngineClient:
        """The engine of `model`, ready. Loads, reuses or replaces; blocks; raises `BantamError`.

        When `cancel` ends the load, the engine returned is gone, and cancelled requests to it end as cancelled.
        A model whose engine died twice without a word is refused once with that error; asking again tries again.
        """
        slot = self._search if model.is_embedding else self._chat
        wish = Wish.of(model, context_length, threads, cache, adapters, draft, projector)
        if (client := self._fitting(slot, wish)) is not None:
            return _weighed(client, adapters)

        def give_up() -> bool:
            return self._closed or (cancel is not None and cancel.is_cancelled)

        with self._load_turn(give_up) as has_turn:
            if (client := self._fitting(slot, wish)) is not None:
                return _weighed(client, adapters)
            if not has_turn or not self._retire(slot, give_up):
                return self._new_client(slot, model, "", None)
            try:
                backend = "" if self._command else self._proven(on_progress, give_up).best.file
            except GivenUpError:
                return self._new_client(slot, model, "", None)
            new = self._new_client(slot, model, backend, self._states_of(slot, wish))
            self._load(new, slot, model, wish, adapters, on_progress, cancel)
            return new

    def tuned(self, model: ModelFile) -> TuneRecord | None:
        """What measuring found for a model, if that still holds. Blocks for some milliseconds."""
        if self._tunings is None:
            return None
        return self._tunings.recall(self._build.id, self._backend_file(), model.path)

    def remember(self, model: ModelFile, result: TuneResult) -> None:
        """Use what was found at the next load."""
        if self._tunings is not None:
            self._tunings.remember(self._build.id, self._backend_file(), model.path, result, time.time())

    def ready(
        self,
        model: ModelFile,
        *,
        context_length: int = 0,
        threads: int = 0,
        cache: CacheSettings = USUAL_CACHE,
        adapters: Sequence[AdapterWish] = (),
        draft: Path | None = None,
        projector: Path | None = None,
    ) -> EngineClient | None:
        """The engine of `model` if there is one that fits. Loads nothing and does not wait."""
        slot = self._search if model.is_embedding else self._chat
        with self._lock:
            wish = Wish.of(model, context_length, threads, cache, adapters, draft, projector)
            return None if self._closed else slot.fitting(wish)

    @property
    def loaded(self) -> LoadedEngine | None:
        """The chat engine, when one is ready or at work."""
        with self._lock:
            client, model = self._chat.client, self._chat.model
        if client is None or model is None or client.state.is_over:
            return None
        return LoadedEngine(model=model, facts=client.facts, pid=client.pid, confinement=client.confinement)

    def pids(self) -> list[int]:
        """Processes of all engines."""
        with self._lock:
            clients = (self._chat.client, self._search.client, self._starting)
        return sorted({client.pid for client in clients if client is not None and client.pid})

    def add_listener(self, callback: Callable[[PoolState], None]) -> None:
        """Be told of every change of the chat engine, on whichever thread made it."""
        with self._lock:
            self._listeners.append(callback)

    def shutdown(self, *, keep_states: bool = False) -> None:
        """End every engine, whatever it does; after that nothing can be asked. Safe to call again.

        With `keep_states` the chat engine first writes what it knows of its chats, for the next start.
        """
        with self._lock:
            self._closed = True
            clients = [self._chat.client, self._search.client, self._starting]
        if keep_states and clients[0] is not None and clients[0].state is EngineState.READY:
            clients[0].save_states()
        enders = [threading.Thread(target=client.stop, name="engine-end") for client in clients if client is not None]
        for ender in enders:
            ender.start()
        for ender in enders:
            ender.join()

    def _fitting(self, slot: Slot, wish: Wish) -> EngineClient | None:
        """The running engine if it is what is wished; raises the error of a model that keeps killing its engine."""
        with self._lock:
            self._check_open()
            client = slot.fitting(wish)
            if client is None and (refusal := slot.refusal(wish.path)):
                raise refusal
            return client

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

    def _retire(self, slot: Slot, give_up: Callable[[], bool]) -> bool:
        """End the engine that is to be replaced, after its last answer; False when given up first."""
        client = slot.client
        if client is not None:
            if not client.wait_idle(give_up):
                return False
            with self._lock:
                slot.client = None
            client.save_states()
            client.stop()
        return True

    def _load(
        self,
        client: EngineClient,
        slot: Slot,
        model: ModelFile,
        wish: Wish,
        adapters: Sequence[AdapterWish],
        on_progress: Callable[[float], None] | None,
        cancel: Cancellation | None,
    ) -> None:
        with self._lock:
            self._check_open()
            self._starting = client
        if slot is self._chat:
            self._tell(PoolState(state=Activity.LOADING, model_name=model.name))
        has_choice = slot is self._chat and not wish.threads
        try:
            loaded = client.load(
                model.path,
                context_length=wish.context_length,
                threads=wish.threads,
                embedding=model.is_embedding,
                tuning=tuning_of(self.tuned(model)) if has_choice else None,
                cache=wish.cache,
                adapters=adapters,
                draft=Path(wish.draft[0]) if wish.draft is not None else None,
                projector=Path(wish.projector[0]) if wish.projector is not None else None,
                on_progress=on_progress,
                cancel=cancel,
            )
        finally:
            with self._lock:
                self._starting = None
                closed = self._closed
                if not closed and client.state in (EngineState.READY, EngineState.BUSY):
                    slot.put(client, model, wish)
        if closed and loaded:
            client.stop()

    def _states_of(self, slot: Slot, wish: Wish) -> int | None:
        """The state file of an engine that chats."""
        if self._states is None or slot is not self._chat:
            return None
        return self._states.open(self._build.id, wish.path, wish.context_length)

    def _new_client(self, slot: Slot, model: ModelFile, backend: str, states: int | None) -> EngineClient:
        """An engine that has not been started; for a caller that gave up it never will be."""

        def on_state(state: EngineState, error: BantamError | None) -> None:
            if error is not None:
                self._count_death(slot, client, model, backend, error)
            if slot is self._chat:
                self._tell(PoolState(state=ACTIVITIES[state], model_name=model.name, error=error))

        command = self._command or [*engine_command(), *engine_arguments(self._build, backend)]
        client = EngineClient(command, name=model.name, limits=self._limits, on_state=on_state, states=states)
        return client

    def _count_death(
        self, slot: Slot, client: EngineClient, model: ModelFile, backend: str, error: BantamError
    ) -> None:
        with self._lock:
            slot.count_death(client, str(model.path), error)
        illegal = exit_words(-4)
        if isinstance(error, KnownError) and error.arguments.get("reason") == illegal and self._proof is not None:
            self._proof = self._proof.without(backend, f"died: {illegal}")  # when none is left, the next start says so
            self._proof.save(self._proof_file)

    def _proven(self, on_progress: Callable[[float], None] | None, give_up: Callable[[], bool]) -> Proof:
        """The processor backends that work, proven now if nobody did before. One at a time: whoever has the turn."""

        def proving(_words: str, _fraction: float) -> None:
            if on_progress is not None:
                on_progress(0.0)

        if self._proof is None:
            self._proof = known_proof(self._build, self._proof_file)
        if self._proof is None:
            self._proof = prove(self._build, self._starter, self._proof_file, proving, give_up=give_up)
        return self._proof

    def _backend_file(self) -> str:
        """The backend of the next engine; "" as long as none is proven, or where a command is given."""
        proof = self._proof or (known_proof(self._build, self._proof_file) if self._command is None else None)
        return proof.best_file if proof is not None else ""

    def _tell(self, state: PoolState) -> None:
        with self._lock:
            listeners = [] if state == self._told else list(self._listeners)
            self._told = state
        for listener in listeners:
            listener(state)

    def _check_open(self) -> None:
        if self._closed:
            raise KnownError(ErrorKind.ENGINE_STOPPED, doing=crash.STARTING, reason=crash.STOPPED)


def _weighed(client: EngineClient, adapters: Sequence[AdapterWish]) -> EngineClient:
    """The engine with its adapters counting as strongly as is wished; raises `KnownError` (ADAPTER_…)."""
    if [AdapterWish(one.path, one.scale) for one in client.adapters] != list(adapters):
        client.set_adapters(adapters)
    return client
