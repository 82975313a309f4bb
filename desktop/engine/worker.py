"""An engine: one model in a process of its own. `python -m desktop --engine` ends up here.

Says hello, loads llama.cpp, then answers requests one after the other until its stdin ends.
"""

import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.chat import Finish
from desktop.core.errors import BugError, ErrorKind, KnownError
from desktop.engine.channel import EventWriter, Inbox, Progress, start_beating, start_reading
from desktop.engine.child_setup import set_up
from desktop.engine.confinement.confine import confine
from desktop.engine.confinement.policy import Profile, parts, projector_files
from desktop.engine.head_start import TOLD_LATER, told_arguments
from desktop.engine.llama import Llama
from desktop.engine.loading import import_the_rest, load
from desktop.engine.protocol import (
    PROTOCOL,
    AnyRequest,
    Confined,
    CountTokens,
    Embed,
    Failed,
    Fathom,
    Finished,
    Generate,
    Hello,
    Load,
    LoadProgressed,
    Measure,
    Probe,
    Rank,
    Render,
    SaveStates,
    Score,
    SetAdapters,
    Tune,
)

if TYPE_CHECKING:
    from desktop.engine.loaded_model import LoadedModel

_TELLING = 0.02  # seconds between two words about a load: nobody sees more
_TURN = 2e-4  # seconds that another thread may keep Python while llama.cpp waits to call back; Python's own are 5e-3


class Worker:
    """The main thread of an engine."""

    def __init__(
        self, writer: EventWriter, inbox: Inbox, progress: Progress, llama: Llama, states: int | None = None
    ) -> None:
        self._writer = writer
        self._inbox = inbox
        self._progress = progress
        self._llama = llama
        self._states = states  # descriptor of the state file
        self._loaded: LoadedModel | None = None

    def run(self) -> None:
        """Answer every request until the window lets go."""
        while (request := self._inbox.next()) is not None:
            asked_at = time.perf_counter()
            try:
                self._writer.write(self._answer(request, asked_at))
            except KnownError as error:
                self._writer.write(failed(request.id, error))
            except MemoryError:
                self._writer.write(Failed(id=request.id, kind=ErrorKind.OUT_OF_MEMORY.name, arguments={"name": "–"}))
            except Exception:  # noqa: BLE001 - our bug: it ends one request, not the engine
                import traceback  # not above: every start would pay for it

                self._writer.write(Failed(id=request.id, kind="BUG", details=traceback.format_exc()))
            if self._loaded is not None:
                self._loaded.rest()
            self._inbox.done()
        if self._loaded is not None:
            self._loaded.free()

    def _answer(self, request: AnyRequest, asked_at: float) -> Finished:
        if isinstance(request, Load):
            return self._load(request)
        if isinstance(request, Fathom):
            from desktop.engine.fathoming import fathom  # not above: an engine that chats has no use for it

            return Finished(id=request.id, fathomed=fathom(self._llama, request.wish, self._progress))
        if self._loaded is None:
            raise BugError("asked before a model was loaded")
        if isinstance(request, Generate):
            return self._loaded.generate(request, asked_at, self._writer.write)
        if isinstance(request, CountTokens):
            return Finished(id=request.id, count=len(self._loaded.tokens(request)))
        if isinstance(request, Render):
            return self._loaded.render(request)
        if isinstance(request, (Embed, Score, Measure, Rank)):
            return self._judge(self._loaded, request)
        if isinstance(request, SetAdapters):
            self._writer.write(self._loaded.set_adapters(request))
            return Finished(id=request.id)
        if isinstance(request, Tune):
            return self._loaded.tune(request, self._writer.write)
        if isinstance(request, Probe):
            return self._loaded.probe(request, self._writer.write)
        if isinstance(request, SaveStates):
            return Finished(id=request.id, count=self._loaded.save_states())
        raise BugError(f"no answer to {type(request).__name__}")

    def _judge(self, loaded: "LoadedModel", request: Embed | Score | Measure | Rank) -> Finished:
        """Texts as they are, and nothing written."""
        if isinstance(request, Embed):
            return loaded.texts.embed(request)
        if isinstance(request, Score):
            return loaded.score(request, self._writer.write)
        if isinstance(request, Measure):
            return loaded.texts.measure(request, self._writer.write)
        return loaded.texts.rank(request)

    def _load(self, request: Load) -> Finished:
        if self._loaded is not None:
            raise BugError("an engine loads one model")
        rest = {"with_templates": not (request.embedding or request.ranking)}
        threading.Thread(target=import_the_rest, kwargs=rest, name="imports", daemon=True).start()
        shown, told_at = 0.0, 0.0

        def on_progress(fraction: float) -> bool:
            nonlocal shown, told_at
            self._progress.steps += 1
            now = time.monotonic()
            if fraction - shown >= 0.01 and (fraction >= 1.0 or now - told_at >= _TELLING):
                shown, told_at = fraction, now
                self._writer.write(LoadProgressed(id=request.id, fraction=min(fraction, 1.0)))
            return not self._progress.cancelled

        loaded = load(self._llama, request, self._progress, on_progress, self._states)
        if loaded is None:
            return Finished(id=request.id, finish=Finish.CANCELLED)
        self._loaded = loaded
        self._writer.write(loaded.facts(request.id))
        return Finished(id=request.id)


def main(arguments: list[str]) -> int:
    """Run as an engine; returns its exit code."""
    if arguments[:1] == ["--probe"]:
        from desktop.engine.probe import main as probe_main

        return probe_main(arguments[1:])
    if arguments[:1] == ["--confine"]:
        from desktop.engine.confinement.report import main as report_main

        return report_main(arguments[1:])
    if arguments[:1] == ["--quantise"]:
        from desktop.engine.quantising import main as quantise_main

        return quantise_main(arguments[1:])
    if arguments[:1] == ["--devices"]:
        from desktop.engine.device_list import main as devices_main

        return devices_main(arguments[1:])
    if arguments == [TOLD_LATER]:
        arguments = told_arguments()
    sys.setswitchinterval(_TURN)
    given = dict(zip(arguments[0::2], arguments[1::2], strict=False))
    writer, progress = EventWriter(set_up()), Progress()
    writer.write(Hello(protocol=PROTOCOL, pid=os.getpid(), build=given.get("--build", ""), backend=""))
    inbox, lib = Inbox(progress), Path(given["--lib"])
    # It names all that may be read from then on: the model, and adapters. Nothing of llama.cpp, and no thread, is here
    # before.
    if (first := inbox.first(0)) is None:
        return _leave(0)
    writer.write(_confined(lib, first))
    start_reading(inbox, 0)
    start_beating(writer, progress)
    try:
        llama = Llama(lib)
        llama.load_backend(given.get("--backend", ""))
    except KnownError as error:
        writer.write(failed("", error))
        return _leave(1)
    states = int(given["--states"]) if "--states" in given else None
    Worker(writer, inbox, progress, llama, states).run()
    return _leave(0)


def failed(request_id: str, error: KnownError) -> Failed:
    """A known error as an event."""
    return Failed(id=request_id, kind=error.kind.name, arguments=dict(error.arguments), details=error.details)


def _confined(lib: Path, request: AnyRequest) -> Confined:
    """Confine this process to what loading that model needs."""
    if isinstance(request, Fathom):
        profile = Profile.GPU if request.wish.gpu_layers else Profile.CPU
        return confine(lib, parts(Path(request.wish.path)), profile, request.id)
    if not isinstance(request, Load):
        return confine(lib, (), request_id=request.id)
    profile = Profile.GPU if request.gpu_layers else Profile.CPU
    adapters = [Path(path) for path in (*(one.path for one in request.adapters), *request.adapter_places)]
    drafts = parts(Path(request.draft)) if request.draft else []
    files = [*parts(Path(request.path)), *drafts, *projector_files(request.projector), *adapters]
    return confine(lib, files, profile, request.id)


def _leave(code: int) -> int:
    """End without the interpreter's farewell, which would wait for native threads and our own readers."""
    sys.stderr.flush()
    os._exit(code)
