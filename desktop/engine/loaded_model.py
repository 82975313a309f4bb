"""A model ready for requests: weights, context, template, and what to do with them."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec

from desktop.core.chat import Finish
from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.answer_text import AnswerText
from desktop.engine.channel import Progress
from desktop.engine.embedding import Embedding
from desktop.engine.fingerprint import fingerprint
from desktop.engine.generation import Generation
from desktop.engine.llama import Llama
from desktop.engine.llama_context import LlamaContext
from desktop.engine.llama_model import NOT_FOR_CHAT, NOT_FOR_SEARCH, LlamaModel
from desktop.engine.processor import physical_cores
from desktop.engine.protocol import MAX_LINE, CountTokens, Embed, Event, Finished, Generate, Load, Loaded, Render
from desktop.engine.reasoning import ReasoningSplitter
from desktop.engine.seen import Seen
from desktop.engine.state_file import StateFile
from desktop.engine.stop_strings import MAX_STOPS
from desktop.engine.templates.pictures import images_of
from desktop.engine.templates.reading import templates_of
from desktop.engine.templates.templates import Prompt
from desktop.engine.thread_governor import ThreadGovernor
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
        vision: Vision | None = None,
    ) -> None:
        self._vision = vision
        self._backend = llama.backend
        self._model = model
        self._embedding = request.embedding
        self._progress = progress
        self._templates = None if request.embedding else templates_of(model, request.wish)
        self._threads = _threads(request)
        self._context = LlamaContext(
            model,
            window=request.context_length,
            threads=self._threads,
            embedding=request.embedding,
            keep_going=progress.step,
        )
        governor = ThreadGovernor(self._threads, self._context.set_threads)
        self._generation = Generation(model, self._context, governor, progress, vision)
        self._vectors = Embedding(model, self._context, governor, progress)
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
        path = Path(request.path)
        if not path.is_file():
            raise KnownError(ErrorKind.MODEL_MISSING, name=path.name, path=str(path))
        if request.gpu_layers:
            llama.load_accelerators()
        model = LlamaModel(llama, path, request.gpu_layers, on_progress)
        if not model.is_loaded:
            return None
        vision: Vision | None = None
        try:
            model.check_use(request.embedding)
            if request.projector and not request.embedding:
                vision = _vision(llama, model, request, progress, on_progress)
                if not vision.is_loaded:
                    model.free()
                    return None
            return cls(llama, model, request, progress, states, vision)
        except KnownError:
            if vision is not None:
                vision.free()
            model.free()
            raise

    def save_states(self) -> int:
        """Write what is known of the chats into the state file; returns how many. A full disk keeps none."""
        try:
            return self._generation.save_states()
        except OSError:
            return 0

    def _state_key(self, llama: Llama) -> str:
        """A state is good for this very build, file, template and context only."""
        template = hashlib.sha256(self._model.template.encode()).hexdigest()
        parts = [llama.build, fingerprint(self._model.path), template, self._context.window, self._backend]
        if self._vision is not None:
            parts.append(fingerprint(self._vision.path))
        return " ".join(map(str, parts))

    def free(self) -> None:
        """Give the memory back."""
        self._context.free()
        if self._vision is not None:
            self._vision.free()
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
            vision=self._vision.facts if self._vision is not None else None,
        )

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
        if len(msgspec.json.encode(prompt)) > MAX_LINE - _AROUND:
            raise KnownError(ErrorKind.PROMPT_TOO_LONG, needed=len(prompt) // 4, available=self._context.window)
        shown = prompt.replace(self._vision.marker, SHOWN_MARK) if self._vision is not None else prompt
        return Finished(id=request.id, prompt=shown, count=len(self.tokens(request)))

    def generate(self, request: Generate, asked_at: float, emit: Callable[[Event], None]) -> Finished:
        """Write an answer."""
        prompt = self._prompt(request)
        form = request.form
        splitter = ReasoningSplitter(prompt.text) if form.splits_reasoning else None
        text = AnswerText([*form.stop, *prompt.stops][:MAX_STOPS], splitter)
        if (seen := self._seen(prompt, request)) is None:
            tokens = self._model.tokenize(prompt.text)
            finish, figures = self._generation.answer(request, tokens, text, emit, asked_at, goes_on=prompt.goes_on)
        else:
            try:
                finish, figures = self._generation.answer(
                    request, seen.tokens, text, emit, asked_at, goes_on=prompt.goes_on, pictures=seen.pictures
                )
            finally:
                seen.free()
        return Finished(id=request.id, finish=finish, figures=figures, count=figures.tokens)

    def _seen(self, prompt: Prompt, request: Generate | CountTokens | Render) -> Seen | None:
        """The prompt with its images, None when it has none; to be freed. Raises `KnownError`."""
        images = images_of(request.turns)
        if self._vision is None or not images:
            return None
        return self._vision.read(prompt.text, images)

    def _prompt(self, request: Generate | CountTokens | Render) -> Prompt:
        if self._templates is None:
            raise self._model.unreadable(NOT_FOR_CHAT)
        if self._vision is None and images_of(request.turns):
            raise KnownError(ErrorKind.NO_VISION, name=self._model.path.name)
        return self._templates.prompt(request.turns, request.wish, self._vision.marker if self._vision else "")

    def embed(self, request: Embed) -> Finished:
        """Turn texts into vectors."""
        if not self._embedding:
            raise self._model.unreadable(NOT_FOR_SEARCH)
        vectors = self._vectors.vectors(request.texts)
        if vectors is None:
            return Finished(id=request.id, finish=Finish.CANCELLED)
        return Finished(id=request.id, count=len(vectors), vectors=vectors)


def _threads(request: Load) -> int:
    return request.threads or physical_cores()


def _vision(
    llama: Llama, model: LlamaModel, request: Load, progress: Progress, on_progress: Callable[[float], bool]
) -> Vision:
    return Vision(
        llama,
        model,
        Path(request.projector),
        threads=_threads(request),
        use_gpu=bool(request.gpu_layers),
        on_progress=on_progress,
        keep_going=progress.step,
    )
