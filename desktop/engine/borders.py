"""Where an ending begins, in tokens: a vocabulary may join the last letters of a beginning to the first of an ending.

The rule is lm-evaluation-harness's, so that scores can be compared with published ones: beginning and ending are cut
into tokens *together*, as the model would meet them, and the beginning's own number of tokens says where the ending
begins. Spaces at the end of the beginning belong to the ending, as vocabularies join a space to the word after it; of
a rendered chat only spaces, of a plain text every kind of them. An ending that is swallowed whole by the beginning's
last token is scored by that token.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from desktop.engine.snapshots import common_length


class Ending(NamedTuple):
    """Beginning and ending in tokens, and the place of the first token that is scored."""

    tokens: list[int]
    first: int

    @property
    def scored(self) -> int:
        """How many tokens are scored: 0 for an empty ending."""
        return len(self.tokens) - self.first


def split(
    tokenize: Callable[[str], list[int]], beginning: str, endings: Sequence[str], *, is_chat: bool
) -> list[Ending]:
    """Every ending after the same beginning."""
    known = len(tokenize(beginning.rstrip(" ") if is_chat else beginning.rstrip()))
    found = []
    for ending in endings:
        tokens = tokenize(beginning + ending)
        first = min(known, max(len(tokens) - 1, 0)) if ending else len(tokens)
        found.append(Ending(tokens, first))
    return found


def shared_length(endings: Sequence[Ending]) -> int:
    """How many tokens all of them begin with, before anything that is scored."""
    return min(min(ending.first, common_length(endings[0].tokens, ending.tokens)) for ending in endings)


def after(start: int, endings: Sequence[Ending]) -> list[Ending]:
    """The same behind a token that begins a text: the first token of all can be predicted from it alone."""
    return [Ending([start, *ending.tokens], ending.first + 1) for ending in endings]
