"""Working memory of one model: the KV cache and the calls that fill it."""

import ctypes
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from desktop.core.tuning import Tuning
from desktop.engine.cache_settings import CacheSettings
from desktop.engine.llama_model import LlamaModel
from desktop.engine.load_facts import DEFAULT_WINDOW, STEP
from desktop.engine.reserve import reserve

BATCH = 512  # tokens per call
CALM = 63  # tokens per call below which ggml's attention rounds as for a single token; above, up to 0.3 nats differ
_USUAL = CacheSettings()
DRAFT = 17  # tokens per call that are all scored: one, and a draft of sixteen
SCORES_BYTES = 12 << 20  # of the scores that one call may ask for, a row of the vocabulary for each token
BRANCHES = 7  # sequences that may share the cells of the chat's one; no cells are set apart for them
DONE, NO_ROOM, ABORTED = 0, 1, 2  # what llama_decode returns


class Row(NamedTuple):
    """A token of a batch, and whether the scores of what follows it are asked for."""

    token: int
    position: int
    sequence: int
    is_scored: bool


class LlamaContext:
    """A context with one sequence for chat, or with many for vectors. Main thread only."""

    def __init__(
        self,
        model: LlamaModel,
        *,
        window: int,
        threads: int,
        embedding: bool,
        keep_going: Callable[[], bool],
        cache: CacheSettings = _USUAL,
        tuning: Tuning | None = None,
    ) -> None:
        """Reserve the memory; raises what `reserve` raises. `keep_going` is asked often while calculating.

        `tuning` goes before `threads`, and is for chat only; of flash attention `cache` alone decides.
        """
        self.api = model.api
        # ggml asks between the nodes of its graph, on one of its threads; kept here so that it is never collected.
        self._watch = self.api.ggml_abort_callback(lambda _data: not keep_going())
        self._no_watch = self.api.ggml_abort_callback()
        trained = model.trained_context or DEFAULT_WINDOW
        params = self.api.llama_context_default_params()
        params.n_ctx = -(-min(window or DEFAULT_WINDOW, trained) // STEP) * STEP
        self.threads, self.reading_threads = (tuning.threads, tuning.reading_threads) if tuning else (threads, threads)
        params.n_threads, params.n_threads_batch = self.threads, self.reading_threads
        params.n_batch = min(BATCH, params.n_ctx)
        params.n_ubatch = min(tuning.micro_batch if tuning else BATCH, params.n_batch)
        recurrent = self.api.llama_model_is_recurrent(model.handle) or self.api.llama_model_is_hybrid(model.handle)
        self.branches = 0 if embedding or recurrent else BRANCHES  # a recurrent one would hold as many whole states
        if self.branches:
            params.n_seq_max = 1 + self.branches
            params.kv_unified = True
        # llama.cpp would set room aside for the scores of a whole batch: half a gigabyte with 262,144 words. It aborts
        # when a call asks for more than this.
        params.n_outputs_max = min(max(SCORES_BYTES // (4 * max(model.words, 1)), CALM + 1), params.n_batch)
        if embedding:
            params.embeddings = True
            params.n_outputs_max = 0  # all
            params.n_batch = params.n_ubatch = params.n_ctx  # a text is read in one piece or not at all
            params.n_seq_max = min(32, self.api.llama_max_parallel_sequences())
            params.kv_unified = True
        self.handle, self.log = reserve(model, params, cache)
        self.window = min(int(self.api.llama_n_ctx(self.handle)), trained)
        self.memory = self.api.llama_get_memory(self.handle)
        self.cuts = bool(self.memory) and not recurrent  # whether the end can be forgotten
        # Of layers that look at the last tokens only, the state of a sequence leaves out what lies before these, and
        # then it cannot be cut. The state of the whole context has everything, and its one sequence is the chat.
        self._sight = int(self.api.llama_model_n_swa(model.handle)) if not embedding else 0  # tokens; 0: all
        self.calls = 0  # that calculated to their end
        self._one = (self.api.llama_token * 1)()
        self._alone = self.api.llama_batch_get_one(self._one, 1)
        self._many = (self.api.llama_token * BATCH)()
        self._draft = self.api.llama_batch_init(DRAFT, 0, 1)

    def set_threads(self, most: int) -> None:
        """Use at most so many threads from the next call on."""
        self.api.llama_set_n_threads(self.handle, min(most, self.threads), min(most, self.reading_threads))

    def free(self) -> None:
        """Give the memory back."""
        if self.handle:
            self.api.llama_batch_free(self._draft)
            self.api.llama_free(self.handle)
            self.handle = None

    def read(self, tokens: Sequence[int]) -> int:
        """Add up to `BATCH` tokens to the sequence, watching for a wish to stop; returns llama_decode's code."""
        self._many[: len(tokens)] = tokens
        self.api.llama_set_abort_callback(self.handle, self._watch, None)
        try:
            return self._counted(
                self.api.llama_decode(self.handle, self.api.llama_batch_get_one(self._many, len(tokens)))
            )
        finally:
            self.api.llama_set_abort_callback(self.handle, self._no_watch, None)

    def read_at(self, position: int, tokens: Sequence[int]) -> int:
        """As `read`, for a sequence that does not go on where its last token is: after an image it may leap."""
        batch = self.api.llama_batch_init(len(tokens), 0, 1)
        try:
            for row, token in enumerate(tokens):
                batch.token[row], batch.pos[row], batch.n_seq_id[row] = token, position + row, 1
                batch.seq_id[row][0] = 0
                batch.logits[row] = row == len(tokens) - 1
            batch.n_tokens = len(tokens)
            return self.interruptible(lambda: self._counted(self.api.llama_decode(self.handle, batch)))
        finally:
            self.api.llama_batch_free(batch)

    def interruptible(self, call: Callable[[], int]) -> int:
        """Make a call of llama.cpp, watching for a wish to stop."""
        self.api.llama_set_abort_callback(self.handle, self._watch, None)
        try:
            return call()
        finally:
            self.api.llama_set_abort_callback(self.handle, self._no_watch, None)

    def add(self, token: int) -> int:
        """Add one token; returns llama_decode's code."""
        self._one[0] = token
        return self._counted(self.api.llama_decode(self.handle, self._alone))

    def add_draft(self, position: int, tokens: Sequence[int]) -> int:
        """Add up to `DRAFT` tokens at `position`, every one scored; returns llama_decode's code."""
        batch = self._draft
        for row, token in enumerate(tokens):
            batch.token[row], batch.pos[row], batch.n_seq_id[row], batch.logits[row] = token, position + row, 1, True
            batch.seq_id[row][0] = 0
        batch.n_tokens = len(tokens)
        return self._counted(self.api.llama_decode(self.handle, batch))

    def read_rows(self, rows: Sequence[Row]) -> int:
        """Add tokens to several sequences, watching for a wish to stop; returns llama_decode's code."""
        batch = self.api.llama_batch_init(max(len(rows), 1), 0, 1)
        try:
            for number, row in enumerate(rows):
                batch.token[number], batch.pos[number], batch.n_seq_id[number] = row.token, row.position, 1
                batch.seq_id[number][0], batch.logits[number] = row.sequence, row.is_scored
            batch.n_tokens = len(rows)
            self.api.llama_set_abort_callback(self.handle, self._watch, None)
            return self._counted(self.api.llama_decode(self.handle, batch))
        finally:
            self.api.llama_set_abort_callback(self.handle, self._no_watch, None)
            self.api.llama_batch_free(batch)

    def branch(self, number: int) -> None:
        """Let a further sequence, 1 to `branches`, begin with all that the chat's one holds."""
        self.api.llama_memory_seq_cp(self.memory, 0, number, -1, -1)

    def drop(self, number: int) -> None:
        """Forget a further sequence."""
        self.api.llama_memory_seq_rm(self.memory, number, -1, -1)

    def scores(self, row: int) -> Any:
        """The scores, a `float *` that is good until the next call, of a row of the last batch; -1 is the last one."""
        return self.api.llama_get_logits_ith(self.handle, row)

    def state_size(self, *, partly: bool = False) -> int:
        """Bytes of what `save` would return."""
        if self._sight and not partly:
            return int(self.api.llama_state_get_size(self.handle))
        return int(self.api.llama_state_seq_get_size_ext(self.handle, 0, self._part(partly)))

    def save(self, *, partly: bool = False) -> bytearray:
        """The state of the chat, or of the part that cannot be cut; empty when llama.cpp cannot tell."""
        data = bytearray(size := self.state_size(partly=partly))
        buffer = (ctypes.c_uint8 * size).from_buffer(data)
        if self._sight and not partly:
            written = int(self.api.llama_state_get_data(self.handle, buffer, size))
        else:
            written = int(self.api.llama_state_seq_get_data_ext(self.handle, buffer, size, 0, self._part(partly)))
        return data if written == size else bytearray()

    def restore(self, data: bytes | bytearray, *, partly: bool = False) -> bool:
        """Put a state back; False when it does not fit, and then the context is to be cleared."""
        kind = ctypes.c_uint8 * len(data)
        buffer = kind.from_buffer(data) if isinstance(data, bytearray) else kind.from_buffer_copy(data)
        if self._sight and not partly:
            return bool(self.api.llama_state_set_data(self.handle, buffer, len(data)))
        return bool(self.api.llama_state_seq_set_data_ext(self.handle, buffer, len(data), 0, self._part(partly)))

    def _counted(self, code: int) -> int:
        if code == DONE:
            self.calls += 1
        return code

    def _part(self, partly: bool) -> int:
        return int(self.api.LLAMA_STATE_SEQ_FLAGS_PARTIAL_ONLY if partly else self.api.LLAMA_STATE_SEQ_FLAGS_NONE)

    def read_sequences(self, sequences: Sequence[Sequence[int]], total: int) -> int:
        """Read several texts at once, each as a sequence of its own; returns llama.cpp's code."""
        batch = self.api.llama_batch_init(total, 0, 1)
        try:
            row = 0
            for number, tokens in enumerate(sequences):
                for position, token in enumerate(tokens):
                    batch.token[row], batch.pos[row], batch.n_seq_id[row] = token, position, 1
                    batch.seq_id[row][0] = number
                    batch.logits[row] = True
                    row += 1
            batch.n_tokens = row
            self.api.llama_set_abort_callback(self.handle, self._watch, None)
            call = self.api.llama_decode if self.memory else self.api.llama_encode
            return self._counted(call(self.handle, batch))
        finally:
            self.api.llama_set_abort_callback(self.handle, self._no_watch, None)
            self.api.llama_batch_free(batch)

    def keep(self, position: int) -> bool:
        """Forget everything from `position` on, which is also the number of tokens kept, unless images make it less.

        False when this model's memory cannot be cut there.
        """
        if not self.api.llama_memory_seq_rm(self.memory, 0, position, -1):
            return False
        if not self._sight:
            return True
        # After a state was put back, llama.cpp may write over what lies out of sight of the end, and not of `position`.
        first = int(self.api.llama_memory_seq_pos_min(self.memory, 0))
        return 0 <= first <= max(position - self._sight, 0)

    def clear(self) -> None:
        """Forget everything."""
        if self.memory:
            self.api.llama_memory_clear(self.memory, False)

    def logits(self, count: int) -> list[float]:
        """The first `count` scores of the last token read."""
        return list(self.api.llama_get_logits_ith(self.handle, -1)[:count])
