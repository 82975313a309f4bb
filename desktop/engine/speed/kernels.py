"""Times what a model is made of: matrices of each type, attention, and the small steps between them."""

import contextlib
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from desktop.engine.speed.graphs import F16, F32, I32, Bench, Workshop

WIDTH, ROWS = 4096, 4096  # of a matrix; those of a model with 7 billion weights are as large
READ = 2048  # width and rows of one that many tokens go through: short enough for many turns in little time
TOKENS = 512  # read at a time
LAYER_WIDTH = 2048
HEADS = 32  # that look
_MOST_COPIES = 64  # of 4 MB
_NEOX = 2  # how positions turn numbers, GGML_ROPE_TYPE_NEOX
_MASKED = -65504.0  # the lowest number of 16 bits
Run = Callable[[], tuple[float, float]]  # seconds by the clock, and of the processor's time
Turns = Callable[[Sequence[Run]], list[list[float]]]  # runs each in turn, again and again; seconds of each
Watched = Callable[[Run], float]  # times a call as often as it takes; seconds


class Matrices(NamedTuple):
    """Matrices of one type, so many bytes; what the watches say of one token through all, and of many through one."""

    number: int
    bytes: int
    one: float
    many: float


class Pace(NamedTuple):
    """To be run as often as is wished: one token through all matrices of a type, and many through one."""

    number: int
    bytes: int
    one: Run
    many: Run


@contextlib.contextmanager
def pace(shop: Workshop, kind: int, size: int) -> Iterator[Pace | None]:
    """As many matrices of a type as fill `size`; None where the device cannot or there is no memory."""
    with Bench(shop, place=shop.place(kind, WIDTH, ROWS)) as bench:
        bench.graph()
        first = bench.weight(kind, WIDTH, ROWS)
        count = max(-(-size // int(shop.call["ggml_nbytes"](first))), 2)
        one = bench.tensor(F32, WIDTH, 1)
        for weight in (first, *(bench.weight(kind, WIDTH, ROWS) for _ in range(count - 1))):
            bench.op("mul_mat", weight, one)
        bench.graph()
        small = bench.weight(kind, READ, READ)
        bench.op("mul_mat", small, bench.tensor(F32, READ, TOKENS))
        if bench.finish():
            size = bench.bytes - int(shop.call["ggml_nbytes"](small))
            yield Pace(count, size, lambda: bench.run(0), lambda: bench.run(1))
        else:
            yield None


def matrices(shop: Workshop, kind: int, size: int, watch: tuple[Watched, Watched]) -> Matrices | None:
    """Time matrices of a type; None where that cannot be done."""
    with pace(shop, kind, size) as found:
        return found and Matrices(found.number, found.bytes, watch[0](found.one), watch[1](found.many))


def has_large_pages(shop: Workshop, path: Path, turns: Turns) -> bool:
    """Whether this file is walked as fast as huge pages of memory are, or rather as small ones.

    File systems differ in this, and with age: newer ones keep a file in large pieces. Its bytes are copied and not
    multiplied, as they are no numbers of a usual size, which take longer. All three take turns, as the difference is
    no larger than what memory differs by from one second to the next.
    """
    shape = 1024, 1024
    count = path.stat().st_size // (4 * shape[0] * shape[1])
    if not count or not shop.is_processor or sys.platform != "linux":
        return False
    runs: list[Run] = []
    with contextlib.ExitStack() as open_ones:
        for file, large in ((path, False), (None, True), (None, False)):
            shop.has_large_pages = large
            bench = open_ones.enter_context(Bench(shop, file=file))
            bench.graph()
            copy = bench.tensor(F32, *shape)
            for _ in range(min(count, _MOST_COPIES)):
                bench.op("cpy", bench.weight(F32, *shape), copy)
            if not bench.finish():
                return False
            runs.append(bench.run)
        mapped, huge, small = map(sum, turns(runs))
    return mapped * mapped < huge * small


def experts(shop: Workshop, kind: int, watch: Watched) -> float:
    """Seconds for each multiplication where each of many tokens goes through some of the matrices only."""
    width, rows, count, used = 2048, 1024, 32, 4
    with Bench(shop, place=shop.place(kind, width, rows, count)) as bench:
        bench.graph()
        tokens, picked = bench.tensor(F32, width, 1, TOKENS), bench.tensor(I32, used, TOKENS)
        bench.op("mul_mat_id", bench.weight(kind, width, rows, count), tokens, picked)
        choices = ((token * 7 + place * 8) % count for token in range(TOKENS) for place in range(used))
        if not bench.finish({picked: struct.pack(f"<{used * TOKENS}i", *choices)}):
            return 0.0
        return watch(lambda: bench.run(0)) / (width * rows * used * TOKENS)


def step(shop: Workshop, kind: int, watch: Watched) -> float:
    """Seconds that a matrix takes however small it is: threads wait for each other, the token is prepared."""
    count, rows = 64, 32
    with Bench(shop, place=shop.place(kind, WIDTH, rows)) as bench:
        bench.graph()
        one = bench.tensor(F32, WIDTH, 1)
        for _ in range(count):
            bench.op("mul_mat", bench.weight(kind, WIDTH, rows), one)
        return watch(lambda: bench.run(0)) / count if bench.finish() else 0.0


def layer(shop: Workshop, tokens: int, watch: Watched) -> float:
    """Seconds of what stands between the matrices of a layer: norms, turning, gating, adding."""
    width, inner, heads, kept, length, count = LAYER_WIDTH, 8192, 32, 8, 64, 8
    with Bench(shop) as bench:
        bench.graph()
        x, norm = bench.tensor(F32, width, tokens), bench.tensor(F32, width)
        positions = bench.tensor(I32, tokens)
        asked, key = bench.tensor(F32, length, heads, tokens), bench.tensor(F32, length, kept, tokens)
        cache = bench.tensor(F16, length, kept, tokens)
        gate, up = bench.tensor(F32, inner, tokens), bench.tensor(F32, inner, tokens)
        rope = (None, length, _NEOX, 8192, 10000.0, 1.0, 0.0, 1.0, 32.0, 1.0)
        for _ in range(count):
            for _half in range(2):
                bench.op("mul", bench.op("rms_norm", x, 1e-5), norm)
                x = bench.op("add", x, x)
            bench.op("rope_ext", asked, positions, *rope)
            bench.op("cpy", bench.op("rope_ext", key, positions, *rope), cache)
            bench.op("cpy", key, cache)
            bench.op("swiglu_split", gate, up)
        if not bench.finish({positions: struct.pack(f"<{tokens}i", *range(tokens))}):
            return 0.0
        return watch(lambda: bench.run(0)) / count


def attention(
    shop: Workshop, tokens: int, depth: int, length: int, watch: Watched, kept: int = 8, layers: int = 1
) -> float:
    """Seconds for each number of a head and each token that is seen; the last of `depth` tokens are those that look.

    What is `kept` of a token lies beside the heads of the same token, as in llama.cpp's memory of a chat: a head's
    numbers of the next token are far away. So many `layers` are calculated one after the other.
    """
    with Bench(shop) as bench:
        bench.graph()
        mask = bench.tensor(F16, depth, tokens)
        for _ in range(layers):
            asked = bench.tensor(F32, length, tokens, HEADS)
            keys, values = (bench.tensor(F16, length, kept, depth) for _ in range(2))
            turned = (bench.op("permute", one, 0, 2, 1, 3) for one in (keys, values))
            bench.op("flash_attn_ext", asked, *turned, mask, length**-0.5, 0.0, 0.0)
        rows = (depth - tokens + 1 + row for row in range(tokens))
        shown = b"".join(struct.pack("<e", 0.0) * row + struct.pack("<e", _MASKED) * (depth - row) for row in rows)
        shown = shown.replace(struct.pack("<e", _MASKED), b"\x00\xfc")  # below everything: minus infinity
        if not bench.finish({mask: shown}):
            return 0.0
        seen = tokens * (depth - (tokens - 1) / 2)
        return watch(lambda: bench.run(0)) / (seen * HEADS * length * layers)


def cache(shop: Workshop, watch: Watched) -> float:
    """Seconds for each byte kept of a token that is seen, because it comes from memory and not from the processor's."""
    depth, length, layers, kept = 768, 128, 16, (8, HEADS)
    near = attention(shop, 1, depth, length, watch, kept[0])
    far = attention(shop, 1, depth, length, watch, kept[1], layers)
    return max(far - near, 0.0) * HEADS / (4 * kept[1])  # 2 bytes of each number, of keys and of values
