"""The tokens of a vocabulary by their first byte: a grammar that refuses a letter refuses all that begins with it.

A grammar reads text from left to right, so a text may come next only if its first byte may. Asking for 256 bytes first
leaves a few hundred tokens to look at where the grammar wants something particular, out of a hundred thousand.
"""

import ctypes
from itertools import chain
from typing import Any


class TokenGroups:
    """Built once for a model, in a microsecond or two a token."""

    def __init__(self, api: Any, vocab: Any, words: int) -> None:
        # The byte, and a token that is nothing else.
        self.byte_tokens: dict[int, int] = {}
        self._groups: dict[int, list[int]] = {}
        self._always: list[int] = []  # control tokens: what ends an answer may come wherever the grammar is complete
        read = api.llama_token_to_piece
        buffer = ctypes.create_string_buffer(4096)
        for token in range(words):
            length = read(vocab, token, buffer, len(buffer), 0, False)
            if length <= 0:
                self._always.append(token)
                continue
            first = buffer[0][0]
            if length == 1:
                self.byte_tokens[first] = token
            self._groups.setdefault(first, []).append(token)
        ends = (api.llama_vocab_eos(vocab), api.llama_vocab_eot(vocab))  # which a file may have left plain text
        self._always += [token for token in ends if token >= 0 and token not in self._always]

    def without(self, refused: set[int]) -> "Tokens":
        """All tokens but those that begin with a byte whose own token is refused; a few may come twice."""
        left = (group for byte, group in self._groups.items() if self.byte_tokens.get(byte, -1) not in refused)
        return Tokens([self._always, *left])


class Tokens:
    """Lists of tokens, put together only when they are wanted."""

    def __init__(self, lists: list[list[int]]) -> None:
        self._lists = lists

    def __len__(self) -> int:
        return sum(map(len, self._lists))

    def together(self) -> list[int]:
        """All of them in the vocabulary's order, each once."""
        return sorted(set(chain.from_iterable(self._lists)))
