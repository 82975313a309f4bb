"""One model file in memory, and what it says about itself."""

import ctypes
from collections.abc import Callable, Collection
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.endless import bounded, unwatch
from desktop.engine.llama import Llama
from desktop.engine.load_log import LoadLog
from desktop.engine.token_groups import TokenGroups

MEMORY_SIGNS = ("allocate", "bad_alloc", "out of memory", "insufficient memory")
_POOLS = ("1", "2", "3")  # mean, class token, last token: what makes a text a vector
_RANKS = "4"  # pooling for a model that says how well two texts fit
_SPM = 1  # llama_vocab_type
_VARIANT = "tokenizer.chat_template."
_MOST_VARIANTS = 32
_WKV7_STEP = 64  # floats; ggml's kernel for RWKV 7 takes so many at once (GGML_F32_STEP, AVX-512) and checks nothing
NOT_FOR_CHAT = QT_TRANSLATE_NOOP("errors", "it is made for search and cannot chat")
NOT_FOR_SEARCH = QT_TRANSLATE_NOOP("errors", "it is made for chat and cannot be used for search")
NOT_FOR_RANKING = QT_TRANSLATE_NOOP("errors", "it is not made for ranking texts")
ONLY_FOR_RANKING = QT_TRANSLATE_NOOP("errors", "it is made for ranking texts and for nothing else")
NO_WORDS = QT_TRANSLATE_NOOP("errors", "it has no vocabulary")
ODD_HEADS = QT_TRANSLATE_NOOP("errors", "its heads have a size that llama.cpp cannot calculate with")


class Use(Enum):
    """What a model is made for."""

    CHAT = "chat"
    SEARCH = "search"
    RANK = "rank"


class LlamaModel:
    """Weights and vocabulary. Used by the main thread only."""

    def __init__(self, llama: Llama, path: Path, gpu_layers: int, on_progress: Callable[[float], bool]) -> None:
        """Load; `on_progress` returns False to stop, which leaves `is_loaded` False. Raises `KnownError`."""
        self.api = llama.api
        self.llama = llama
        self.path = path
        self.log = LoadLog()  # what llama.cpp told while it read the file
        stopped = False

        def progressed(fraction: float, _data: object) -> bool:
            nonlocal stopped
            unwatch()  # the vocabulary is read, and from here on the disk sets the pace
            stopped = not on_progress(fraction)
            return not stopped

        params = self._params()
        params.n_gpu_layers = gpu_layers
        params.progress_callback = callback = self.api.llama_progress_callback(progressed)
        llama.forget_errors()
        with bounded(), llama.listening(self.log.note):
            self.handle = self.api.llama_model_load_from_file(str(path).encode(), params)
        del callback  # not before the load is over
        if not self.handle and not stopped:
            raise self._failure(llama.last_error())
        self.is_loaded = bool(self.handle)
        if self.is_loaded:
            self.vocab = self.api.llama_model_get_vocab(self.handle)
            self._pieces: dict[int, bytes] = {}

    def _params(self) -> Any:
        return self.api.llama_model_default_params()

    def free(self) -> None:
        """Give the memory back."""
        if self.is_loaded:
            self.api.llama_model_free(self.handle)
            self.is_loaded = False

    def metadata(self, key: str) -> str:
        """A value of the file's header as text; "" when it is not there."""
        buffer = ctypes.create_string_buffer(512)
        length = self.api.llama_model_meta_val_str(self.handle, key.encode(), buffer, len(buffer))
        return buffer.value.decode("utf-8", "replace") if length >= 0 else ""

    @property
    def architecture(self) -> str:
        """The family: llama, qwen2, bert."""
        return self.metadata("general.architecture")

    @property
    def description(self) -> str:
        """llama.cpp's own line."""
        buffer = ctypes.create_string_buffer(256)
        self.api.llama_model_desc(self.handle, buffer, len(buffer))
        return buffer.value.decode("utf-8", "replace")

    @property
    def quantisation(self) -> str:
        """The type that most weights have, in llama.cpp's words: "Q4_K - Medium"."""
        name = self.api.llama_ftype_name(self.api.llama_model_ftype(self.handle)) or b""
        return str(name.decode("utf-8", "replace"))

    @property
    def trained_context(self) -> int:
        """Tokens the model was trained to read."""
        return max(int(self.api.llama_model_n_ctx_train(self.handle)), 0)

    @property
    def template(self) -> str:
        """The file's own chat template, "" when it has none."""
        return (self.api.llama_model_chat_template(self.handle, None) or b"").decode("utf-8", "replace")

    @property
    def variants(self) -> list[str]:
        """Names of the file's further templates, such as tool_use."""
        buffer = ctypes.create_string_buffer(256)
        found = []
        for index in range(int(self.api.llama_model_meta_count(self.handle))):
            self.api.llama_model_meta_key_by_index(self.handle, index, buffer, len(buffer))
            key = buffer.value.decode("utf-8", "replace")
            if key.startswith(_VARIANT) and key != _VARIANT:
                found.append(key.removeprefix(_VARIANT))
        return sorted(found)[:_MOST_VARIANTS]

    def variant(self, name: str) -> str:
        """One of the file's further templates, "" when there is none of that name."""
        return (self.api.llama_model_chat_template(self.handle, name.encode()) or b"").decode("utf-8", "replace")

    def tokens_among(self, texts: Collection[str]) -> frozenset[str]:
        """Those of the texts that are tokens of the vocabulary. Slow: it looks at every token."""
        wanted = {text.encode(): text for text in texts}
        read = self.api.llama_vocab_get_text
        found = (wanted.get(read(self.vocab, token)) for token in range(self.words))
        return frozenset(text for text in found if text is not None)

    @property
    def words(self) -> int:
        """Tokens in the vocabulary."""
        return int(self.api.llama_vocab_n_tokens(self.vocab))

    @cached_property
    def groups(self) -> TokenGroups:
        """The vocabulary by first bytes. Slow at first: it looks at every token."""
        return TokenGroups(self.api, self.vocab, self.words)

    @property
    def use(self) -> Use:
        """What the file was made for: how it pools tells, and whether it looks ahead."""
        prefix = self.architecture
        pooling = self.metadata(f"{prefix}.pooling_type")
        if pooling == _RANKS:
            return Use.RANK
        is_search = pooling in _POOLS or self.metadata(f"{prefix}.attention.causal") == "false"
        return Use.SEARCH if is_search else Use.CHAT

    def check_use(self, wanted: Use) -> None:
        """Refuse a model that is made for something else; raises `KnownError`."""
        if not self.api.llama_vocab_type(self.vocab):
            raise self.unreadable(NO_WORDS)
        if self.architecture.endswith("rwkv7") and self._wkv_head_size % _WKV7_STEP:
            raise self.unreadable(ODD_HEADS)  # it would write behind the end of its memory
        if (use := self.use) is not wanted:
            raise self.unreadable(_refusal(use, wanted))

    @property
    def _wkv_head_size(self) -> int:
        return int(self.metadata(f"{self.architecture}.wkv.head_size") or 0)

    def tokenize(self, text: str) -> list[int]:
        """Tokens of a rendered template, the beginning-of-sequence token in front exactly when the model wants it."""
        found = self._tokens(text, False, True)
        if self.api.llama_vocab_get_add_bos(self.vocab):
            first = self.api.llama_vocab_bos(self.vocab)
            if found[:1] != [first]:
                found.insert(0, first)
        return found

    def tokenize_plain(self, text: str) -> list[int]:
        """Tokens of a text whose markers are plain text, the beginning-of-sequence token in front if there is one."""
        return [*self.beginning, *self.tokenize_text(text)]

    def tokenize_text(self, text: str) -> list[int]:
        """Tokens of a text and nothing else; its markers are plain text."""
        return self._tokens(text, False, False)

    def tokenize_rendered(self, text: str) -> list[int]:
        """Tokens of a text with markers that has everything already."""
        return self._tokens(text, False, True)

    def tokenize_pair(self, query: str, document: str) -> list[int]:
        """Two texts with the marks that the vocabulary wants around and between them, as llama.cpp's server has it.

        One thing more: BERT's vocabulary has no end-of-text mark, and its second text ends in a separator too.
        """
        api, vocab = self.api, self.vocab
        separator, eos = (int(token) for token in (api.llama_vocab_sep(vocab), api.llama_vocab_eos(vocab)))
        end = [eos if eos >= 0 else separator] if api.llama_vocab_get_add_eos(vocab) else []
        between = [separator] if api.llama_vocab_get_add_sep(vocab) else []
        tokens = [*self.beginning, *self.tokenize_text(query), *end, *between, *self.tokenize_text(document)]
        return [token for token in (*tokens, *(end or between)) if token >= 0]

    @property
    def beginning(self) -> list[int]:
        """The beginning-of-sequence token, if the vocabulary wants it."""
        return [int(self.api.llama_vocab_bos(self.vocab))] if self.api.llama_vocab_get_add_bos(self.vocab) else []

    @property
    def first_token(self) -> int:
        """A token that can stand before a text where the vocabulary wants none: what begins one, or what ends one."""
        bos, eos = int(self.api.llama_vocab_bos(self.vocab)), int(self.api.llama_vocab_eos(self.vocab))
        return bos if bos >= 0 else max(eos, 0)

    def adds(self, tokens: list[int]) -> bool:
        """Whether `tokenize` puts the first of these tokens before a text that lacks it."""
        wants = bool(self.api.llama_vocab_get_add_bos(self.vocab))
        return wants and tokens[:1] == [self.api.llama_vocab_bos(self.vocab)]

    def tokenize_passage(self, text: str) -> list[int]:
        """Tokens of a text for search, with whatever the model wants around it; its markers are plain text."""
        return self._tokens(text, True, False)

    def _tokens(self, text: str, add_special: bool, parse_special: bool) -> list[int]:
        data = text.encode()
        room = len(data) + 8
        tokens = (self.api.llama_token * room)()
        with bounded():
            count = self.api.llama_tokenize(self.vocab, data, len(data), tokens, room, add_special, parse_special)
        return list(tokens[: max(count, 0)])

    def token_text(self, token: int) -> str:
        """How the vocabulary writes a token, "" for none; for templates."""
        if token < 0:
            return ""
        return (self.api.llama_vocab_get_text(self.vocab, token) or b"").decode("utf-8", "replace")

    def piece(self, token: int, *, is_first: bool = False) -> bytes:
        """The bytes that a token adds to an answer; control tokens add none."""
        if is_first and self.api.llama_vocab_type(self.vocab) == _SPM:
            return self._read_piece(token, 1)  # these vocabularies put a space before every word, the first too
        piece = self._pieces.get(token)
        if piece is None:
            piece = self._pieces[token] = self._read_piece(token, 0)
        return piece

    def control_pieces(self, texts: Collection[str]) -> dict[int, bytes]:
        """Those of the texts that are control tokens here, for which `piece` has nothing; by token."""
        found: dict[int, bytes] = {}
        for text in texts:
            tokens = self._tokens(text, False, True)
            if len(tokens) == 1 and self.api.llama_vocab_is_control(self.vocab, tokens[0]):
                found[tokens[0]] = text.encode()
        return found

    def _read_piece(self, token: int, strip: int) -> bytes:
        room = 64
        while True:
            buffer = ctypes.create_string_buffer(room)
            length = self.api.llama_token_to_piece(self.vocab, token, buffer, room, strip, False)
            if length >= 0:
                return buffer.raw[:length]
            room = -length

    def unreadable(self, reason: str, details: str = "") -> KnownError:
        """This file cannot be used."""
        return KnownError(ErrorKind.MODEL_UNREADABLE, name=self.path.name, reason=reason, details=details)

    def _failure(self, reason: str) -> KnownError:
        if not self.path.exists():
            return KnownError(ErrorKind.MODEL_MISSING, name=self.path.name, path=str(self.path))
        if any(sign in reason for sign in MEMORY_SIGNS):
            return KnownError(ErrorKind.OUT_OF_MEMORY, name=self.path.name, details=reason)
        return self.unreadable(reason[:200] or "llama.cpp refuses it", reason)


def _refusal(use: Use, wanted: Use) -> str:
    if wanted is Use.RANK:
        return NOT_FOR_RANKING
    if use is Use.RANK:
        return ONLY_FOR_RANKING
    return NOT_FOR_CHAT if wanted is Use.CHAT else NOT_FOR_SEARCH
