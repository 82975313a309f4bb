"""Proves a converted embedding model: its vectors against those of an independent forward pass, on twenty texts."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from minilm_reference import Reference

LOWEST_COSINE = 0.999
# More than 200 words and just under the 256 tokens that the model was trained on.
LONG_TEXT = "Nobody read these notes until the great storm of that winter came. " + " ".join(
    f"On day {day} the ferry left the old harbour at {6 + day % 5} o'clock with {day * 3} people on board, "
    "and the keeper of the lighthouse wrote down wind, waves and weather as he always did."
    for day in range(1, 7)
)
TEXTS = (
    "What is the capital of France?",
    "Paris is the capital and the largest city of France.",
    "The quick brown fox jumps over the lazy dog.",
    "a",
    ".",
    "  spaces,\ttabs\nand\r\nlines   everywhere  ",
    "Wait... what?! (No -- really: \"yes\", 'no'; [maybe] {or} <not>.) #1 @2 $3 %4 ^5 &6 *7 ~8 `9`",
    "In 2024 the company earned 1,234,567.89 euros, 12.5 % more than in 2023.",
    "Café, naïve, résumé, façade, jalapeño, Ångström, São Paulo, Dvořák.",
    "Die Straßenbahn fährt über die Brücke nach Köln; größere Züge müssen draußen warten.",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "def mean(xs: list[float]) -> float:\n    return sum(xs) / len(xs)  # may raise ZeroDivisionError",
    "SELECT name, COUNT(*) FROM users WHERE age >= 18 GROUP BY name;",
    "Well done! \U0001f389\U0001f680 See you tomorrow \U0001f44b\U0001f3fd \U0001f469\u200d\U0001f4bb",
    "東京は日本の首都です。 北京 is the capital of China.",
    "Москва является столицей России.",
    "UPPER CASE AND MiXeD cAsE ARE THE SAME TO THIS MODEL.",
    "https://example.org/path?query=value&other=1#fragment and someone@example.org",
    "antidisestablishmentarianism pneumonoultramicroscopicsilicovolcanoconiosis xqzzkw",
    LONG_TEXT,
)

Embed = Callable[[list[str]], list[list[float]]]


class ProofError(ValueError):
    """The converted model does not give the original's vectors; the message names the text."""


def prove(model_dir: Path, gguf: Path, embed: Embed) -> float:
    """Check the vectors of `gguf`, made by `embed`, against the checkpoint and against what the file stores.

    Returns the lowest cosine; raises `ProofError` when it is too low.
    """
    vectors = embed(list(TEXTS))
    published = lowest_cosine(Reference.from_checkpoint(model_dir), vectors)
    stored = lowest_cosine(Reference.from_gguf(gguf), vectors)
    return min(published, stored)


def lowest_cosine(reference: Reference, vectors: Sequence[Sequence[float]]) -> float:
    """Return the lowest cosine between `vectors`, one for each of `TEXTS`, and the reference's; raise when too low."""
    lowest = 1.0
    for text, vector in zip(TEXTS, vectors, strict=True):
        cosine = _cosine(reference.embed(text), vector)
        if not cosine >= LOWEST_COSINE:  # also when it is not a number
            raise ProofError(f"cosine {cosine:.5f} is below {LOWEST_COSINE} for “{text[:60]}”")
        lowest = min(lowest, cosine)
    return lowest


def _cosine(one: Sequence[float] | np.ndarray, other: Sequence[float]) -> float:
    a, b = np.asarray(one, np.float64), np.asarray(other, np.float64)
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))
