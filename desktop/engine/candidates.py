"""Tokens and their scores in the memory that llama.cpp's samplers work on."""

import ctypes
from array import array
from collections.abc import Sequence
from typing import Any

_FIELDS = 3  # of llama_token_data, four bytes each: id, score, probability


class Candidates:
    """A `llama_token_data_array`. Samplers change the order, the scores and the size, and select one."""

    def __init__(self, api: Any, tokens: Sequence[int], scores: Sequence[float]) -> None:
        """`scores` are those of the tokens, in the same order."""
        count = len(tokens)
        self._api = api
        self._buffer = bytearray(count * ctypes.sizeof(api.llama_token_data))
        memoryview(self._buffer).cast("i")[::_FIELDS] = memoryview(array("i", tokens))
        memoryview(self._buffer).cast("f")[1::_FIELDS] = memoryview(array("f", scores))
        self._data = (api.llama_token_data * count).from_buffer(self._buffer)
        self._array = api.llama_token_data_array(self._data, count, -1, False)

    def apply(self, sampler: Any) -> None:
        """Let a sampler work on them."""
        self._api.llama_sampler_apply(sampler, ctypes.byref(self._array))

    @property
    def selected(self) -> int:
        """The token that the last sampler chose."""
        return int(self._data[self._array.selected].id)

    @property
    def tokens(self) -> list[int]:
        """Those that are left, in the samplers' order."""
        return list(memoryview(self._buffer).cast("i")[::_FIELDS])[: self._array.size]

    @property
    def scores(self) -> list[float]:
        """The scores of these."""
        return list(memoryview(self._buffer).cast("f")[1::_FIELDS])[: self._array.size]
