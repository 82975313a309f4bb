"""What a model takes, by arithmetic: where no engine can be asked, or no header was read yet.

llama.cpp's own account, which an engine gives (`engine/fathoming`), goes before this; the constants here were measured
beside it (tests/benchmarks/fit.py).
"""

import msgspec

from desktop.core.cache_cost import BATCH, BLOCKS, USUAL_LENGTH, CacheShape, cache_bytes
from desktop.core.catalogue import Shape
from desktop.core.engine_choice import CacheChoice
from desktop.core.fit import Need
from desktop.core.fit_curve import FitCurve, NeedPoint

DRIVER = 90 << 20  # bytes that a graphics driver takes in the engine's process; measured with Mesa's lavapipe
PROGRAM = 34 << 20  # Python, llama.cpp's libraries, and what one answer takes
WORD, MERGE = 125, 185  # bytes that llama.cpp keeps of a word of the vocabulary, and of how byte pairs make one
WORDS, WIDTH, INNER = 128_000, 4096, 14_336  # where nothing is known
SCORED = 64  # tokens of a batch whose scores are asked for at most, unless the vocabulary is large
SCORES_BYTES = 12 << 20  # of these
SEQUENCES = 8
LONGEST = 1 << 17  # tokens, where a model could read more


class Sizes(msgspec.Struct, frozen=True, kw_only=True):
    """What the formula needs of a file; 0 where it is not known."""

    weights: int  # bytes
    layers: int
    words: int = 0  # in the vocabulary
    merges: bool = True  # it is made of byte pairs
    width: int = 0
    inner: int = 0  # width of a layer's feed-forward part
    trained: int = 0  # tokens


def curve_of_header(sizes: Sizes, shape: CacheShape | None) -> FitCurve:
    """From a file's header; without a `shape` its keys say nothing usable, and the cache is guessed from the width."""
    kinds = [kind for kind in CacheChoice if shape is None or shape.fits(kind)]

    def kept(tokens: int, kind: CacheChoice) -> int:
        if shape is not None:
            return cache_bytes(shape, tokens, kind)
        return _stored(tokens * sizes.layers * (sizes.width or WIDTH) // 2, kind)

    points = {kind: _points(sizes, [(tokens, kept(tokens, kind)) for tokens in _contexts(sizes)]) for kind in kinds}
    return FitCurve(points=points, trained=sizes.trained, all_layers=sizes.layers + 1, exact=shape is not None)


def curve_of_catalogue(sizes: Sizes, shape: Shape | None) -> FitCurve:
    """From what a catalogue tells. Layers that look at the last tokens only keep all, as Bantam asks for."""
    numbers = (shape.keys_bytes + shape.windowed_bytes) // 2 if shape is not None else sizes.layers * WIDTH // 2

    def points(kind: CacheChoice) -> tuple[NeedPoint, ...]:
        return _points(sizes, [(tokens, _stored(tokens * numbers, kind)) for tokens in _contexts(sizes)])

    kinds = {kind: points(kind) for kind in CacheChoice}
    return FitCurve(points=kinds, trained=sizes.trained, all_layers=sizes.layers + 1, exact=False)


def layers_of(parameters: int) -> int:
    """About how many layers a model of that size has."""
    return next((layers for most, layers in _LAYERS if parameters < most), 80)


_LAYERS = ((500_000_000, 24), (2_000_000_000, 26), (5_000_000_000, 34), (10_000_000_000, 34), (20_000_000_000, 44))


def _contexts(sizes: Sizes) -> tuple[int, int]:
    """Two points make the line."""
    longest = min(sizes.trained or USUAL_LENGTH, LONGEST)
    return (min(512, longest // 2), longest)


def _points(sizes: Sizes, kept: list[tuple[int, int]]) -> tuple[NeedPoint, ...]:
    program = program_bytes(sizes.words or WORDS, merges=sizes.merges)

    def point(tokens: int, size: int) -> NeedPoint:
        need = Need(model=sizes.weights, context=size, engine=_engine(sizes, tokens))
        first = min(need.engine - program + sizes.weights // (sizes.layers + 1), need.total - program)
        return NeedPoint(tokens, need, need.total - program, first, program + DRIVER)

    return tuple(point(*one) for one in kept)


def _engine(sizes: Sizes, tokens: int) -> int:
    """The process, scores, and buffers: what a batch is between two steps, and which tokens each of it looks at."""
    words = sizes.words or WORDS
    scored = min(max(SCORES_BYTES // (4 * words), SCORED), BATCH)
    wide = BATCH * 4 * (2 * (sizes.inner or INNER) + 2 * (sizes.width or WIDTH))
    buffers = max(scored * words * 4, wide) + BATCH * tokens * 2
    return program_bytes(words, merges=sizes.merges) + SEQUENCES * words * 4 + buffers


def program_bytes(words: int, *, merges: bool) -> int:
    """The process itself, with a vocabulary of so many words, once it has answered."""
    return PROGRAM + words * (WORD + MERGE * merges)


def _stored(numbers: int, kind: CacheChoice) -> int:
    size, block = BLOCKS[kind]
    return numbers * size // block
