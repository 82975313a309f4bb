"""Writes one answer, token by token; where the chat repeats itself, several tokens at a time."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from desktop.core.chat import Finish
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.channel import Progress
from desktop.engine.chat_memory import ChatMemory
from desktop.engine.crash import WRITING
from desktop.engine.llama_context import DONE, NO_ROOM, LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.prompt_lookup import Pace, PromptLookup
from desktop.engine.protocol import Token
from desktop.engine.sampler import Sampler
from desktop.engine.text_stream import TextStream
from desktop.engine.thread_governor import ThreadGovernor

_REFUSED = QT_TRANSLATE_NOOP("errors", "llama.cpp could not calculate the next token")


class Writing:
    """The decode loop of one answer. Main thread only. After `run` its numbers say what happened."""

    def __init__(
        self,
        model: LlamaModel,
        context: LlamaContext,
        memory: ChatMemory,
        governor: ThreadGovernor,
        progress: Progress,
        lookup: PromptLookup | None,
    ) -> None:
        self._model = model
        self._context = context
        self._memory = memory
        self._governor = governor
        self._progress = progress
        self._lookup = lookup
        self._pace = Pace()
        self.goes_on = False  # the prompt ends within the text that is written: a space at the beginning belongs to it
        self.written = 0  # tokens
        self.drafted = 0  # tokens offered by prompt lookup
        self.accepted = 0  # of these, the ones that were right
        self.first_at = self.last_at = time.perf_counter()

    def run(self, sampler: Sampler, room: int, request_id: str, emit: Callable[[Token], None]) -> Finish:
        """Write until the model, the limit or the person ends it; raises `KnownError`."""
        model, progress, now = self._model, self._progress, time.perf_counter
        is_end, vocab, stream = model.api.llama_vocab_is_eog, model.vocab, TextStream()
        chosen: Sequence[int] | None = (sampler.choose(self._context),)
        self.first_at = self.last_at = now()
        while chosen:
            for token in chosen:
                self.written += 1
                progress.steps += 1
                if is_end(vocab, token):
                    return Finish.STOP
                if text := stream.feed(model.piece(token, is_first=self.written == 1 and not self.goes_on)):
                    emit(Token(id=request_id, text=text, count=self.written))
                if progress.cancelled:
                    return Finish.CANCELLED
                if self.written == room:
                    return Finish.LENGTH
            chosen = self._advance(chosen[-1], sampler, room - self.written)
            self.last_at = now()
        return Finish.LENGTH

    def _advance(self, token: int, sampler: Sampler, room: int) -> Sequence[int] | None:
        """Add a token and choose what follows: all but the last are in the context already. None: it is full."""
        began = time.perf_counter()
        draft = self._draft(token, room)
        if not draft:
            if not self._calculate(partial(self._context.add, token)):
                return None
            self._memory.add(token)
            chosen: Sequence[int] = (sampler.choose(self._context),)
            self._pace.single(time.perf_counter() - began)
            return chosen
        place = len(self._memory.tokens)
        if not self._calculate(partial(self._context.add_draft, place, (token, *draft))):
            return None
        chosen = self._accept(token, draft, sampler)
        self._pace.drafted(len(draft), len(chosen) - 1, time.perf_counter() - began)
        return chosen

    def _draft(self, token: int, room: int) -> Sequence[int]:
        """What may follow a token that is about to be added."""
        if self._lookup is None:
            return ()
        self._lookup.add(token)
        limit = min(self._pace.length, room - 1, self._context.window - len(self._memory.tokens) - 1)
        return self._lookup.draft(limit) if limit > 0 and self._pace.allows else ()

    def _accept(self, token: int, draft: Sequence[int], sampler: Sampler) -> list[int]:
        """Choose after each token of the draft for as long as the draft is what is chosen."""
        memory, lookup = self._memory, self._lookup
        memory.add(token)
        chosen: list[int] = []
        for row, guess in enumerate((*draft, None)):
            choice = sampler.choose(self._context, row)
            chosen.append(choice)
            if choice != guess or self._model.api.llama_vocab_is_eog(self._model.vocab, choice):
                break
            memory.add(choice)
            if lookup is not None:
                lookup.add(choice)
        self._context.keep(len(memory.tokens))
        self.drafted += len(draft)
        self.accepted += len(chosen) - 1
        return chosen

    def _calculate(self, call: Callable[[], int]) -> bool:
        """Make a call of the context; False when it is full. What a failed call left behind is forgotten."""
        code = self._governor.watched(call)
        if code == DONE:
            return True
        if code == NO_ROOM:
            return False
        self._context.keep(len(self._memory.tokens))
        raise refusal(code, len(self._memory.tokens), self._context.window)


def refusal(code: int, needed: int, window: int) -> KnownError:
    """The error for a call that llama.cpp refused."""
    if code == NO_ROOM:
        return KnownError(ErrorKind.PROMPT_TOO_LONG, needed=needed, available=window)
    return KnownError(ErrorKind.ENGINE_STOPPED, doing=WRITING, reason=_REFUSED, details=f"llama_decode returned {code}")
