"""Answers a chat: reads of its prompt what the context does not know yet, then lets the answer be written."""

import time
from collections.abc import Callable
from functools import partial

from desktop.core.chat import Figures, Finish
from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.answer_text import AnswerText
from desktop.engine.channel import Progress
from desktop.engine.chat_memory import WORTH, ChatMemory
from desktop.engine.checkpoints import spans
from desktop.engine.draft_model import DraftModel
from desktop.engine.drafting import Drafting
from desktop.engine.form_grammar import grammar_of
from desktop.engine.grammar_sampler import sampler_of
from desktop.engine.llama_context import ABORTED, BATCH, DONE, LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.probabilities import Probabilities
from desktop.engine.prompt_lookup import PromptLookup
from desktop.engine.protocol import Generate, PromptProgressed, Token
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
        self.helper: DraftModel | None = None
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
        sampler = sampler_of(self._model, request.sampling, grammar_of(request.form))
        probabilities = Probabilities(self._model, self._context, request.form.log_probabilities)
        try:
            self._governor.begin()
            started = time.perf_counter()
            reused = self._recall(prompt)
            complete = self._prefill(prompt, reused, request.id, emit)
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
        if self.helper is not None:
            self.helper.read(prompt)
        return Drafting(prompt, PromptLookup(prompt), self.helper)

    def save_states(self) -> int:
        """Write the states of all chats into the state file; returns how many. Raises `OSError`."""
        return self.states.write(self.memory.all_snapshots()) if self.states is not None else 0

    def _recall(self, prompt: list[int]) -> int:
        """Bring the context to what is known of the prompt, here or in the state file; returns how much that is."""
        if self.states is not None and (kept := self.states.recall(prompt, self.memory.known(prompt) + WORTH)):
            self.memory.snapshots.put(kept)
        return self.memory.begin(prompt)

    def _prefill(self, prompt: list[int], reused: int, request_id: str, emit: Emit) -> bool:
        """Read the rest of the prompt; False when stopped."""
        memory = self.memory
        emit(PromptProgressed(id=request_id, done=reused, total=len(prompt)))
        for start, end in spans(reused, len(prompt), memory.stops(prompt, self._borders(prompt)), BATCH):
            batch = prompt[start:end]
            code = ABORTED if self._progress.cancelled else self._governor.watched(partial(self._context.read, batch))
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

    def _borders(self, prompt: list[int]) -> list[int]:
        """Where messages may begin: templates put control tokens there. Only asked where the context cannot be cut."""
        if self._context.cuts:
            return []
        is_control, vocab = self._model.api.llama_vocab_is_control, self._model.vocab
        return [place for place, token in enumerate(prompt) if is_control(vocab, token)]
