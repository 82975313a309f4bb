"""Owns the engines that run: one for chat and one for search, started when asked for, replaced, and ended."""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.core.cancellation import Cancellation
from desktop.core.errors import BantamError, ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.core.pool_state import Activity, PoolState
from desktop.core.tuning import TuneRecord, TuneResult
from desktop.engine import crash
from desktop.engine.backends import Backends
from desktop.engine.build import EngineBuild
from desktop.engine.cache_settings import CacheSettings
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.graphics.graphics import Graphics
from desktop.engine.keeping import Keeping, now
from desktop.engine.load_facts import AdapterWish
from desktop.engine.pool_room import PoolRoom
from desktop.engine.pool_state import ACTIVITIES
from desktop.engine.proof import GivenUpError
from desktop.engine.slot import USUAL_CACHE, Slot, Wish
from desktop.engine.state_files import StateFiles
from desktop.engine.states import EngineState
from desktop.engine.tuning.memory import TuneMemory, tuning_of
from desktop.engine.watchdog import Limits

_ONE = Keeping()


class EnginePool(PoolRoom):
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
        keeping: Keeping = _ONE,
        graphics: Graphics | None = None,
        adapters: Callable[[], Sequence[Path]] = tuple,
    ) -> None:
        """`adapters` gives files and folders of which engines may use some later, without a new load.

        `keeping` decides what stays in memory; without it, one engine that chats and one for search.

        `graphics` decides what goes to graphics processors; nothing without it.
        """
        self._graphics, self._adapter_places = graphics, adapters
        self._build = build
        self._states = states
        self._tunings = tunings
        self._command = command
        self._limits = limits
        super().__init__(keeping)
        self._backends = Backends(build, proof_file, starter, is_given=command is not None)
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
        gpu_layers: int | None = None,
        on_progress: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> EngineClient:
        """The engine of `model`, ready. Loads, reuses or replaces; blocks; raises `BantamError`.

        When `cancel` ends the load, the engine returned is gone, and cancelled requests to it end as cancelled.
        A model whose engine died twice without a word is refused once with that error; asking again tries again.
        """
        slot = self._search if model.is_embedding else self._chat
        wish = Wish.of(model, context_length, threads, cache, adapters, draft, projector, gpu_layers)

        def give_up() -> bool:
            return self._closed or (cancel is not None and cancel.is_cancelled)

        client = self._fitting(slot, wish)
        if client is not None and self._adapt(slot, client, wish, adapters, give_up):
            return client
        with self._load_turn(give_up) as has_turn:
            client = self._fitting(slot, wish)
            if client is not None and self._adapt(slot, client, wish, adapters, give_up):
                return client
            if has_turn:
                self._keeping.check(model, wish)
            if not has_turn or not self._make_room(slot, model, wish, give_up):
                return self._new_client(slot, model, "", None)
            try:
                backend = self._backends.proven(on_progress, give_up)
            except GivenUpError:
                return self._new_client(slot, model, "", None)

            def load(layers: int) -> EngineClient:
                new = self._new_client(slot, model, backend, self._states_of(slot, wish), is_trial=layers > 0)
                self._load(new, slot, model, wish, adapters, on_progress, cancel, layers)
                return new

            layers = self._layers(slot, model, wish, give_up)
            return load(0) if self._graphics is None else self._graphics.load(model.path, layers, load)

    def tools(self) -> tuple[EngineBuild, str]:
        """The build, and its processor backend, proven now if nobody did before. Raises `KnownError`."""
        with self._load_turn(lambda: self._closed) as has_turn:
            if not has_turn:
                self._check_open()
            return self._build, self._backends.proven(None, lambda: self._closed)

    def tuned(self, model: ModelFile) -> TuneRecord | None:
        """What measuring found for a model, if that still holds. Blocks for some milliseconds."""
        if self._tunings is None:
            return None
        return self._tunings.recall(self._build.id, self._backends.known(), model.path)

    def remember(self, model: ModelFile, result: TuneResult) -> None:
        """Use what was found at the next load."""
        if self._tunings is not None:
            self._tunings.remember(self._build.id, self._backends.known(), model.path, result, time.time())

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
        gpu_layers: int | None = None,
    ) -> EngineClient | None:
        """The engine of `model` if there is one that fits. Loads nothing and does not wait."""
        slot = self._search if model.is_embedding else self._chat
        with self._lock:
            wish = Wish.of(model, context_length, threads, cache, adapters, draft, projector, gpu_layers)
            return None if self._closed else slot.fitting(wish) or slot.resting(wish)

    def add_listener(self, callback: Callable[[PoolState], None]) -> None:
        """Be told of every change of an engine that chats, on whichever thread made it."""
        with self._lock:
            self._listeners.append(callback)

    def shutdown(self, *, keep_states: bool = False) -> None:
        """End every engine, whatever it does; after that nothing can be asked. Safe to call again.

        With `keep_states` the chat engine first writes what it knows of its chats, for the next start.
        """
        with self._lock:
            self._closed = True
            kept = [one.client for one in self._chat.all()] if keep_states else []
        for client in kept:
            if client.state is EngineState.READY:
                client.save_states()
        enders = [threading.Thread(target=client.stop, name="engine-end") for client in self._clients()]
        for ender in enders:
            ender.start()
        for ender in enders:
            ender.join()
        self._idle.stop()

    def _fitting(self, slot: Slot, wish: Wish) -> EngineClient | None:
        """The running engine if it is what is wished; raises the error of a model that keeps killing its engine."""
        with self._lock:
            self._check_open()
            client = slot.fitting(wish)
            if is_back := client is None and (client := slot.resting(wish)) is not None:
                slot.bring_back(client)
            if client is None and (refusal := slot.refusal(wish.path)):
                raise refusal
            if client is not None:
                slot.touch(client, now())
        if is_back and client is not None and slot is self._chat:
            self._tell(PoolState(state=ACTIVITIES[client.state], model_name=client.name, path=wish.path))
        return client

    def _layers(self, slot: Slot, model: ModelFile, wish: Wish, give_up: Callable[[], bool]) -> int:
        """How many layers go to graphics processors. Models for search are small, and stay where they are."""
        if self._graphics is None or slot is not self._chat:
            return 0
        keys = wish.cache.keys
        eyes = Path(wish.projector[0]) if wish.projector is not None else None
        return self._graphics.layers(model.path, wish.gpu_layers, wish.context_length, keys, eyes, give_up)

    def _load(
        self,
        client: EngineClient,
        slot: Slot,
        model: ModelFile,
        wish: Wish,
        adapters: Sequence[AdapterWish],
        on_progress: Callable[[float], None] | None,
        cancel: Cancellation | None,
        gpu_layers: int,
    ) -> None:
        with self._lock:
            self._check_open()
            self._starting = client
        if slot is self._chat:
            self._tell(PoolState(state=Activity.LOADING, model_name=model.name, path=wish.path))
        has_choice = slot is self._chat and not wish.threads
        try:
            loaded = client.load(
                model.path,
                context_length=wish.context_length,
                threads=wish.threads,
                gpu_layers=gpu_layers,
                embedding=model.is_embedding,
                tuning=tuning_of(self.tuned(model)) if has_choice else None,
                cache=wish.cache,
                adapters=adapters,
                adapter_places=self._adapter_places(),
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
                    slot.touch(client, now())
        if closed and loaded:
            client.stop()
        elif self._keeping.idle is not None:
            self._idle.wake()

    def _states_of(self, slot: Slot, wish: Wish) -> int | None:
        """The state file of an engine that chats."""
        if self._states is None or slot is not self._chat:
            return None
        return self._states.open(self._build.id, wish.path, wish.context_length)

    def _new_client(
        self, slot: Slot, model: ModelFile, backend: str, states: int | None, *, is_trial: bool = False
    ) -> EngineClient:
        """An engine that has not been started; for a caller that gave up it never will be.

        `is_trial`: if it fails to load, another is tried, and nobody has to know.
        """

        def on_state(state: EngineState, error: BantamError | None) -> None:
            if error is not None and is_trial:
                if self._starting is client:
                    return
                assert self._graphics is not None
                self._graphics.note_death(model.path, error)
            if error is not None:
                self._count_death(slot, client, model, backend, error)
            if state is EngineState.READY:
                with self._lock:
                    slot.touch(client, now())
            if slot is self._chat:
                activity, path = ACTIVITIES[state], str(model.path)
                self._tell(PoolState(state=activity, model_name=model.name, path=path, error=error))

        command = self._command or [*engine_command(), *engine_arguments(self._build, backend)]
        client = EngineClient(command, name=model.name, limits=self._limits, on_state=on_state, states=states)
        return client

    def _count_death(
        self, slot: Slot, client: EngineClient, model: ModelFile, backend: str, error: BantamError
    ) -> None:
        with self._lock:
            slot.count_death(client, str(model.path), error)
        self._backends.note_death(backend, error)

    def _tell(self, state: PoolState) -> None:
        with self._lock:
            listeners = [] if state == self._told else list(self._listeners)
            self._told = state
        for listener in listeners:
            listener(state)

    def _check_open(self) -> None:
        if self._closed:
            raise KnownError(ErrorKind.ENGINE_STOPPED, doing=crash.STARTING, reason=crash.STOPPED)
