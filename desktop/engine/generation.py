"""Writes an answer: reads the prompt in batches, reusing what the context holds, then decodes token by token."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from desktop.core.chat import Figures, Finish
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.sampling import Sampling
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.channel import Progress
from desktop.engine.crash import WRITING
from desktop.engine.llama_context import ABORTED, BATCH, DONE, NO_ROOM, LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.protocol import PromptProgressed, Token
from desktop.engine.sampler import Sampler
from desktop.engine.text_stream import TextStream
from desktop.engine.thread_governor import ThreadGovernor

Emit = Callable[[PromptProgressed | Token], None]
_REFUSED = QT_TRANSLATE_NOOP("errors", "llama.cpp could not calculate the next token")


class Generation:
    """The one conversation that a context holds. Main thread only."""

    def __init__(self, model: LlamaModel, context: LlamaContext, governor: ThreadGovernor, progress: Progress) -> None:
        self._model = model
        self._context = context
        self._governor = governor
        self._progress = progress
        self._read: list[int] = []  # the tokens in the context, in order

    def answer(
        self, prompt: list[int], sampling: Sampling, max_tokens: int, request_id: str, emit: Emit, asked_at: float
    ) -> tuple[Finish, Figures]:
        """Write one answer; `asked_at` is a reading of `perf_counter`. Raises `KnownError`."""
        window = self._context.window
        if not prompt or len(prompt) >= window:
            raise KnownError(ErrorKind.PROMPT_TOO_LONG, needed=len(prompt) + 1, available=window)
        self._governor.begin()
        started = time.perf_counter()
        reused = self._reuse(prompt)
        complete = self._prefill(prompt, reused, request_id, emit)
        prefilled = first = last = time.perf_counter()
        written = 0
        finish = Finish.CANCELLED
        if complete:
            room = min(max_tokens, window - len(prompt))
            finish, written, first, last = self._decode(sampling, room, request_id, emit)
        return finish, Figures(
            prompt_tokens=len(prompt),
            reused_tokens=reused,
            tokens=written,
            prefill_seconds=prefilled - started,
            decode_seconds=last - first,
            first_token_seconds=first - asked_at,
        )

    def _reuse(self, prompt: list[int]) -> int:
        """Cut the context back to what it has in common with the prompt. One token must be read to get scores."""
        common = min(_common(self._read, prompt), len(prompt) - 1)
        if common < len(self._read) and not (common and self._context.keep(common)):
            self._context.clear()  # recurrent models cannot forget a part
            common = 0
        del self._read[common:]
        return common

    def _prefill(self, prompt: list[int], reused: int, request_id: str, emit: Emit) -> bool:
        """Read the rest of the prompt; False when stopped."""
        emit(PromptProgressed(id=request_id, done=reused, total=len(prompt)))
        for start in range(reused, len(prompt), BATCH):
            batch = prompt[start : start + BATCH]
            code = ABORTED if self._progress.cancelled else self._governor.watched(partial(self._context.read, batch))
            if code != DONE:
                self._restore(start)
                if code == ABORTED:
                    return False
                raise _refusal(code, len(prompt), self._context.window)
            self._read += batch
            emit(PromptProgressed(id=request_id, done=start + len(batch), total=len(prompt)))
        return True

    def _decode(self, sampling: Sampling, room: int, request_id: str, emit: Emit) -> tuple[Finish, int, float, float]:
        """Write tokens until the model, the limit or the person ends it.

        Returns why, how many, and the times of the first and the last.
        """
        sampler = Sampler(self._model, sampling)
        try:
            return self._write(sampler, room, request_id, emit)
        finally:
            sampler.free()

    def _write(self, sampler: Sampler, room: int, request_id: str, emit: Emit) -> tuple[Finish, int, float, float]:
        context, model, progress = self._context, self._model, self._progress
        is_end, vocab = model.api.llama_vocab_is_eog, model.vocab
        stream, now, add = TextStream(), time.perf_counter, self._governor.watched
        token = sampler.choose(context)
        first = last = now()
        for written in range(1, room + 1):
            progress.steps += 1
            if is_end(vocab, token):
                return Finish.STOP, written, first, last
            if text := stream.feed(model.piece(token, is_first=written == 1)):
                emit(Token(id=request_id, text=text, count=written))
            if progress.cancelled:
                return Finish.CANCELLED, written, first, last
            if written == room:
                break
            code = add(partial(context.add, token))
            if code == NO_ROOM:
                return Finish.LENGTH, written, first, last
            if code != DONE:
                self._restore(len(self._read))
                raise _refusal(code, len(self._read), context.window)
            self._read.append(token)
            token = sampler.choose(context)
            last = now()
        return Finish.LENGTH, room, first, last

    def _restore(self, count: int) -> None:
        """Forget what an unfinished call left behind."""
        if not (count and self._context.keep(count)):
            self._context.clear()
            count = 0
        del self._read[count:]


def _common(left: Sequence[int], right: Sequence[int]) -> int:
    """Length of the common beginning."""
    for position, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return position
    return min(len(left), len(right))


def _refusal(code: int, needed: int, window: int) -> KnownError:
    if code == NO_ROOM:
        return KnownError(ErrorKind.PROMPT_TOO_LONG, needed=needed, available=window)
    return KnownError(ErrorKind.ENGINE_STOPPED, doing=WRITING, reason=_REFUSED, details=f"llama_decode returned {code}")
