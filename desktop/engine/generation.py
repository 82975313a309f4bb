"""Answers a chat: reads of its prompt what the context does not know yet, then lets the answer be written."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from desktop.core.chat import Figures, Finish
from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.answer_text import AnswerText
from desktop.engine.channel import Progress
from desktop.engine.chat_memory import WORTH, ChatMemory
from desktop.engine.drafting import Drafting
from desktop.engine.form_grammar import grammar_of
from desktop.engine.grammar_sampler import sampler_of
from desktop.engine.llama_context import ABORTED, BATCH, CALM, DONE, LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.picture_tokens import Picture
from desktop.engine.probabilities import Probabilities
from desktop.engine.prompt_lookup import PromptLookup
from desktop.engine.protocol import Generate, PromptProgressed, Token
from desktop.engine.reasoning_families import CONTROL_TOKENS
from desktop.engine.snapshots import Snapshots
from desktop.engine.state_file import StateFile
from desktop.engine.thread_governor import ThreadGovernor
from desktop.engine.writing import Writing, refusal

if TYPE_CHECKING:
    from desktop.engine.draft_model import DraftModel
    from desktop.engine.vision import Vision

Emit = Callable[[PromptProgressed | Token], None]
_NO_PICTURES: "Mapping[int, Picture]" = {}


class Generation:
    """Chats with one model, one after the other. Main thread only."""

    def __init__(
        self,
        model: LlamaModel,
        context: LlamaContext,
        governor: ThreadGovernor,
        progress: Progress,
        vision: "Vision | None" = None,
    ) -> None:
        self.memory = ChatMemory(context, Snapshots())
        self.memory.is_uneven = vision is not None and vision.is_uneven
        self.states: StateFile | None = None
        self.helper: DraftModel | None = None
        self._model = model
        self._context = context
        self._governor = governor
        self._progress = progress
        self._vision = vision

    def answer(
        self,
        request: Generate,
        prompt: list[int],
        text: AnswerText,
        emit: Emit,
        asked_at: float,
        *,
        goes_on: bool = False,
        pictures: "Mapping[int, Picture]" = _NO_PICTURES,
    ) -> tuple[Finish, Figures]:
        """Write one answer; `asked_at` is a reading of `perf_counter`. Raises `KnownError`.

        `goes_on`: the prompt ends within a text, not before one. `pictures` by where they begin in the prompt.
        """
        window = self._context.window
        if not prompt or len(prompt) >= window:
            raise KnownError(ErrorKind.PROMPT_TOO_LONG, needed=len(prompt) + 1, available=window)
        sampler = sampler_of(self._model, request.sampling, grammar_of(request.form))
        probabilities = Probabilities(self._model, self._context, request.form.log_probabilities)
        try:
            self._governor.begin()
            started = time.perf_counter()
            reused = self.memory.begin_passing(prompt) if request.passing else self._recall(prompt)
            complete = self._prefill(prompt, reused, request.id, emit, pictures=pictures)
            drafting = self._drafting(request, prompt) if complete else None
            prefilled = time.perf_counter()
            writing = Writing(
                self._model,
                self._context,
                self.memory,
                self._governor,
                self._progress,
                sampler,
                text,
                probabilities,
                drafting,
            )
            writing.goes_on = goes_on
            if request.form.splits_reasoning:
                writing.shown = self._markers
            room = min(request.max_tokens, window - len(prompt))
            finish = writing.run(room, request.id, emit) if complete else Finish.CANCELLED
        finally:
            sampler.free()
            probabilities.free()
        return finish, Figures(
            prompt_tokens=len(prompt),
            reused_tokens=reused,
            tokens=writing.written,
            prefill_seconds=prefilled - started,
            decode_seconds=writing.last_at - writing.first_at,
            first_token_seconds=writing.first_at - asked_at,
            drafted_tokens=drafting.offered if drafting is not None else 0,
            accepted_tokens=drafting.accepted if drafting is not None else 0,
        )

    def _drafting(self, request: Generate, prompt: list[int]) -> Drafting | None:
        """Where drafts come from. None where the context cannot be cut back: a wrong one could not be taken back."""
        if not request.lookup or not self._context.cuts:
            return None
        helper = self.helper if min(prompt) >= 0 else None  # which sees no images
        if helper is not None:
            helper.read(prompt)
        return Drafting(prompt, PromptLookup(prompt), helper)

    @cached_property
    def _markers(self) -> dict[int, bytes]:
        """The control tokens that tell reasoning from an answer, and calls of tools from both."""
        return self._model.control_pieces(CONTROL_TOKENS)

    def save_states(self) -> int:
        """Write the states of all chats into the state file; returns how many. Raises `OSError`."""
        return self.states.write(self.memory.all_snapshots()) if self.states is not None else 0

    def read(self, tokens: list[int], request_id: str, emit: Emit) -> bool:
        """Bring the context to these very tokens, which are no chat, with the scores of the last one.

        In batches of `CALM`, so that the same is calculated as if one token were read a call. False when stopped;
        raises `KnownError`.
        """
        self._governor.begin()
        complete = self._prefill(tokens, self.memory.begin_passing(tokens), request_id, emit, CALM)
        if complete:
            self.memory.mark()
        return complete

    def begin_anew(self) -> None:
        """Empty the context for something that is no chat; the chat in it is kept."""
        self._governor.begin()
        self.memory.set_aside()

    def _recall(self, prompt: list[int]) -> int:
        """Bring the context to what is known of the prompt, here or in the state file; returns how much that is."""
        if self.states is not None:
            known, adapters = self.memory.known(prompt) + WORTH, self.memory.adapters
            if kept := self.states.recall(prompt, known, adapters):
                self.memory.snapshots.put(kept)
        return self.memory.begin(prompt)

    def _prefill(
        self,
        prompt: list[int],
        reused: int,
        request_id: str,
        emit: Emit,
        at_once: int = BATCH,
        pictures: "Mapping[int, Picture]" = _NO_PICTURES,
    ) -> bool:
        """Read the rest of the prompt; False when stopped."""
        memory = self.memory
        emit(PromptProgressed(id=request_id, done=reused, total=len(prompt)))
        for start, end in _steps(reused, len(prompt), pictures, memory.stops(prompt, self._borders(prompt)), at_once):
            batch = prompt[start:end]
            call = partial(self._read, batch, pictures.get(start))
            code = ABORTED if self._progress.cancelled else self._governor.watched(call, reads=True)
            if code != DONE:
                memory.recover()
                if code == ABORTED:
                    return False
                raise refusal(code, len(prompt), self._context.window)
            memory.tokens += batch
            emit(PromptProgressed(id=request_id, done=end, total=len(prompt)))
            if end < len(prompt):
                memory.mark()
        return True

    def _read(self, batch: list[int], picture: "Picture | None") -> int:
        """Add tokens or an image to the context; returns llama_decode's code."""
        memory = self.memory
        if picture is None and not memory.is_uneven:
            return self._context.read(batch)
        position = memory.position(len(memory.tokens))
        if picture is None:
            return self._context.read_at(position, batch)
        assert self._vision is not None
        return self._vision.show(picture, self._context, position)

    def _borders(self, prompt: list[int]) -> list[int]:
        """Where messages may begin: templates put control tokens there. Only asked where the context cannot be cut."""
        if self._context.cuts:
            return []
        is_control, vocab = self._model.api.llama_vocab_is_control, self._model.vocab
        return [place for place, token in enumerate(prompt) if token >= 0 and is_control(vocab, token)]


def _steps(
    start: int, end: int, pictures: "Mapping[int, Picture]", stops: Sequence[int], at_once: int
) -> Iterator[tuple[int, int]]:
    """Beginnings and ends of what is read in one call: images whole, and text in batches that reach across no stop."""
    bounds = sorted({*pictures, *stops, end})
    while start < end:
        if start in pictures:
            after = start + pictures[start].places
        else:
            after = min(start + at_once, next(bound for bound in bounds if bound > start))
        yield start, after
        start = after
