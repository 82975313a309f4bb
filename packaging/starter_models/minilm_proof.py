"""Proves a converted embedding model: its vectors against those of an independent forward pass, on twenty texts.

    python minilm_proof.py MODEL_DIR GGUF

runs GGUF in the installed engine, so it needs the program's own interpreter. Prints the lowest cosine; on failure
one sentence and status 1.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[2]))

from minilm_reference import Reference

from desktop.core.errors import BantamError
from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.paths import Installation

LOWEST_COSINE = 0.999
# Every processor of its kind runs these; the best one for this computer is found out later.
PLAIN_BACKENDS = ("libggml-cpu-x64.so", "libggml-cpu-armv8.0_1.so", "ggml-cpu-x64.dll", "")
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


def prove(model_dir: Path, embed: Embed) -> float:
    """Check the vectors that `embed` gives against the checkpoint; return the lowest cosine or raise `ProofError`."""
    return lowest_cosine(Reference.from_checkpoint(model_dir), embed(list(TEXTS)))


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


def prove_in_engine(model_dir: Path, gguf: Path) -> float:
    """Prove `gguf` in the engine of this installation."""
    build = EngineBuild.find(Installation.find())
    backend = next(name for name in PLAIN_BACKENDS if not name or name in build.backends())
    client = EngineClient([*engine_command(), *engine_arguments(build, backend)])
    try:
        client.load(gguf, embedding=True)
        return prove(model_dir, client.embed)
    finally:
        client.stop()


def main(words: list[str]) -> int:
    """Run as a program."""
    if len(words) != 2:
        print("usage: python minilm_proof.py MODEL_DIR GGUF", file=sys.stderr)
        return 2
    try:
        lowest = prove_in_engine(Path(words[0]), Path(words[1]))
    except (BantamError, OSError, ValueError) as error:
        print(f"error: the embedding model is not proven: {error}", file=sys.stderr)
        return 1
    print(f"lowest cosine {lowest:.6f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
