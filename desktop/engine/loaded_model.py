"""A model ready for requests: weights, context, template, and what to do with them."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec

from desktop.core.chat import Finish
from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.answer_text import AnswerText
from desktop.engine.channel import Progress
from desktop.engine.draft_model import CANNOT_CUT, DraftModel, check_fit, unfit
from desktop.engine.embedding import Embedding
from desktop.engine.fingerprint import fingerprint
from desktop.engine.generation import Generation
from desktop.engine.llama import Llama
from desktop.engine.llama_context import LlamaContext
from desktop.engine.llama_model import NOT_FOR_CHAT, NOT_FOR_SEARCH, LlamaModel
from desktop.engine.processor import physical_cores
from desktop.engine.protocol import MAX_LINE, CountTokens, Embed, Event, Finished, Generate, Load, Loaded, Render
from desktop.engine.reasoning import ReasoningSplitter
from desktop.engine.state_file import StateFile
from desktop.engine.stop_strings import MAX_STOPS
from desktop.engine.templates.reading import templates_of
from desktop.engine.templates.templates import Prompt
from desktop.engine.thread_governor import ThreadGovernor

_AROUND = 4096  # bytes of a line besides the prompt


class LoadedModel:
    """Everything that `Load` made. Main thread only."""

    def __init__(
        self, llama: Llama, model: LlamaModel, request: Load, progress: Progress, states: int | None = None
    ) -> None:
        self._backend = llama.backend
        self._model = model
        self._embedding = request.embedding
        self._progress = progress
        self._templates = None if request.embedding else templates_of(model, request.wish)
        self._threads = request.threads or physical_cores()

        def keep_going() -> bool:
            progress.steps += 1
            return not progress.cancelled

        self._context = LlamaContext(
            model,
            window=request.context_length,
            threads=self._threads,
            embedding=request.embedding,
            keep_going=keep_going,
        )
        governor = ThreadGovernor(self._threads, self._set_threads)
        self._generation = Generation(model, self._context, governor, progress)
        self._vectors = Embedding(model, self._context, governor, progress)
        self._helper: DraftModel | None = None
        self._keep_going = keep_going
        if states is not None:
            self._generation.states = StateFile(states, self._state_key(llama))

    @classmethod
    def load(
        cls,
        llama: Llama,
        request: Load,
        progress: Progress,
        on_progress: Callable[[float], bool],
        states: int | None = None,
    ) -> "LoadedModel | None":
        """Read the file; None when stopped. Raises `KnownError`."""
        path = _existing(request.path)
        draft = _existing(request.draft) if request.draft else None
        if request.gpu_layers:
            llama.load_accelerators()
        model = LlamaModel(llama, path, request.gpu_layers, on_progress)
        if not model.is_loaded:
            return None
        try:
            model.check_use(request.embedding)
            loaded = cls(llama, model, request, progress, states)
        except KnownError:
            model.free()
            raise
        if draft is not None and not loaded.add_draft_model(llama, draft, request.gpu_layers):
            loaded.free()
            return None
        return loaded

    def add_draft_model(self, llama: Llama, path: Path, gpu_layers: int) -> bool:
        """Load a second model that guesses ahead; False when stopped. Raises `KnownError`, and this one is freed."""
        model = LlamaModel(llama, path, gpu_layers, lambda _fraction: self._keep_going())
        if not model.is_loaded:
            return False
        context: LlamaContext | None = None
        try:
            model.check_use(False)
            check_fit(self._model, model)
            context = LlamaContext(
                model,
                window=self._context.window,
                threads=self._threads,
                embedding=False,
                keep_going=self._keep_going,
            )
            if not context.cuts:
                raise unfit(self._model, model, CANNOT_CUT)
        except KnownError:
            if context is not None:
                context.free()
            model.free()
            self.free()
            raise
        self._helper = self._generation.helper = DraftModel(model, context, self._model.words)
        return True

    def _set_threads(self, threads: int) -> None:
        self._context.set_threads(threads)
        if self._helper is not None:
            self._helper.set_threads(threads)

    def save_states(self) -> int:
        """Write what is known of the chats into the state file; returns how many. A full disk keeps none."""
        try:
            return self._generation.save_states()
        except OSError:
            return 0

    def _state_key(self, llama: Llama) -> str:
        """A state is good for this very build, file, template and context only."""
        template = hashlib.sha256(self._model.template.encode()).hexdigest()
        parts = (llama.build, fingerprint(self._model.path), template, self._context.window, self._backend)
        return " ".join(map(str, parts))

    def free(self) -> None:
        """Give the memory back."""
        if self._helper is not None:
            self._helper.free()
        self._context.free()
        self._model.free()

    def facts(self, request_id: str) -> Loaded:
        """What the file says and what was made of it."""
        api, handle = self._model.api, self._model.handle
        template = self._templates.facts if self._templates is not None else None
        return Loaded(
            id=request_id,
            architecture=self._model.architecture,
            description=self._model.description,
            context_length=self._context.window,
            trained_context_length=self._model.trained_context,
            parameters=int(api.llama_model_n_params(handle)),
            weights_bytes=int(api.llama_model_size(handle)),
            template=template.name if template is not None else "",
            template_facts=template,
            backend=self._backend,
            threads=self._threads,
        )

    def tokens(self, request: CountTokens) -> list[int]:
        """A chat as tokens, up to where the answer begins."""
        return self._model.tokenize(self._prompt(request).text)

    def render(self, request: Render) -> Finished:
        """A chat as the model reads it."""
        prompt = self._prompt(request).text
        if len(msgspec.json.encode(prompt)) > MAX_LINE - _AROUND:
            raise KnownError(ErrorKind.PROMPT_TOO_LONG, needed=len(prompt) // 4, available=self._context.window)
        return Finished(id=request.id, prompt=prompt, count=len(self._model.tokenize(prompt)))

    def generate(self, request: Generate, asked_at: float, emit: Callable[[Event], None]) -> Finished:
        """Write an answer."""
        prompt = self._prompt(request)
        form = request.form
        splitter = ReasoningSplitter(prompt.text) if form.splits_reasoning else None
        text = AnswerText([*form.stop, *prompt.stops][:MAX_STOPS], splitter)
        tokens = self._model.tokenize(prompt.text)
        finish, figures = self._generation.answer(request, tokens, text, emit, asked_at, goes_on=prompt.goes_on)
        return Finished(id=request.id, finish=finish, figures=figures, count=figures.tokens)

    def _prompt(self, request: Generate | CountTokens | Render) -> Prompt:
        if self._templates is None:
            raise self._model.unreadable(NOT_FOR_CHAT)
        return self._templates.prompt(request.turns, request.wish)

    def embed(self, request: Embed) -> Finished:
        """Turn texts into vectors."""
        if not self._embedding:
            raise self._model.unreadable(NOT_FOR_SEARCH)
        vectors = self._vectors.vectors(request.texts)
        if vectors is None:
            return Finished(id=request.id, finish=Finish.CANCELLED)
        return Finished(id=request.id, count=len(vectors), vectors=vectors)


def _existing(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise KnownError(ErrorKind.MODEL_MISSING, name=path.name, path=name)
    return path
