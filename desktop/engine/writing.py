"""Writes one answer, token by token; where the chat repeats itself, several tokens at a time."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from desktop.core.chat import Finish
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.answer_text import AnswerText
from desktop.engine.channel import Progress
from desktop.engine.chat_memory import ChatMemory
from desktop.engine.crash import WRITING
from desktop.engine.drafting import Drafting
from desktop.engine.llama_context import DONE, NO_ROOM, LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.picture_tokens import words_only
from desktop.engine.probabilities import Probabilities
from desktop.engine.protocol import Token
from desktop.engine.reasoning import Kind, Piece
from desktop.engine.sampler import Sampler
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
        sampler: Sampler,
        text: AnswerText,
        probabilities: Probabilities,
        drafting: Drafting | None,
    ) -> None:
        self._model = model
        self._context = context
        self._memory = memory
        self._governor = governor
        self._progress = progress
        self._sampler = sampler
        self._text = text
        self._drafting = drafting
        self._probabilities = probabilities
        self.shown: Mapping[int, bytes] = {}  # control tokens that the text is to have, though they write nothing
        self._told = 0  # tokens whose probabilities were passed on
        self.goes_on = False  # the prompt ends within the text that is written: a space at the beginning belongs to it
        self.written = 0  # tokens
        self.first_at = self.last_at = time.perf_counter()

    def run(self, room: int, request_id: str, emit: Callable[[Token], None]) -> Finish:
        """Write until the model, a stop, the limit or the person ends it; raises `KnownError`."""
        now = time.perf_counter
        chosen: Sequence[int] | None = (self._choose(-1),)
        self.first_at = self.last_at = now()
        finish: Finish | None = None
        while chosen and finish is None:
            for token in chosen:
                finish = self._tell(token, room, request_id, emit)
                if finish is not None:
                    break
            else:
                chosen = self._advance(chosen[-1], room - self.written)
                self.last_at = now()
        self._emit(self._text.finish(), request_id, emit)
        return finish or Finish.LENGTH

    def _tell(self, token: int, room: int, request_id: str, emit: Callable[[Token], None]) -> Finish | None:
        """Pass a token on; returns why it was the last one, if it was."""
        model, text, progress = self._model, self._text, self._progress
        self.written += 1
        progress.steps += 1
        if model.api.llama_vocab_is_eog(model.vocab, token):
            return Finish.STOP
        piece = self.shown.get(token) or model.piece(token, is_first=self.written == 1 and not self.goes_on)
        if pieces := text.feed(piece):
            self._emit(pieces, request_id, emit)
        if text.is_stopped:
            return Finish.STOP
        if progress.cancelled:
            return Finish.CANCELLED
        return Finish.LENGTH if self.written == room else None

    def _emit(self, pieces: list[Piece], request_id: str, emit: Callable[[Token], None]) -> None:
        chosen = self._probabilities.take(self.written - self._told) if pieces else []
        self._told += len(chosen)
        for piece in pieces:
            is_reasoning = piece.kind is Kind.REASONING
            emit(Token(id=request_id, text=piece.text, count=self.written, reasoning=is_reasoning, chosen=chosen))
            chosen = []

    def _choose(self, row: int) -> int:
        token = self._sampler.choose(self._context, row)
        self._probabilities.note(token, row)
        return token

    def _advance(self, token: int, room: int) -> Sequence[int] | None:
        """Add a token and choose what follows: all but the last are in the context already. None: it is full."""
        began = time.perf_counter()
        draft = self._draft(token, room)
        if not draft:
            calculated = time.perf_counter()
            if not self._calculate(partial(self._context.add, token)):
                return None
            self._memory.add(token)
            chosen: Sequence[int] = (self._choose(-1),)
            if self._drafting is not None:
                self._drafting.single(began, calculated)
            return chosen
        place = self._memory.position(len(self._memory.tokens))
        if not self._calculate(partial(self._context.add_draft, place, (token, *draft)), reads=True):
            return None
        chosen = self._accept(token, draft)
        if self._drafting is not None:
            self._drafting.drafted(began, len(draft), len(chosen) - 1)
        return chosen

    def _draft(self, token: int, room: int) -> Sequence[int]:
        """What may follow a token that is about to be added."""
        if self._drafting is None:
            return ()
        self._drafting.add(token)
        free = self._context.window - len(self._memory.tokens) - 1
        return self._sampler.plausible(words_only(self._drafting.draft(min(room - 1, free))))

    def _accept(self, token: int, draft: Sequence[int]) -> list[int]:
        """Choose after each token of the draft for as long as the draft is what is chosen."""
        memory, drafting = self._memory, self._drafting
        memory.add(token)
        chosen: list[int] = []
        try:
            for row, guess in enumerate((*draft, None)):
                choice = self._choose(row)
                chosen.append(choice)
                if choice != guess or self._model.api.llama_vocab_is_eog(self._model.vocab, choice):
                    break
                memory.add(choice)
                if drafting is not None:
                    drafting.add(choice)
        finally:
            self._context.keep(memory.position(len(memory.tokens)))
        return chosen

    def _calculate(self, call: Callable[[], int], *, reads: bool = False) -> bool:
        """Make a call of the context; False when it is full. What a failed call left behind is forgotten."""
        code = self._governor.watched(call, reads=reads)
        if code == DONE:
            return True
        if code == NO_ROOM:
            return False
        self._context.keep(self._memory.position(len(self._memory.tokens)))
        raise refusal(code, len(self._memory.tokens), self._context.window)


def refusal(code: int, needed: int, window: int) -> KnownError:
    """The error for a call that llama.cpp refused."""
    if code == NO_ROOM:
        return KnownError(ErrorKind.PROMPT_TOO_LONG, needed=needed, available=window)
    return KnownError(ErrorKind.ENGINE_STOPPED, doing=WRITING, reason=_REFUSED, details=f"llama_decode returned {code}")
