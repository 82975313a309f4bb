"""Answers a chat: reads of its prompt what the context does not know yet, then lets the answer be written."""

import time
from collections.abc import Callable
from functools import cached_property, partial

from desktop.core.chat import Figures, Finish
from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.answer_text import AnswerText
from desktop.engine.channel import Progress
from desktop.engine.chat_memory import WORTH, ChatMemory
from desktop.engine.form_grammar import grammar_of
from desktop.engine.llama_context import ABORTED, BATCH, CALM, DONE, LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.probabilities import Probabilities
from desktop.engine.prompt_lookup import PromptLookup
from desktop.engine.protocol import Generate, PromptProgressed, Token
from desktop.engine.reasoning_families import CONTROL_TOKENS
from desktop.engine.sampler import Sampler
from desktop.engine.snapshots import Snapshots
from desktop.engine.state_file import StateFile
from desktop.engine.thread_governor import ThreadGovernor
from desktop.engine.writing import Writing, refusal

Emit = Callable[[PromptProgressed | Token], None]


class Generation:
    """Chats with one model, one after the other. Main thread only."""

    def __init__(self, model: LlamaModel, context: LlamaContext, governor: ThreadGovernor, progress: Progress) -> None:
        self.memory = ChatMemory(context, Snapshots())
        self.states: StateFile | None = None
        self._model = model
        self._context = context
        self._governor = governor
        self._progress = progress

    def answer(
        self,
        request: Generate,
        prompt: list[int],
        text: AnswerText,
        emit: Emit,
        asked_at: float,
        *,
        goes_on: bool = False,
    ) -> tuple[Finish, Figures]:
        """Write one answer; `asked_at` is a reading of `perf_counter`. Raises `KnownError`.

        `goes_on`: the prompt ends within a text, not before one.
        """
        window = self._context.window
        if not prompt or len(prompt) >= window:
            raise KnownError(ErrorKind.PROMPT_TOO_LONG, needed=len(prompt) + 1, available=window)
        sampler = Sampler(self._model, request.sampling, grammar_of(request.form))
        probabilities = Probabilities(self._model, self._context, request.form.log_probabilities)
        try:
            self._governor.begin()
            started = time.perf_counter()
            reused = self._recall(prompt)
            complete = self._prefill(prompt, reused, request.id, emit)
            prefilled = time.perf_counter()
            writing = self._writing(request, prompt, sampler, text, probabilities)
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
            drafted_tokens=writing.drafted,
            accepted_tokens=writing.accepted,
        )

    def _writing(
        self, request: Generate, prompt: list[int], sampler: Sampler, text: AnswerText, probabilities: Probabilities
    ) -> Writing:
        """The loop for one answer. Where the context cannot be cut back, a wrong draft could not be taken back."""
        return Writing(
            self._model,
            self._context,
            self.memory,
            self._governor,
            self._progress,
            sampler,
            text,
            probabilities,
            PromptLookup(prompt) if request.lookup and self._context.cuts else None,
        )

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
        return self._prefill(tokens, self.memory.begin_passing(tokens), request_id, emit, CALM)

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

    def _prefill(self, prompt: list[int], reused: int, request_id: str, emit: Emit, at_once: int = BATCH) -> bool:
        """Read the rest of the prompt; False when stopped."""
        tokens = self.memory.tokens
        emit(PromptProgressed(id=request_id, done=reused, total=len(prompt)))
        for start in range(reused, len(prompt), at_once):
            batch = prompt[start : start + at_once]
            code = ABORTED if self._progress.cancelled else self._read(batch)
            if code != DONE:
                self._forget_unfinished(start)
                if code == ABORTED:
                    return False
                raise refusal(code, len(prompt), self._context.window)
            tokens += batch
            emit(PromptProgressed(id=request_id, done=start + len(batch), total=len(prompt)))
        self.memory.mark()
        return True

    def _read(self, batch: list[int]) -> int:
        return self._governor.watched(partial(self._context.read, batch), reads=True)

    def _forget_unfinished(self, count: int) -> None:
        """A call that was stopped may have left a part of its batch in the context."""
        if not (count and self._context.cuts and self._context.keep(count)):
            self._context.clear()
            self.memory.forget()
