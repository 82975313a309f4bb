"""A prompt with images, as libmtmd cut it."""

import ctypes
from typing import Any

from desktop.engine.llama_model import LlamaModel
from desktop.engine.picture_tokens import Picture, picture_marks


class Seen:
    """A prompt with images: its tokens, and the images by where they begin. To be freed once it was read."""

    def __init__(self, api: Any, model: LlamaModel, chunks: Any) -> None:
        """Owns `chunks`."""
        self._api, self._chunks = api, chunks
        self.tokens: list[int] = []
        self.pictures: dict[int, Picture] = {}
        self.has_gaps = False  # the projector wants tokens that the vocabulary has not
        for number in range(api.mtmd_input_chunks_size(chunks)):
            self._add(model, api.mtmd_input_chunks_get(chunks, number), number)

    def free(self) -> None:
        """Give the memory back."""
        self._api.mtmd_input_chunks_free(self._chunks)

    def _add(self, model: LlamaModel, chunk: Any, number: int) -> None:
        api = self._api
        is_text = api.mtmd_input_chunk_get_type(chunk) == api.MTMD_INPUT_CHUNK_TYPE_TEXT
        if number == 0:
            self.tokens += self._beginning(model, chunk if is_text else None)
        if is_text:
            self.tokens += self._words(chunk)
            return
        places = int(api.mtmd_input_chunk_get_n_tokens(chunk))
        name = (api.mtmd_input_chunk_get_id(chunk) or b"").decode("ascii", "replace")
        # An image may be cut into parts, which all have its name; and for some models its number in the chat matters.
        name = f"{name} {len(self.pictures)}"
        marks = picture_marks(name, places, int(api.mtmd_input_chunk_get_n_pos(chunk)))
        self.pictures[len(self.tokens)] = Picture(chunk, places, marks)
        self.tokens += marks

    def _words(self, chunk: Any) -> list[int]:
        count = ctypes.c_size_t()
        tokens = self._api.mtmd_input_chunk_get_tokens_text(chunk, ctypes.byref(count))
        found = list(tokens[: count.value])
        self.has_gaps = self.has_gaps or min(found, default=0) < 0
        return found

    def _beginning(self, model: LlamaModel, chunk: Any) -> list[int]:
        """The beginning-of-sequence token, when the model wants it and the template did not write it."""
        if not model.api.llama_vocab_get_add_bos(model.vocab):
            return []
        first = int(model.api.llama_vocab_bos(model.vocab))
        return [] if chunk is not None and self._words(chunk)[:1] == [first] else [first]
