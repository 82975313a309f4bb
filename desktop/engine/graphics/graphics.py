"""Decides how many layers of a model go to graphics processors: as many as fit, where those were proven here.

What is there is asked of ggml in a child, before each load, as free memory changes. What can be trusted is found out by
a prompt and an answer of the built-in model, once for each engine build and list of devices. A model whose engine dies
there is loaded without from then on, until a person asks for it by number.
"""

import contextlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from desktop.core.errors import BantamError, ErrorKind, KnownError
from desktop.core.machine import ComputeDevice
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.build import EngineBuild
from desktop.engine.cache_settings import CacheType
from desktop.engine.cores import usable_cores
from desktop.engine.device_list import list_devices
from desktop.engine.graphics.record import GraphicsMemory, Trial, devices_key
from desktop.engine.proof import chat_model, try_model
from desktop.engine.verdict import Verdict

ALL = 9999  # layers, of a model that is tried: llama.cpp takes as many as there are
SLOWER = QT_TRANSLATE_NOOP("errors", "it takes longer than the processor")
_CARDS = {"graphics", "integrated graphics"}
Loaded = TypeVar("Loaded")
Plan = Callable[["Place"], int]
Try = Callable[[EngineBuild, str, Path, Callable[[], bool], int, int], Verdict]


class Place(NamedTuple):
    """What is to be placed, and how many bytes there are for it; `shared` with the computer's own memory."""

    model: Path
    context_length: int  # 0: the usual
    cache: CacheType
    free_bytes: int
    shared: bool
    projector: Path | None = None


class GraphicsRoom(NamedTuple):
    """Graphics processors that are used: bytes free when they were last looked at."""

    free_bytes: int = 0
    shared: bool = False


class Graphics:
    """One for each pool. Any thread; whoever has the turn to load calls what blocks."""

    def __init__(
        self,
        build: EngineBuild,
        memory: GraphicsMemory,
        starter: Path | None,
        backend: Callable[[], str],
        plan: Plan,
        look: Callable[[EngineBuild, str], list[ComputeDevice]] = list_devices,
        run: Try = try_model,
    ) -> None:
        """`backend` is the processor's that was proven, "" before. `plan` may block, and never raises: how many layers
        fit into so many bytes.
        """
        self._backend = backend
        self._build = build
        self._memory = memory
        self._starter = chat_model(starter)
        self._plan = plan
        self._look = look
        self._run = run
        self._looking = threading.Lock()
        self._lock = threading.Lock()  # of the fields below
        self._has_looked = False
        self._devices: Sequence[ComputeDevice] = ()
        self._key = ""
        self._died: dict[str, str] = {}  # models whose engines died with layers there, by path

    @property
    def room(self) -> GraphicsRoom:
        """What is free on those in use, as far as was looked: nothing before the first load. Does not block."""
        with self._lock:
            devices, key = self._devices, self._key
        trial = self._memory.recall(key).trial if devices else None
        return _room(devices) if trial is not None and trial.is_faster else GraphicsRoom()

    @property
    def names(self) -> list[str]:
        """Of those that are there, for people. Does not block."""
        with self._lock:
            return [one.description or one.name for one in self._devices]

    def room_now(self) -> GraphicsRoom:
        """The same, and looks if nobody did yet."""
        with self._lock:
            is_known = self._has_looked
        return self.room if is_known else self.look()

    @property
    def is_tried(self) -> bool:
        """Whether it is known if those that are there can be used."""
        with self._lock:
            devices, key, has_looked = self._devices, self._key, self._has_looked
        return has_looked and (not devices or self._memory.recall(key).trial is not None)

    @property
    def trouble(self) -> str:
        """Why those that are there are not used, for "errors" to be translated; "" where they are, or none is."""
        with self._lock:
            key = self._key
        trial = self._memory.recall(key).trial if key else None
        if trial is None:
            return ""
        return trial.trouble or ("" if trial.is_faster else SLOWER)

    @property
    def words(self) -> str:
        """In English: what there is, and whether models are put there; "" where there is none. As far as was looked."""
        names = ", ".join(self.names)
        if not names:
            return ""
        if not self.is_tried:
            return f"{names}: not tried yet; the first model that is loaded does it, or: bantam doctor --prove"
        return f"{names}: not used, as {self.trouble}" if self.trouble else f"{names}: used, proven here"

    def failure(self, model: Path) -> str:
        """What became of a model that failed there, "" where it did not."""
        with self._lock:
            key, died = self._key, self._died.get(str(model), "")
        with contextlib.suppress(OSError):
            return died or (self._memory.failure(key, model) if key else "")
        return ""

    def look(self, give_up: Callable[[], bool] = lambda: False, *, tries: bool = True) -> GraphicsRoom:
        """Look at what is there, and try it if nobody did. Blocks: a second, and once for half a minute at most.

        Without `tries` only what was found out before is told.
        """
        backend = self._backend()
        if not backend or not self._build.accelerators():
            return GraphicsRoom()
        with self._looking:
            self._look_with(backend, give_up, tries=tries)
        return self.room

    def _look_with(self, backend: str, give_up: Callable[[], bool], *, tries: bool) -> None:
        devices = [one for one in self._look(self._build, backend) if one.kind in _CARDS]
        key = devices_key(self._build.id, backend, devices) if devices else ""
        with self._lock:
            self._devices, self._key, self._has_looked = devices, key, True
        if tries and devices and self._starter is not None and self._memory.recall(key).trial is None:
            trial = self._tried(backend, self._starter, give_up)
            if not give_up():
                self._memory.keep_trial(key, trial)

    def layers(
        self,
        model: Path,
        wished: int | None,
        context_length: int,
        cache: CacheType,
        projector: Path | None = None,
        give_up: Callable[[], bool] = lambda: False,
    ) -> int:
        """How many to load a model with; `wished` is a person's number, None for as many as are good.

        A `projector` goes there with the first of them, and takes its room.
        """
        if wished == 0 or not self._build.accelerators():
            return 0
        room = self.look(give_up)
        with self._lock:
            if not self._devices:
                return 0
        if wished is not None:
            return wished
        if not room.free_bytes or self.failure(model):
            return 0
        return self._plan(Place(model, context_length, cache, room.free_bytes, room.shared, projector))

    def load(self, model: Path, layers: int, load: Callable[[int], Loaded]) -> Loaded:
        """`load` with so many layers; with half of them where memory was refused, and without where that fails too.

        Raises what `load` raises without any: then it was not the graphics processor's fault.
        """
        if not layers:
            return load(0)
        try:
            return load(layers)
        except BantamError as error:
            first = error
        if isinstance(first, KnownError) and first.kind is ErrorKind.OUT_OF_MEMORY and layers // 2:
            with contextlib.suppress(BantamError):
                return load(layers // 2)
        loaded = load(0)
        self._keep_failure(model, _words(first))
        return loaded

    def note_death(self, model: Path, error: BantamError) -> None:
        """An engine died that had layers there. Whose fault it was nobody knows: it counts until the program ends."""
        with self._lock:
            self._died[str(model)] = _words(error)

    def _keep_failure(self, model: Path, reason: str) -> None:
        with self._lock:
            key = self._key
        with contextlib.suppress(OSError):  # the model's file is gone
            self._memory.keep_failure(key, model, reason)

    def _tried(self, backend: str, starter: Path, give_up: Callable[[], bool]) -> Trial:
        threads = usable_cores().threads
        return Trial(
            processor=self._run(self._build, backend, starter, give_up, 0, threads),
            graphics=self._run(self._build, backend, starter, give_up, ALL, threads),
        )


def _room(devices: Sequence[ComputeDevice]) -> GraphicsRoom:
    """Cards with their own memory go before those that take the computer's."""
    own = [one for one in devices if one.kind == "graphics"]
    return GraphicsRoom(sum(one.free_bytes for one in own or devices), shared=not own)


def _words(error: BantamError) -> str:
    """What happened, in English."""
    return str(error.what) if isinstance(error, KnownError) else str(error)
