"""What a context takes: told from the file, and the same in a real engine."""

from pathlib import Path

import pytest

from desktop.core.cache_cost import CacheShape, cache_bytes, context_tokens, scores_bytes
from desktop.core.engine_choice import CacheChoice
from desktop.engine.build import EngineBuild
from desktop.engine.cache_settings import CacheSettings, CacheType, FlashAttention
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.load_facts import Part
from desktop.engine.proof import known_proof
from desktop.library.cache_shape import cache_shape
from desktop.library.gguf_header import read_header
from desktop.paths import Installation
from tests.fixtures.tiny_models.architectures import CHAT
from tests.fixtures.tiny_models.maker import write_tiny


def measured(
    model: Path,
    kind: CacheChoice,
    length: int,
    part: Part = Part.CACHE,
    flash: FlashAttention = FlashAttention.AUTO,
) -> int:
    """Bytes that llama.cpp says it set aside for keys and values, or another part; it tells them to 0.01 MiB."""
    build = EngineBuild.find(Installation.find())
    proof = known_proof(build, build.proof_file)
    assert proof is not None
    client = EngineClient([*engine_command(), *engine_arguments(build, proof.best_file)])
    try:
        numbers = CacheType(kind.value)
        assert client.load(model, context_length=length, threads=1, cache=CacheSettings(numbers, numbers, flash))
        return sum(one.bytes for one in client.facts.memory if one.part is part)
    finally:
        client.stop()


@pytest.mark.engine
@pytest.mark.parametrize("kind", CacheChoice)
def test_the_starter_model_takes_what_is_told(kind: CacheChoice) -> None:
    path = next(Installation.find().starter.glob("SmolLM2*.gguf"))
    header = read_header(path)
    shape = cache_shape(header)
    assert shape is not None
    assert shape.fits(kind)
    for length in (512, 8192):
        told = cache_bytes(shape, context_tokens(length, header.context_length), kind)
        assert measured(path, kind, length) == pytest.approx(told, abs=6000)


@pytest.mark.engine
def test_attention_in_several_steps_takes_about_what_is_told() -> None:
    path = next(Installation.find().starter.glob("SmolLM2*.gguf"))
    shape = cache_shape(read_header(path))
    assert shape is not None
    on, off = (
        measured(path, CacheChoice.F16, 8192, Part.COMPUTE, flash) for flash in (FlashAttention.ON, FlashAttention.OFF)
    )
    assert off - on == pytest.approx(scores_bytes(shape, 8192), rel=0.05)


@pytest.mark.engine
@pytest.mark.parametrize("which", CHAT)
def test_every_architecture_takes_what_is_told(tmp_path: Path, which: str) -> None:
    has_places = "position_embd" in CHAT[which].outside  # a vector for each place: so long, and no longer
    keys = {} if has_places else {f"{CHAT[which].name}.context_length": 8192}
    header = read_header(path := write_tiny(tmp_path / "m.gguf", which, keys=keys))
    shape = cache_shape(header)
    assert shape is not None
    told = cache_bytes(shape, context_tokens(0, header.context_length), CacheChoice.F16)
    assert measured(path, CacheChoice.F16, 0) == pytest.approx(told, abs=11_000)  # llama.cpp tells two caches


def test_what_an_unusual_model_takes_is_not_guessed(tmp_path: Path) -> None:
    for keys in ({"llama.attention.shared_kv_layers": 1}, {"llama.attention.key_length_swa": 4}):
        assert cache_shape(read_header(write_tiny(tmp_path / "m.gguf", keys=keys))) is None


def test_a_hostile_header_costs_nothing(tmp_path: Path) -> None:
    for key, value in (("block_count", 2**31), ("attention.head_count_kv", 2**31), ("attention.key_length", 2**31)):
        path = write_tiny(tmp_path / "m.gguf", keys={f"llama.{key}": value})
        assert cache_shape(read_header(path)) is None


def test_a_context_is_rounded_as_llama_cpp_does() -> None:
    assert [context_tokens(length, 8192) for length in (0, 1, 257, 9000)] == [8192, 256, 512, 8192]
    assert context_tokens(0, 131_072) == 8192
    assert context_tokens(4096, 0) == 4096


def test_blocks_have_to_fit_into_heads() -> None:
    shape = CacheShape(keys=(64,), values=(64,), key_length=64, value_length=40, heads=1)
    assert [shape.fits(kind) for kind in CacheChoice] == [True, False, False]
