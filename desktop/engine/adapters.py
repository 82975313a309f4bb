"""The adapters that a context calculates with: added, scaled and removed while the model stays where it is."""

import contextlib
import ctypes
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.adapter_file import REFUSED, TWICE, ModelShapes, check_adapter, unusable
from desktop.engine.adapter_scale import check_scale
from desktop.engine.confinement.policy import parts
from desktop.engine.fingerprint import fingerprint
from desktop.engine.gguf_file import GgufFile, Shape
from desktop.engine.llama_context import LlamaContext
from desktop.engine.llama_model import MEMORY_SIGNS, LlamaModel
from desktop.engine.load_facts import AdapterFacts, AdapterWish, MemoryPart
from desktop.engine.load_log import LoadLog

Stamp = tuple[str, int, int, int]


class _Adapter(NamedTuple):
    """One file in memory. The stamp tells whether it is still the same file."""

    address: int
    stamp: Stamp
    content: str  # its fingerprint
    facts: AdapterFacts
    memory: list[MemoryPart]


class Adapters:
    """Owns the adapters of one context. Main thread only. To be freed after the context and before the model."""

    def __init__(self, model: LlamaModel, context: LlamaContext) -> None:
        self._model = model
        self._context = context
        self._loaded: list[_Adapter] = []
        self._fit: ModelShapes | None = None

    @property
    def facts(self) -> list[AdapterFacts]:
        """What is in use, in the order in which it was asked for."""
        return [one.facts for one in self._loaded]

    @property
    def memory(self) -> list[MemoryPart]:
        """What they take."""
        return [part for one in self._loaded for part in one.memory]

    @property
    def key(self) -> str:
        """Tells apart what was calculated with other adapters or strengths, in whatever order; "" without any."""
        used = sorted((one.content, one.facts.scale) for one in self._loaded if one.facts.scale)
        return hashlib.sha256(repr(used).encode()).hexdigest()[:32] if used else ""

    def use(self, wishes: Sequence[AdapterWish]) -> None:
        """Use exactly these. Raises `KnownError` (ADAPTER_…, OUT_OF_MEMORY), and then nothing has changed."""
        before, after = self._loaded, list[_Adapter]()
        try:
            for wish in wishes:
                check_scale(wish)
                if any(one.facts.path == wish.path for one in after):
                    raise unusable(Path(wish.path), self._model.path.name, TWICE)
                after.append(self._known(wish) or self._read(wish))
        except KnownError:
            self._free_all_but(before, of=after)
            raise
        kind = self._model.api.llama_adapter_lora_p_ctypes
        handles = (kind * len(after))(*(ctypes.cast(one.address, kind) for one in after))
        scales = (ctypes.c_float * len(after))(*(one.facts.scale for one in after))
        self._model.api.llama_set_adapters_lora(self._context.handle, handles, len(after), scales)
        self._loaded = after
        self._free_all_but(after, of=before)  # the context has let go of them

    def free(self) -> None:
        """Give the memory back. Not before the context is gone, which looks into them until its end."""
        self._free_all_but([], of=self._loaded)
        self._loaded = []

    def _known(self, wish: AdapterWish) -> _Adapter | None:
        """The same file, if it is in memory and has not changed since, with another strength."""
        stamp = _stamp(Path(wish.path))
        for one in self._loaded:
            if stamp is not None and one.stamp == stamp:
                return one._replace(facts=msgspec.structs.replace(one.facts, scale=wish.scale))
        return None

    def _read(self, wish: AdapterWish) -> _Adapter:
        llama, path = self._model.llama, Path(wish.path)
        stamp = _stamp(path)
        facts = check_adapter(llama, wish, self._shapes())
        log = LoadLog()
        llama.forget_errors()
        with llama.listening(log.note):
            handle = self._model.api.llama_adapter_lora_init(self._model.handle, str(path).encode())
        if not handle or stamp is None:
            details = "\n".join(llama.complaints)
            if log.refused_bytes or any(sign in details for sign in MEMORY_SIGNS):
                raise KnownError(ErrorKind.OUT_OF_MEMORY, name=path.name, details=details)
            raise unusable(path, self._model.path.name, REFUSED, details)
        address = ctypes.cast(handle, ctypes.c_void_p).value or 0
        return _Adapter(address, stamp, fingerprint(path), facts, log.memory)

    def _shapes(self) -> ModelShapes:
        """The model's tensors, read when the first adapter comes."""
        if self._fit is None:
            model, tensors = self._model, dict[str, Shape]()
            for path in parts(model.path):
                with contextlib.suppress(ValueError), GgufFile(model.llama, path) as file:
                    tensors |= file.shapes()
            self._fit = ModelShapes(model.path.name, model.architecture, tensors)
        return self._fit

    def _free_all_but(self, kept: Sequence[_Adapter], *, of: Sequence[_Adapter]) -> None:
        api, spared = self._model.api, {one.address for one in kept}
        for one in of:
            if one.address not in spared:
                api.llama_adapter_lora_free(ctypes.cast(one.address, api.llama_adapter_lora_p_ctypes))


def _stamp(path: Path) -> Stamp | None:
    """Tells a file from another one of that name; None when it is gone."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return (str(path), facts.st_ino, facts.st_size, facts.st_mtime_ns)
