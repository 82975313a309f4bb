"""The installed embedding model in the engine, against the independent forward pass on its own weights."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from minilm_proof import LOWEST_COSINE, TEXTS, lowest_cosine
from minilm_reference import MAX_TOKENS, Reference

from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.paths import Installation

# Every processor of its kind runs these, so nothing has to be proven first.
PLAIN_BACKENDS = ("libggml-cpu-x64.so", "libggml-cpu-armv8.0_1.so", "")


@pytest.fixture
def embedder() -> Path:
    return next(Installation.find().starter.glob("all-MiniLM-L6-v2*.gguf"))


@pytest.fixture
def engine(embedder: Path) -> Iterator[EngineClient]:
    build = EngineBuild.find(Installation.find())
    backend = next(name for name in PLAIN_BACKENDS if not name or name in build.backends())
    client = EngineClient([*engine_command(), *engine_arguments(build, backend)])
    try:
        assert client.load(embedder, embedding=True)
        yield client
    finally:
        client.stop()


@pytest.mark.engine
def test_twenty_texts_have_the_vectors_they_should(engine: EngineClient, embedder: Path) -> None:
    reference = Reference.from_gguf(embedder)
    assert max(reference.token_count(text) for text in TEXTS) <= MAX_TOKENS
    vectors = engine.embed(list(TEXTS))
    assert lowest_cosine(reference, vectors) >= LOWEST_COSINE
    assert all(sum(value * value for value in vector) == pytest.approx(1.0, abs=1e-5) for vector in vectors)


@pytest.mark.engine
def test_what_is_alike_is_near(engine: EngineClient) -> None:
    capital, answer, soup = engine.embed(
        ["What is the capital of France?", "Paris is the capital of France.", "Boil the carrots for ten minutes."]
    )

    def cosine(one: list[float], other: list[float]) -> float:
        return sum(a * b for a, b in zip(one, other, strict=True))

    assert cosine(capital, answer) > 0.7 > 0.3 > cosine(capital, soup)
