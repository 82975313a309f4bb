"""A small context of its own in which reading and writing are timed; the chats' context is left alone."""

import time
from collections.abc import Callable

from desktop.core.sampling import Sampling
from desktop.core.tuning import Tuning
from desktop.engine.cache_settings import CacheSettings, FlashAttention
from desktop.engine.llama_context import ABORTED, BATCH, DONE, LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.sampler import Sampler
from desktop.engine.tuning.alarm import Alarm
from desktop.engine.tuning.quiet import Quiet
from desktop.engine.writing import refusal

WINDOW = 768  # tokens
_CHOICES = 16


class StoppedError(Exception):
    """Stopped by the person, or out of time."""


class Bench:
    """Times calls. Main thread only; `free` gives the memory back."""

    def __init__(self, model: LlamaModel, tuning: Tuning, quiet: Quiet, alarm: Alarm) -> None:
        """Reserve the memory; raises `KnownError` (OUT_OF_MEMORY)."""
        self._context = LlamaContext(
            model,
            window=WINDOW,
            threads=tuning.threads,
            embedding=False,
            keep_going=lambda: True,
            cache=CacheSettings(flash_attention=FlashAttention.AUTO if tuning.flash_attention else FlashAttention.OFF),
            tuning=tuning,
        )
        self._model = model
        self._api = model.api
        self._tokens = (self._api.llama_token * BATCH)()
        alarm.watch(self._api, self._context.handle)
        self._words = max(model.words, 1)
        self._quiet = quiet
        self._alarm = alarm
        self._used = 0  # tokens in the context
        self._depth = 0  # of these, what writing starts after
        self.longest = min(self._context.window, BATCH)  # tokens that can be read at once

    def free(self) -> None:
        """Give the memory back."""
        self._context.free()

    def prepare(self, depth: int) -> None:
        """Fill the context to a depth at which writing is to be timed. Not timed."""
        self._fill(min(depth, self.longest // 2))
        self._depth = self._used

    def read(self, tokens: int, threads: int) -> float:
        """Seconds a token to read so many at once. Raises `StoppedError`, `BusyError`, `KnownError`."""
        self._set(threads)
        self._depth = 0
        return self._timed(lambda: self._fill(tokens), threads, 1) / tokens

    def write(self, tokens: int, threads: int) -> float:
        """Seconds a token to add so many one by one, not far from where `prepare` left. Raises the same."""
        self._set(threads)
        if self._used + 2 * tokens > self._context.window:
            self._go_back()

        def work() -> None:
            for _ in range(tokens):
                self._put(1)

        return self._timed(work, threads, tokens) / tokens

    def word_seconds(self) -> float:
        """Seconds for each word of the vocabulary to choose a token as answers usually do, after one was read."""
        sampler = Sampler(self._model, Sampling())
        try:
            sampler.choose(self._context)
            began = time.perf_counter()
            for _ in range(_CHOICES):
                sampler.choose(self._context)
            return (time.perf_counter() - began) / _CHOICES / self._words
        finally:
            sampler.free()

    def _timed(self, work: Callable[[], None], threads: int, calls: int) -> float:
        """Seconds of some work; that which others disturbed is done once more, and then taken as it is."""
        for _attempt in range(2):
            wall, used = time.perf_counter(), time.process_time()
            work()
            used, wall = time.process_time() - used, time.perf_counter() - wall
            if not self._quiet.is_disturbed(wall, used, threads, calls):
                break
        return wall

    def _fill(self, tokens: int) -> None:
        self._context.clear()
        self._used = 0
        self._put(tokens)

    def _go_back(self) -> None:
        """To the depth that was prepared; where the end cannot be forgotten, by reading it again."""
        if self._depth and self._context.cuts and self._context.keep(self._depth):
            self._used = self._depth
        else:
            self._fill(max(self._depth, 1))

    def _put(self, tokens: int) -> None:
        """Add tokens as different as those of a text."""
        if self._alarm.rings:
            raise StoppedError
        for row in range(tokens):
            self._tokens[row] = (self._used + row) * 7919 % self._words
        batch = self._api.llama_batch_get_one(self._tokens, tokens)
        code = int(self._api.llama_decode(self._context.handle, batch))
        if code == ABORTED:
            raise StoppedError
        if code != DONE:
            raise refusal(code, self._used + tokens, self._context.window)
        self._used += tokens

    def _set(self, threads: int) -> None:
        self._context.threads = self._context.reading_threads = threads
        self._context.set_threads(threads)
