"""Hostile adapter files in one engine: each is used or refused with a reason, and the engine lives through all."""

import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.client import EngineClient
from desktop.engine.load_facts import AdapterWish
from tests.engine.engines import GREEDY, QUESTION, Answer, Engines, assert_helps
from tests.fixtures.gguf_mutator import mutant
from tests.fixtures.gguf_sketch import Sketch
from tests.fixtures.tiny_models.lora import write_lora
from tests.fixtures.tiny_models.maker import write_tiny
from tests.library.gguf_maker import F32, Tensor, number, words

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(300)]
A, B = "blk.0.attn_q.weight.lora_a", "blk.0.attn_q.weight.lora_b"
MUTANTS = 150
KINDS = {ErrorKind.ADAPTER_UNUSABLE, ErrorKind.OUT_OF_MEMORY}
Change = Callable[[Sketch], Sketch | bytes]


def _keyed(key: str, value: bytes) -> Change:
    return lambda sketch: sketch.with_key(key, value)


def _float(value: float) -> bytes:
    return struct.pack("<If", F32, value)


def _filled(sketch: Sketch, value: float) -> Sketch:
    return sketch.but(weights=struct.pack("<f", value) * (len(sketch.weights) // 4))


CASES: dict[str, Change] = {
    "a kind that is a number": _keyed("general.type", number(7)),
    "a kind that is a list": _keyed("general.type", words(["adapter"])),
    "an architecture that is a number": _keyed("general.architecture", number(7)),
    "an architecture of lists": _keyed("general.architecture", words(["llama"])),
    "a kind of adapter that is a number": _keyed("adapter.type", number(7)),
    "an alpha of whole numbers": _keyed("adapter.lora.alpha", number(8)),
    "an alpha of words": _keyed("adapter.lora.alpha", words(["8"])),
    "an alpha that is no number": _keyed("adapter.lora.alpha", _float(float("nan"))),
    "an endless alpha": _keyed("adapter.lora.alpha", _float(float("inf"))),
    "a name that is a number": _keyed("general.name", number(7)),
    "words to be switched on by": _keyed("adapter.alora.invocation_tokens", words(["x"])),
    "no tensors": lambda one: one.but(tensors=()),
    "one half": lambda one: one.without_tensor(B),
    "the other half": lambda one: one.without_tensor(A),
    "a tensor nobody knows": lambda one: one.but(tensors=(*one.tensors, Tensor("x.weight"))),
    "a matrix nobody knows": lambda one: one.with_tensor(A, name="blk.7.attn_q.weight.lora_a"),
    "halves that do not meet": lambda one: one.with_tensor(A, shape=(32, 2)),
    "halves turned round": lambda one: one.with_tensor(A, shape=(4, 32)),
    "experts where there are none": lambda one: one.with_tensor(A, shape=(32, 4, 2)),
    "four dimensions": lambda one: one.with_tensor(A, shape=(32, 4, 1, 2)),
    "a rank of nothing": lambda one: one.with_tensor(A, shape=(32, 0)).with_tensor(B, shape=(0, 32)),
    "a rank of 2^40": lambda one: one.with_tensor(A, shape=(32, 1 << 40)).with_tensor(B, shape=(1 << 40, 32)),
    "whole numbers for factors": lambda one: one.with_tensor(A, kind=26),
    "bytes for factors": lambda one: one.with_tensor(A, kind=24),
    "factors of 64 bits": lambda one: one.with_tensor(A, kind=28),
    "a type nobody knows": lambda one: one.with_tensor(A, kind=99),
    "a type of llama.cpp's own": lambda one: one.with_tensor(A, kind=15),
    "an offset past the end": lambda one: one.with_tensor(A, offset=1 << 40),
    "weights that are missing": lambda one: one.header(),
    "weights that are no numbers": lambda one: _filled(one, float("nan")),
    "weights without end": lambda one: _filled(one, 3e38),
}


@pytest.fixture
def client(engines: Engines, real: list[str], tmp_path: Path) -> EngineClient:
    """An engine that may read everything in the test's folder."""
    made = engines.of(real)
    assert made.load(write_tiny(tmp_path / "model.gguf"), threads=1, adapter_places=[tmp_path])
    return made


def text(client: EngineClient) -> str:
    told = Answer(client.generate(QUESTION, GREEDY, 8))
    assert told.error is None
    return told.text


def survives(client: EngineClient, path: Path, name: str) -> KnownError | None:
    """Use the file, if it can be, and then none; returns why it could not."""
    pid, error = client.pid, None
    try:
        client.set_adapters([AdapterWish(str(path))])
        for _ in client.generate(QUESTION, GREEDY, 4):
            pass
        client.set_adapters([])
    except KnownError as caught:
        error = caught
    assert client.pid == pid, f"{name}: {error}\n{error.details if error else ''}"
    if error is not None:
        assert assert_helps(error, error.kind).kind in KINDS, name
    assert client.adapters == []
    return error


def by_hand(sketch: Sketch) -> Iterator[tuple[str, bytes]]:
    for name, change in CASES.items():
        content = change(sketch)
        yield name, content if isinstance(content, bytes) else content.whole()


def by_chance(sketch: Sketch) -> Iterator[tuple[str, bytes]]:
    for seed in range(MUTANTS):
        yield f"mutant {seed}", mutant(sketch.whole(), len(sketch.header()), seed)


@pytest.mark.parametrize("files", [by_hand, by_chance])
def test_every_file_is_used_or_refused(
    client: EngineClient, tmp_path: Path, files: Callable[[Sketch], Iterator[tuple[str, bytes]]]
) -> None:
    sketch, path = Sketch.of(write_lora(tmp_path / "good.gguf")), tmp_path / "bad.gguf"
    plain, refusals = text(client), 0
    for name, content in files(sketch):
        path.write_bytes(content)
        refusals += survives(client, path, name) is not None
    assert refusals > 20
    assert text(client) == plain
    client.set_adapters([AdapterWish(str(tmp_path / "good.gguf"))])
    assert text(client) != plain
