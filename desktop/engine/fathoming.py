"""What a model would take, by llama.cpp's own account, without its weights: its header is enough.

A model is opened twice, each time without its vocabulary, whose size alone counts here. Once to be loaded without a
map, which is given up before the first weight is read: by then llama.cpp has said how large each buffer is, those of
weights that are stored otherwise than in the file too (the memory is reserved and never touched). And once with
`no_alloc`, which allocates nothing at all; contexts made of it by `LlamaContext`, as for real, tell what they would
allocate. All together it takes a tenth of a second for most models.
"""

import contextlib
import ctypes
from pathlib import Path
from typing import Any

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.cache_settings import CacheSettings, CacheType
from desktop.engine.channel import Progress
from desktop.engine.cores import usable_cores
from desktop.engine.devices import devices_in_use
from desktop.engine.fathom import Depth, Fathomed, FathomWish
from desktop.engine.llama import Llama
from desktop.engine.llama_context import LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.load_facts import MemoryPart, Part
from desktop.engine.load_log import together
from desktop.engine.tuning.candidates import untuned

_TEXT, _NUMBER = 3, 0  # llama_model_kv_override_type


class _Hollow(LlamaModel):
    """A model without weights, and without a vocabulary where its size is known."""

    def __init__(self, llama: Llama, wish: FathomWish, *, allocates: bool) -> None:
        self._wish, self._allocates = wish, allocates
        super().__init__(llama, Path(wish.path), wish.gpu_layers, lambda _fraction: False)

    def _params(self) -> Any:
        api = self.api
        params = api.llama_model_default_params()
        params.load_mode = api.LLAMA_LOAD_MODE_NONE
        params.no_alloc = not self._allocates
        if self._wish.words:
            self._overrides = told = (api.llama_model_kv_override * 3)()  # the last one ends the list
            told[0].tag, told[0].key, told[0].value.val_str = _TEXT, b"tokenizer.ggml.model", b"none"
            told[1].tag, told[1].key = _NUMBER, f"{self._wish.architecture}.vocab_size".encode()[:127]
            told[1].value.val_i64 = self._wish.words
            params.kv_overrides = ctypes.cast(told, ctypes.POINTER(api.llama_model_kv_override))
        return params


def fathom(llama: Llama, wish: FathomWish, progress: Progress) -> Fathomed:
    """Tell it; raises `KnownError`."""
    if wish.gpu_layers:
        llama.load_accelerators()
    memory, copied = _weights(llama, wish)
    model = _Hollow(llama, wish, allocates=False)
    try:
        depths = [
            depth
            for cache in wish.caches
            for tokens in wish.contexts
            if (depth := _depth(model, wish, tokens, cache, progress)) is not None
        ]
        unread = _unread(llama, model, memory) if copied else 0
        layers = int(llama.api.llama_model_n_layer(model.handle)) + 1
    finally:
        model.free()
    names = {one.device for one in (*memory, *(part for depth in depths for part in depth.memory))}
    devices = devices_in_use(llama, names)
    return Fathomed(layers=layers, weights=memory, copied=copied, unread=unread, depths=depths, devices=devices)


def _weights(llama: Llama, wish: FathomWish) -> tuple[list[MemoryPart], int]:
    """Their buffers, and the bytes of those that are copies in another order.

    None when not even their addresses can be had, or where a graphics processor would really set memory aside; then
    the file's size has to say enough.
    """
    if wish.gpu_layers:
        return [], 0
    try:
        model = _Hollow(llama, wish, allocates=True)
    except KnownError as error:
        if error.kind is not ErrorKind.OUT_OF_MEMORY:
            raise
        return [], 0
    model.free()
    return together(model.log.memory), model.log.repacked_bytes


def _unread(llama: Llama, model: LlamaModel, weights: list[MemoryPart]) -> int:
    """Bytes of the table of words, where only the rows of a text's words are read of it.

    Where nothing is copied, the system has read the whole file, and keeps it.
    """
    words, output = llama.tensor_bytes(model.path, ("token_embd.weight", "output.weight"))
    twice = sum(one.bytes for one in weights) - int(llama.api.llama_model_size(model.handle))
    is_output = not output and twice < words / 2  # it is multiplied with as it is in the file
    return 0 if is_output else words


def _depth(model: LlamaModel, wish: FathomWish, tokens: int, cache: CacheType, progress: Progress) -> Depth | None:
    """What one context would take; None where the model cannot have it."""
    tuning = wish.tuning or untuned(usable_cores().threads)
    context = None
    with contextlib.suppress(KnownError):
        context = LlamaContext(
            model,
            window=tokens,
            threads=tuning.threads,
            embedding=wish.embedding,
            keep_going=progress.step,
            cache=CacheSettings(cache, cache),
            tuning=None if wish.embedding else tuning,
        )
    if context is None:
        return None
    log = context.log
    context.free()
    buffers: list[MemoryPart] = [one for one in log.memory if one.part is not Part.CACHE]
    return Depth(tokens, cache, together([*buffers, *log.planned]))
