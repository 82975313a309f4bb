"""Holds what was foretold of a model's memory against what its engine takes, once after each load."""

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

from desktop.core.chat import Figures
from desktop.core.engine_choice import CacheChoice
from desktop.core.errors import BantamError
from desktop.core.fit import FitWish
from desktop.core.fit_curve import Available, judge
from desktop.engine.pool_state import LoadedEngine
from desktop.library.gguf_header import GgufError
from desktop.machine.process_memory import resident_bytes
from desktop.services.fit_service import FitService, seeing

FEWEST_READ = 256  # tokens; a shorter prompt leaves half of the buffers untouched, and says nothing about them
Note = Callable[[str, int, int, int], None]


class MemoryCheck:
    """Looks at an engine when its first long enough answer is there. Any thread."""

    def __init__(self, fits: FitService, note: Note) -> None:
        """`note` hears name and size of the file, and the bytes that were foretold and that it took."""
        self._fits = fits
        self._note = note
        self._lock = threading.Lock()  # of the next fields
        self._seen = 0  # process id of the engine that was looked at last
        self._saw = 0  # of that which looked at images last
        self._work: threading.Thread | None = None

    def note_answer(self, engine: LoadedEngine, figures: Figures) -> None:
        """An answer has come. Never raises, and does not wait: a forecast may take a third of a second."""
        facts = engine.facts
        kinds = {facts.context.cache_type_k, facts.context.cache_type_v}
        is_beside = any(one.kind != "processor" for one in facts.devices)  # a process does not tell what lies there
        guesses = engine.wish is not None and engine.wish.draft is not None
        is_usual = not (facts.adapters or guesses or is_beside) and len(kinds) == 1 and kinds <= set(CacheChoice)
        with self._lock:
            if not is_usual or figures.prompt_tokens - figures.reused_tokens < FEWEST_READ or engine.pid == self._seen:
                return
            self._seen = engine.pid
            real = resident_bytes(engine.pid)
            work = engine, real, engine.pid == self._saw
            self._work = threading.Thread(target=self._compare, args=work, name="memory-check")
            self._work.start()

    def note_sight(self, engine: LoadedEngine) -> None:
        """It has looked at images: the buffers for that are in use from now on, and were reserved only before."""
        with self._lock:
            self._saw = engine.pid

    def close(self) -> None:
        """Wait for what is being worked out."""
        with self._lock:
            work = self._work
        if work is not None:
            work.join()

    def _compare(self, engine: LoadedEngine, real: int, has_looked: bool) -> None:
        wish = FitWish(context=engine.facts.context_length, cache=CacheChoice(engine.facts.context.cache_type_k))
        eyes = engine.wish.projector if engine.wish is not None and engine.facts.vision is not None else None
        with contextlib.suppress(BantamError, GgufError, OSError):
            curve = self._fits.curve(engine.model.path)
            if eyes is not None:
                projector = Path(eyes[0])
                curve = seeing(curve, projector) if has_looked else curve.with_projector(projector.stat().st_size, 0)
            fit = judge(curve, wish, Available(0))
            if real and (fit.context, fit.cache) == (wish.context, wish.cache):
                self._note(engine.model.path.name, engine.model.size, fit.need.total, real)
