"""A model ready for requests: weights, context, template, and what to do with them."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from desktop.core.chat import Finish
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.tuning import TuneOutcome
from desktop.engine.adapters import Adapters
from desktop.engine.answer_text import AnswerText
from desktop.engine.channel import Progress
from desktop.engine.cores import usable_cores
from desktop.engine.generation import Generation
from desktop.engine.llama import Llama
from desktop.engine.llama_context import LlamaContext
from desktop.engine.llama_model import LlamaModel, Use
from desktop.engine.load_choices import cache_of, state_key, use_of
from desktop.engine.load_facts import AdapterWish
from desktop.engine.load_report import devices_of, memory_of
from desktop.engine.own_memory import anonymous_bytes
from desktop.engine.protocol import (
    MAX_LINE,
    Adapted,
    CountTokens,
    Event,
    Finished,
    Generate,
    Load,
    Loaded,
    Probe,
    PromptProgressed,
    Render,
    Score,
    SetAdapters,
    Tune,
    TuneProgressed,
)
from desktop.engine.reasoning import ReasoningSplitter
from desktop.engine.state_file import StateFile
from desktop.engine.stop_strings import MAX_STOPS
from desktop.engine.templates.facts import PromptTold
from desktop.engine.templates.pictures import images_of
from desktop.engine.templates.reading import templates_of
from desktop.engine.templates.templates import Prompt, Told
from desktop.engine.thread_governor import ThreadGovernor
from desktop.engine.thread_pool import ThreadPool
from desktop.engine.tuning.candidates import tuning_for

if TYPE_CHECKING:
    from desktop.engine.draft_model import DraftModel
    from desktop.engine.seen import Seen
    from desktop.engine.text_judge import TextJudge
    from desktop.engine.vision import Vision

_AROUND = 4096  # bytes of a line besides the prompt
SHOWN_MARK = "<__media__>"  # libmtmd's own; where an image stands in a prompt that is shown


class LoadedModel:
    """Everything that `Load` made. Main thread only."""

    def __init__(
        self,
        llama: Llama,
        model: LlamaModel,
        request: Load,
        progress: Progress,
        states: int | None = None,
        vision: "Vision | None" = None,
    ) -> None:
        self._vision = vision
        self._backend = llama.backend
        self._model = model
        self._use = use_of(request)
        self._progress = progress
        self._templates = templates_of(model, request.wish) if self._use is Use.CHAT else None
        self._is_manual = request.threads > 0  # a person chose the number of threads
        self._tuning = self._best = tuning_for(request)

        before = anonymous_bytes()
        self.context = LlamaContext(
            model,
            window=request.context_length,
            threads=self._tuning.threads,
            embedding=self._use is not Use.CHAT,
            keep_going=progress.step,
            cache=cache_of(request, self._tuning),
            tuning=self._tuning if self._use is Use.CHAT else None,
        )
        self._context_bytes = anonymous_bytes() - before
        self._adapters = Adapters(model, self.context)
        self._pool = ThreadPool(llama, self.context, self._tuning.most_threads)
        self._governor = governor = ThreadGovernor(
            self.context.threads,
            self._set_threads,
            reading=self.context.reading_threads,
            kept=self._pool.is_kept,
        )
        self._generation = Generation(model, self.context, governor, progress, vision)
        self._llama = llama
        self._helper: DraftModel | None = None
        if states is not None:
            self._generation.states = StateFile(states, state_key(llama, model, self.context, vision))
        try:
            self._use_adapters(request.adapters)
        except KnownError:
            self.context.free()
            self._adapters.free()
            raise

    def use_draft_model(self, helper: "DraftModel") -> None:
        """Let it guess ahead; it is freed with this one."""
        self._helper = self._generation.helper = helper

    def _set_threads(self, threads: int) -> None:
        self._pool.set_threads(threads)
        if self._helper is not None:
            self._helper.set_threads(threads)

    @cached_property
    def texts(self) -> "TextJudge":
        """What is done with texts as they are; made when first needed, as most engines only chat."""
        from desktop.engine.text_judge import TextJudge

        return TextJudge(self._llama, self._model, self.context, self._governor, self._progress, self._generation)

    def rest(self) -> None:
        """The work at hand is done: nothing runs until the next."""
        self._pool.rest()

    def save_states(self) -> int:
        """Write what is known of the chats into the state file; returns how many. A full disk keeps none."""
        try:
            return self._generation.save_states()
        except OSError:
            return 0

    def free(self) -> None:
        """Give the memory back, the adapters' after the context's, which looks into them until its end."""
        if "texts" in self.__dict__:
            self.texts.free()
        if self._helper is not None:
            self._helper.free()
        self.context.free()
        self._pool.free()
        self._adapters.free()
        if self._vision is not None:
            self._vision.free()
        self._model.free()

    def facts(self, request_id: str) -> Loaded:
        """What the file says and what was made of it."""
        api, handle = self._model.api, self._model.handle
        template = self._templates.facts if self._templates is not None else None
        memory = memory_of(self._model, self.context, self._adapters.memory, anonymous_bytes() - self._context_bytes)
        return Loaded(
            id=request_id,
            architecture=self._model.architecture,
            description=self._model.description,
            context_length=self.context.window,
            trained_context_length=self._model.trained_context,
            parameters=int(api.llama_model_n_params(handle)),
            weights_bytes=int(api.llama_model_size(handle)),
            template=template.name if template is not None else "",
            template_facts=template,
            backend=self._backend,
            threads=self._tuning.threads,
            quantisation=self._model.quantisation,
            context=self.context.log.context,
            memory=memory,
            devices=devices_of(self._model, memory),
            layers=self._model.log.layers,
            mapped=any(one.mapped for one in memory),
            adapters=self._adapters.facts,
            tuning=self._tuning if self._use is Use.CHAT else None,
            vision=self._vision.facts if self._vision is not None else None,
        )

    def set_adapters(self, request: SetAdapters) -> Adapted:
        """Use other adapters; raises `KnownError`, and then nothing has changed."""
        self._use_adapters(request.adapters)
        return Adapted(id=request.id, adapters=self._adapters.facts, memory=self._adapters.memory)

    def _use_adapters(self, wishes: Sequence[AdapterWish]) -> None:
        self._adapters.use(wishes)
        self._generation.memory.change_adapters(self._adapters.key)

    def tokens(self, request: CountTokens | Render) -> list[int]:
        """A chat as tokens, up to where the answer begins; what stands for an image is below zero."""
        prompt = self._prompt(request)
        if (seen := self._seen(prompt, request)) is None:
            return self._model.tokenize(prompt.text)
        seen.free()
        return seen.tokens

    def render(self, request: Render) -> Finished:
        """A chat as the model reads it."""
        prompt = self._prompt(request).text
        facts, source = self._told(request)
        if len(msgspec.json.encode([prompt, source])) > MAX_LINE - _AROUND:
            raise KnownError(ErrorKind.PROMPT_TOO_LONG, needed=len(prompt) // 4, available=self.context.window)
        tokens = self.tokens(request)
        return Finished(
            id=request.id,
            prompt=self._shown(prompt),
            count=len(tokens),
            bos=self._added(prompt, tokens),
            template=facts,
            template_source=source,
        )

    def generate(self, request: Generate, asked_at: float, emit: Callable[[Event], None]) -> Finished:
        """Write an answer."""
        prompt = self._prompt(request)
        form = request.form
        splitter = ReasoningSplitter(prompt.text) if form.splits_reasoning else None
        text = AnswerText([*form.stop, *prompt.stops][:MAX_STOPS], splitter)
        if (seen := self._seen(prompt, request)) is None:
            tokens = self._model.tokenize(prompt.text)
            self._tell_prompt(request, prompt.text, tokens, emit)
            finish, figures = self._generation.answer(request, tokens, text, emit, asked_at, goes_on=prompt.goes_on)
        else:
            try:
                self._tell_prompt(request, prompt.text, seen.tokens, emit)
                finish, figures = self._generation.answer(
                    request, seen.tokens, text, emit, asked_at, goes_on=prompt.goes_on, pictures=seen.pictures
                )
            finally:
                seen.free()
        return Finished(id=request.id, finish=finish, figures=figures, count=figures.tokens)

    def _tell_prompt(self, request: Generate, prompt: str, tokens: list[int], emit: Callable[[Event], None]) -> None:
        """Say what is about to be read, unless it is too long for a line."""
        if not request.tells_prompt or len(msgspec.json.encode(prompt)) > MAX_LINE - _AROUND:
            return
        assert self._templates is not None
        facts = self._templates.chosen(request.wish)
        told = PromptTold(prompt=self._added(prompt, tokens) + self._shown(prompt), template=facts)
        emit(PromptProgressed(id=request.id, done=0, total=len(tokens), told=told))

    def _shown(self, prompt: str) -> str:
        return prompt.replace(self._vision.marker, SHOWN_MARK) if self._vision is not None else prompt

    def _added(self, prompt: str, tokens: list[int]) -> str:
        """The token that tokenisation puts before a prompt, as text; "" when it does not."""
        bos = self._model.token_text(tokens[0]) if tokens and tokens[0] >= 0 else ""
        return bos if self._model.adds(tokens) and not prompt.startswith(bos) else ""

    def tune(self, request: Tune, emit: Callable[[Event], None]) -> Finished:
        """Measure what is fastest here. New numbers of threads hold at once; the rest needs a new context."""
        from desktop.engine.tuning.tuner import Tuner  # not above: every start would pay for it

        self._model.check_use(Use.CHAT)

        def tell(fraction: float) -> None:
            emit(TuneProgressed(id=request.id, fraction=fraction))

        result = Tuner(self._model, self._best, usable_cores(), self._progress, tell).run(request.seconds)
        if result is None:
            return Finished(id=request.id, finish=Finish.CANCELLED)
        if result.outcome is TuneOutcome.FASTER and not self._is_manual:
            self._best = result.after
            self.context.threads, self.context.reading_threads = result.after.threads, result.after.reading_threads
            self._governor.want(result.after.threads, result.after.reading_threads)
        return Finished(id=request.id, tuned=result)

    def probe(self, request: Probe, emit: Callable[[Event], None]) -> Finished:
        """Measure how fast this computer calculates, with the built-in model at hand."""
        from desktop.engine.speed.prober import Prober, answer  # not above: every start would pay for it

        self._model.check_use(Use.CHAT)
        return answer(request, emit, Prober(self._llama, self._model, self._tuning, self._progress))

    def score(self, request: Score, emit: Callable[[Event], None]) -> Finished:
        """Say how likely endings of a chat or a text are."""
        return self.texts.score(request, self._prompt(request).text if request.text is None else "", emit)

    def _seen(self, prompt: Prompt, request: Generate | CountTokens | Render) -> "Seen | None":
        """The prompt with its images, None when it has none; to be freed. Raises `KnownError`."""
        images = images_of(request.turns)
        if self._vision is None or not images:
            return None
        return self._vision.read(prompt.text, images)

    def _prompt(self, request: Generate | CountTokens | Render | Score) -> Prompt:
        self._model.check_use(Use.CHAT)
        assert self._templates is not None
        if self._vision is None and images_of(request.turns):
            raise KnownError(ErrorKind.NO_VISION, name=self._model.path.name)
        return self._templates.prompt(request.turns, request.wish, self._vision.marker if self._vision else "")

    def _told(self, request: Render) -> Told:
        self._model.check_use(Use.CHAT)
        assert self._templates is not None
        return self._templates.told(request.turns, request.wish)
