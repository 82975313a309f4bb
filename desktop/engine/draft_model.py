"""A second, smaller model that guesses what the first is going to write: speculative decoding with a draft model.

The guesses are its likeliest tokens, one after the other. The first model chooses each token itself, by whatever
sampling, and a guess counts when it is the very token chosen (exact match, as llama.cpp does it), so the text is
distributed as without a draft and the same under greedy. (Leviathan et al., “Fast Inference from Transformers via
Speculative Decoding”, 2023, also keep some guesses that were not chosen, which gains a little at high temperatures.)
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.llama import Llama
from desktop.engine.llama_context import BATCH, DONE, LlamaContext
from desktop.engine.llama_model import LlamaModel, Use
from desktop.engine.snapshots import common_length

_MOST_MORE = 128  # tokens that one vocabulary may have more than the other, as in llama.cpp: padding
_FIRST_COMPARED = 5  # llama.cpp leaves out the first ones, which are special and often named differently
OTHER_WORDS = QT_TRANSLATE_NOOP("errors", "its vocabulary is another one")
CANNOT_CUT = QT_TRANSLATE_NOOP("errors", "what it has read cannot be taken back")


class DraftModel:
    """Weights and context of the second model. Main thread only."""

    def __init__(self, model: LlamaModel, context: LlamaContext, words: int) -> None:
        """`words` of the first model's vocabulary: no token beyond is guessed."""
        self._model = model
        self._context = context
        self._words = words
        self._known: list[int] = []  # in the context
        self._greedy = model.api.llama_sampler_init_greedy()

    def read(self, tokens: Sequence[int]) -> bool:
        """Bring the context to these tokens, the last one scored; False when that failed or was stopped."""
        same = min(common_length(self._known, [*tokens]), len(tokens) - 1)
        if not (same and self._context.keep(same)):
            self._context.clear()
            same = 0
        del self._known[same:]
        for start in range(same, len(tokens), BATCH):
            batch = tokens[start : start + BATCH]
            if self._context.read(batch) != DONE:
                self._context.clear()
                self._known.clear()
                return False
            self._known += batch
        return True

    def draft(self, tokens: Sequence[int], limit: int) -> list[int]:
        """At most `limit` tokens that may follow; none when the context is full."""
        limit = min(limit, self._context.window - len(tokens))
        if limit <= 0 or not self.read(tokens):
            return []
        api, found = self._model.api, list[int]()
        while True:
            token = int(api.llama_sampler_sample(self._greedy, self._context.handle, -1))
            if token >= self._words:
                return found
            found.append(token)
            if len(found) == limit or api.llama_vocab_is_eog(self._model.vocab, token):
                return found
            if self._context.add(token) != DONE:
                return found
            self._known.append(token)

    def set_threads(self, threads: int) -> None:
        """Use so many threads from the next call on."""
        self._context.set_threads(threads)

    def free(self) -> None:
        """Give the memory back."""
        self._model.api.llama_sampler_free(self._greedy)
        self._context.free()
        self._model.free()


def load_draft_model(
    llama: Llama,
    model: LlamaModel,
    path: Path,
    gpu_layers: int,
    context: LlamaContext,
    keep_going: Callable[[], bool],
) -> DraftModel | None:
    """A second model for `model`, with as long a context as its own; None when stopped. Raises `KnownError`."""
    draft = LlamaModel(llama, path, gpu_layers, lambda _fraction: keep_going())
    if not draft.is_loaded:
        return None
    own: LlamaContext | None = None
    try:
        draft.check_use(Use.CHAT)
        check_fit(model, draft)
        own = LlamaContext(
            draft, window=context.window, threads=context.threads, embedding=False, keep_going=keep_going
        )
        if not own.cuts:
            raise unfit(model, draft, CANNOT_CUT)
    except KnownError:
        if own is not None:
            own.free()
        draft.free()
        raise
    return DraftModel(draft, own, model.words)


def check_fit(model: LlamaModel, draft: LlamaModel) -> None:
    """Refuse a draft model with another vocabulary; raises `KnownError` (DRAFT_UNFIT).

    What is compared is what `common_speculative_are_compatible` of llama.cpp compares.
    """
    if not _has_same_words(model, draft):
        raise unfit(model, draft, OTHER_WORDS)


def unfit(model: LlamaModel, draft: LlamaModel, reason: str) -> KnownError:
    """The error for a draft model that cannot serve this one."""
    return KnownError(ErrorKind.DRAFT_UNFIT, draft=draft.path.name, name=model.path.name, reason=reason)


def _has_same_words(model: LlamaModel, draft: LlamaModel) -> bool:
    api = model.api
    if _habits(model) != _habits(draft) or abs(model.words - draft.words) > _MOST_MORE:
        return False
    read, one, other = api.llama_vocab_get_text, model.vocab, draft.vocab
    return all(
        read(one, token) == read(other, token) for token in range(_FIRST_COMPARED, min(model.words, draft.words))
    )


def _habits(model: LlamaModel) -> tuple[int, ...]:
    """Kind of vocabulary, and what it puts around a text."""
    api, vocab = model.api, model.vocab
    adds_bos, adds_eos = bool(api.llama_vocab_get_add_bos(vocab)), bool(api.llama_vocab_get_add_eos(vocab))
    return (
        int(api.llama_vocab_type(vocab)),
        int(api.llama_vocab_bos(vocab)) if adds_bos else -1,
        int(api.llama_vocab_eos(vocab)) if adds_eos else -1,
    )
