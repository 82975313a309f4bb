"""What can be asked of an engine, as methods that block."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.core.answer_form import AnswerForm
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Finish
from desktop.core.errors import BantamError, BugError, ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.sampling import Sampling
from desktop.core.tuning import TuneResult, Tuning
from desktop.engine import crash
from desktop.engine.adapter_scale import check_scale
from desktop.engine.cache_settings import CacheSettings
from desktop.engine.command import state_arguments
from desktop.engine.engine_line import EngineLine, StateListener
from desktop.engine.image_limits import check_amount
from desktop.engine.load_facts import AdapterFacts, AdapterWish, Part
from desktop.engine.protocol import (
    Adapted,
    Confined,
    CountTokens,
    Finished,
    Generate,
    Load,
    Loaded,
    LoadProgressed,
    PromptProgressed,
    Render,
    SaveStates,
    SetAdapters,
    Token,
    Tune,
    TuneProgressed,
    Turn,
)
from desktop.engine.states import EngineState
from desktop.engine.templates.facts import TemplateFacts
from desktop.engine.templates.pictures import images_of
from desktop.engine.templates.wish import ChatWish, TemplateWish
from desktop.engine.text_client import TextClient
from desktop.engine.watchdog import Limits

_USUAL_CACHE = CacheSettings()
_NO_WISH, _NO_CHAT_WISH = TemplateWish(), ChatWish()
_SAVING = 3.0  # seconds that the end of a program may wait for it


class Shown(NamedTuple):
    """A chat as the model reads it, the token at its beginning included, and the template that wrote it."""

    prompt: str
    tokens: int
    template: TemplateFacts
    source: str


class EngineClient(TextClient):
    """One engine with one model. Thread-safe; requests take turns. Everything raises `BantamError`."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        name: str = "",
        limits: Limits | None = None,
        on_state: StateListener | None = None,
        states: int | None = None,
    ) -> None:
        """`states` is a descriptor of a state file; the engine gets it, and it is closed when the engine is gone."""
        self.name = name
        self._states = states
        self.has_answered = False  # a token or a vector has come: this model works here
        keep = () if states is None else (states,)
        self._line = EngineLine([*command, *state_arguments(states)], name, limits, on_state, keep)
        self._facts: Loaded | None = None
        self._is_manual = False  # a person chose the number of threads
        self.confinement: Confined | None = None  # how far the engine is confined; None before it said so

    @property
    def facts(self) -> Loaded:
        """What was loaded; raises `KnownError` as long as nothing is."""
        if self._facts is None:
            raise KnownError(ErrorKind.ENGINE_STOPPED, doing=crash.LOADING, reason=crash.STOPPED)
        return self._facts

    @property
    def pid(self) -> int:
        """Process id, 0 when there is none."""
        return self._line.pid

    @property
    def state(self) -> EngineState:
        """Where the engine is in its life."""
        return self._line.state

    def load(
        self,
        path: Path,
        *,
        context_length: int = 0,
        threads: int = 0,
        gpu_layers: int = 0,
        embedding: bool = False,
        ranking: bool = False,
        tuning: Tuning | None = None,
        projector: Path | None = None,
        draft: Path | None = None,
        wish: TemplateWish = _NO_WISH,
        cache: CacheSettings = _USUAL_CACHE,
        adapters: Sequence[AdapterWish] = (),
        adapter_places: Sequence[Path] = (),
        on_progress: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> bool:
        """Start the engine and load a model; False when cancelled. Unless it is True, the engine is gone.

        `adapter_places` are the files and folders that `set_adapters` may name later; the engine can read no others.
        `projector` is the file that lets the model see images.
        """
        self._is_manual = threads > 0
        request = Load(
            id=new_id(),
            path=str(path),
            context_length=context_length,
            threads=threads,
            gpu_layers=gpu_layers,
            embedding=embedding,
            ranking=ranking,
            tuning=tuning,
            projector=str(projector or ""),
            draft=str(draft or ""),
            wish=wish,
            cache_type_k=cache.keys,
            cache_type_v=cache.values,
            flash_attention=cache.flash_attention,
            adapters=list(adapters),
            adapter_places=[str(path) for path in adapter_places],
        )
        try:
            for one in adapters:
                check_scale(one)
            if self._line.start(cancel):
                self._load(request, on_progress, cancel)
        finally:
            if self._facts is None:
                self.stop()
        return self._facts is not None

    def _load(self, request: Load, on_progress: Callable[[float], None] | None, cancel: Cancellation | None) -> None:
        facts: Loaded | None = None
        for event in self._line.run(request, crash.LOADING, cancel):
            if isinstance(event, LoadProgressed) and on_progress is not None:
                on_progress(event.fraction)
            elif isinstance(event, Confined):
                self.confinement = event
            elif isinstance(event, Loaded):
                facts = event
            elif isinstance(event, Finished) and event.finish is not Finish.CANCELLED:
                if facts is None:
                    raise BugError("an engine finished loading and did not say what")
                self._facts = facts
                self._line.move(EngineState.READY)

    def generate(
        self,
        turns: Sequence[Turn],
        sampling: Sampling,
        max_tokens: int,
        *,
        form: AnswerForm | None = None,
        lookup: bool = True,
        tells_prompt: bool = False,
        passing: bool = False,
        wish: ChatWish = _NO_CHAT_WISH,
        cancel: Cancellation | None = None,
    ) -> Iterator[PromptProgressed | Token | Finished]:
        """Yield an answer's events, `Finished` last. Closing the iterator, or `cancel`, stops the engine's work.

        With `tells_prompt` the first event holds the prompt to the letter. `passing`: nothing of the chat is kept.
        """
        check_amount(images_of(turns))
        request = Generate(
            id=new_id(),
            turns=list(turns),
            sampling=sampling,
            max_tokens=max_tokens,
            lookup=lookup,
            tells_prompt=tells_prompt,
            passing=passing,
            form=form or AnswerForm(),
            wish=wish,
        )
        if cancel is not None and cancel.is_cancelled:
            yield Finished(id=request.id, finish=Finish.CANCELLED)
            return
        for event in self._line.run(request, crash.WRITING, cancel):
            if isinstance(event, (PromptProgressed, Token, Finished)):
                self.has_answered = self.has_answered or isinstance(event, Token)
                yield event

    def count_tokens(self, turns: Sequence[Turn], wish: ChatWish = _NO_CHAT_WISH) -> int:
        """Tokens of a chat after its template."""
        check_amount(images_of(turns))
        return self._ask(CountTokens(id=new_id(), turns=list(turns), wish=wish), crash.COUNTING).count

    def render(self, turns: Sequence[Turn], wish: ChatWish = _NO_CHAT_WISH) -> tuple[str, int]:
        """A chat as the model reads it, and its tokens; nothing is generated."""
        check_amount(images_of(turns))
        done = self._ask(Render(id=new_id(), turns=list(turns), wish=wish), crash.COUNTING)
        return done.prompt, done.count

    def show(self, turns: Sequence[Turn], wish: ChatWish = _NO_CHAT_WISH) -> Shown:
        """The same, to the letter, and the template that wrote it."""
        check_amount(images_of(turns))
        done = self._ask(Render(id=new_id(), turns=list(turns), wish=wish), crash.COUNTING)
        return Shown(done.bos + done.prompt, done.count, done.template or TemplateFacts(), done.template_source)

    @property
    def adapters(self) -> list[AdapterFacts]:
        """The adapters in use, as their files describe themselves."""
        return self._facts.adapters if self._facts is not None else []

    def set_adapters(self, adapters: Sequence[AdapterWish]) -> list[AdapterFacts]:
        """Use exactly these from the next request on; raises `KnownError` (ADAPTER_…), and then nothing has changed."""
        for one in adapters:  # here too: JSON has no word for what is no number
            check_scale(one)
        for event in self._line.run(SetAdapters(id=new_id(), adapters=list(adapters)), crash.ADAPTING):
            if isinstance(event, Adapted):
                others = [one for one in self.facts.memory if one.part is not Part.ADAPTERS]
                memory = [*others, *event.memory]
                self._facts = msgspec.structs.replace(self.facts, adapters=event.adapters, memory=memory)
        return self.adapters

    def tune(
        self,
        *,
        seconds: float = 20.0,
        on_progress: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> TuneResult | None:
        """Measure what is fastest on this computer, for at most so long; None when cancelled."""
        for event in self._line.run(Tune(id=new_id(), seconds=seconds), crash.TUNING, cancel):
            if isinstance(event, TuneProgressed) and on_progress is not None:
                on_progress(event.fraction)
            elif isinstance(event, Finished):
                self._note(event.tuned)
                return event.tuned
        raise BugError("no end of Tune")

    def save_states(self) -> int:
        """Let the engine write what it knows of its chats into its state file; returns how many, 0 when in doubt."""
        if self._states is None or self._facts is None or self.state.is_over:
            return 0
        cancel = Cancellation()
        alarm = threading.Timer(_SAVING, cancel.cancel)
        alarm.start()
        try:
            return self._ask(SaveStates(id=new_id()), crash.SAVING, cancel).count
        except BantamError:  # a full disk, a dead engine: nothing is lost but time
            return 0
        finally:
            alarm.cancel()
            alarm.join()

    def _note(self, result: TuneResult | None) -> None:
        """The engine writes with another number of threads from now on."""
        if result is not None and self._facts is not None and not self._is_manual:
            self._facts = msgspec.structs.replace(self._facts, threads=result.after.threads)

    def wait_idle(self, give_up: Callable[[], bool]) -> bool:
        """Wait until no request runs; False when given up first."""
        return self._line.wait_idle(give_up)

    def stop(self) -> None:
        """End the engine, whatever it does; returns when nothing of it is left. Safe to call again.

        One without a file for states can write nothing (it is confined), so it is not asked to leave: 30 ms less.
        """
        self._line.stop(at_once=self._states is None)
        states, self._states = self._states, None
        if states is not None:
            os.close(states)
