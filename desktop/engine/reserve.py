"""Makes a context, and says why when llama.cpp makes none: what this model cannot have, or memory that is not there."""

from typing import Any

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP, gigabytes
from desktop.engine.cache_settings import CacheSettings, CacheType, FlashAttention
from desktop.engine.llama_model import MEMORY_SIGNS, LlamaModel
from desktop.engine.load_log import LoadLog

VALUES_NEED_FLASH = QT_TRANSLATE_NOOP("errors", "values in a quantised cache need flash attention")
HEADS_DO_NOT_FIT = QT_TRANSLATE_NOOP("errors", "its heads are not made of whole blocks of this cache type")
TYPES_DIFFER = QT_TRANSLATE_NOOP("errors", "it needs one cache type for both keys and values")
REFUSED = QT_TRANSLATE_NOOP("errors", "llama.cpp makes no context for it")
_SETTINGS = {  # llama.cpp's words, `llama_init_from_model` in llama-context.cpp
    "requires flash_attn to be enabled": VALUES_NEED_FLASH,
    "requires Flash Attention": VALUES_NEED_FLASH,
    "does not divide": HEADS_DO_NOT_FIT,
    "does not support different K": TYPES_DIFFER,
}
_TYPES = {  # ggml_type in ggml.h; the bindings leave some of them out
    CacheType.F32: 0,
    CacheType.F16: 1,
    CacheType.Q4_0: 2,
    CacheType.Q4_1: 3,
    CacheType.Q5_0: 6,
    CacheType.Q5_1: 7,
    CacheType.Q8_0: 8,
    CacheType.IQ4_NL: 20,
    CacheType.BF16: 30,
}
_SMALL = 256  # tokens, the smallest context that llama.cpp makes


def reserve(model: LlamaModel, params: Any, settings: CacheSettings) -> tuple[Any, LoadLog]:
    """A context by llama.cpp's `params`, and what its log told. Fills in the cache settings.

    Raises `KnownError`: SETTINGS_UNSUPPORTED, CONTEXT_NEEDS_MEMORY, OUT_OF_MEMORY or MODEL_UNREADABLE.
    """
    error = None
    params.type_k, params.type_v = _TYPES[settings.keys], _TYPES[settings.values]
    for attention in settings.tries:
        if attention is FlashAttention.OFF and settings.keys.is_quantised:
            _check_heads(model, params)
        handle, log = _make(model, params, attention)
        if handle:
            return handle, log
        error = _failure(model, params, log)
        if error.kind is not ErrorKind.MODEL_UNREADABLE:  # without flash attention it would only need more
            raise error
    raise error or model.unreadable(REFUSED)


def _make(model: LlamaModel, params: Any, attention: FlashAttention) -> tuple[Any, LoadLog]:
    kind = {FlashAttention.ON: "ENABLED", FlashAttention.OFF: "DISABLED"}.get(attention, "AUTO")
    params.flash_attn_type = getattr(model.api, f"LLAMA_FLASH_ATTN_TYPE_{kind}")
    log = LoadLog()
    model.llama.forget_errors()
    with model.llama.listening(log.note):
        return model.api.llama_init_from_model(model.handle, params), log


def _check_heads(model: LlamaModel, params: Any) -> None:
    """Without flash attention llama.cpp does not look whether blocks fit into heads, and aborts: let it look."""
    kept = params.n_ctx, params.n_batch, params.n_ubatch, params.type_v
    params.n_ctx, params.type_v = _SMALL, params.type_k
    params.n_batch = params.n_ubatch = min(_SMALL, params.n_batch)
    handle, log = _make(model, params, FlashAttention.ON)
    if handle:
        model.api.llama_free(handle)
    elif (error := _failure(model, params, log)).arguments.get("reason") == HEADS_DO_NOT_FIT:
        raise error
    params.n_ctx, params.n_batch, params.n_ubatch, params.type_v = kept


def _failure(model: LlamaModel, params: Any, log: LoadLog) -> KnownError:
    """Why there is no context, by what llama.cpp complained about."""
    name, said = model.path.name, model.llama.complaints
    details = "\n".join(said)
    for words, reason in _SETTINGS.items():
        if words in details:
            return KnownError(ErrorKind.SETTINGS_UNSUPPORTED, name=name, reason=reason, details=details)
    if log.refused_bytes:
        needed = gigabytes(log.reserved_bytes() + log.refused_bytes)
        return KnownError(
            ErrorKind.CONTEXT_NEEDS_MEMORY, name=name, tokens=int(params.n_ctx), needed=needed, details=details
        )
    if not said or any(sign in details for sign in MEMORY_SIGNS):
        return KnownError(ErrorKind.OUT_OF_MEMORY, name=name, details=details)
    return model.unreadable(model.llama.last_error()[:200] or REFUSED, details)
