"""What an engine works out from a header, held against what the same model takes when it is loaded."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.cache_settings import CacheSettings, CacheType
from desktop.engine.client import EngineClient
from desktop.engine.fathom import Fathomed
from desktop.engine.fathomer import Fathomer
from desktop.engine.load_facts import MemoryPart, Part
from desktop.engine.load_log import LoadLog
from desktop.library.gguf_header import read_header
from tests.engine.engines import Engines
from tests.fixtures.tiny_models.maker import write_tiny
from tests.fixtures.tiny_models.real_shapes import write_real

BESIDE = (Part.CACHE, Part.STATE, Part.COMPUTE, Part.OUTPUT)
MIB = 1 << 20
# Groups that share heads, windows, states, both, latent attention, experts.
KINDS = ("llama", "gemma3", "mamba", "qwen35", "lfm2", "deepseek2", "mixtral")


@pytest.fixture
def fathomer(real: list[str]) -> Fathomer:
    return Fathomer(Path("none"), command=real)


def fathomed(fathomer: Fathomer, path: Path, *contexts: int) -> Fathomed:
    header = read_header(path)
    found = fathomer.fathom(path, contexts, architecture=header.architecture, words=header.words)
    assert found is not None
    return found


def by_part(parts: list[MemoryPart]) -> Counter[Part]:
    found: Counter[Part] = Counter()
    for one in parts:
        found[one.part] += one.bytes
    return found


def assert_same(foretold: list[MemoryPart], real: EngineClient) -> None:
    """Part by part, but for what llama.cpp's log rounds to 0.01 MiB."""
    loaded = by_part(real.facts.memory)
    for part in BESIDE:
        assert by_part(foretold)[part] == pytest.approx(loaded[part], abs=0.03 * MIB), part


@pytest.mark.parametrize("which", KINDS)
def test_every_kind_of_memory_is_foretold(which: str, tmp_path: Path, fathomer: Fathomer, engines: Engines) -> None:
    path = write_tiny(tmp_path / "tiny.gguf", which)
    depth = fathomed(fathomer, path, 256).depths[0]
    client = engines.of(fathomer._command)  # type: ignore[arg-type]
    assert client.load(path, context_length=256)
    assert_same(depth.memory, client)


@pytest.mark.parametrize("cache", [CacheType.F16, CacheType.Q4_0])
def test_the_starter_takes_what_was_foretold(
    cache: CacheType, chat_model: Path, fathomer: Fathomer, engines: Engines
) -> None:
    found = fathomed(fathomer, chat_model, 2048)
    depth = next(one for one in found.depths if one.cache is cache)
    client = engines.of(fathomer._command)  # type: ignore[arg-type]
    assert client.load(chat_model, context_length=2048, cache=CacheSettings(cache, cache))
    assert_same(depth.memory, client)
    assert sum(one.bytes for one in found.weights) == pytest.approx(client.facts.weights_bytes, abs=MIB)
    assert (found.layers, found.copied) == (31, 0)


def test_a_hole_behind_the_header_is_enough(tmp_path: Path, fathomer: Fathomer) -> None:
    whole = write_tiny(tmp_path / "whole.gguf")
    hollow = tmp_path / "hollow.gguf"
    shutil.copy(whole, hollow)
    with hollow.open("r+b") as file:
        file.truncate(whole.stat().st_size - 100_000)
        file.truncate(whole.stat().st_size)
    assert fathomed(fathomer, hollow, 256) == fathomed(fathomer, whole, 256)


def test_a_large_model_is_worked_out_in_no_memory(tmp_path: Path, fathomer: Fathomer) -> None:
    path = write_real(tmp_path / "large.gguf", "mistral-7b", weights=False)
    found = fathomed(fathomer, path, 512, 32_768)
    assert path.stat().st_blocks * 512 < 4 * MIB, "the hole was filled"
    cache = {depth.context_length: by_part(depth.memory)[Part.CACHE] for depth in found.depths[:2]}
    assert cache == {512: 64 * MIB, 32_768: 4096 * MIB}
    assert sum(one.bytes for one in found.weights) == pytest.approx(path.stat().st_size, rel=0.01)


def test_types_that_heads_do_not_allow_have_no_depths(tmp_path: Path, fathomer: Fathomer) -> None:
    path = write_real(tmp_path / "phi.gguf", "phi-2", weights=False)
    assert {depth.cache for depth in fathomed(fathomer, path, 1024).depths} == {CacheType.F16}


def test_a_file_that_is_no_model_says_so(tmp_path: Path, fathomer: Fathomer) -> None:
    path = tmp_path / "bad.gguf"
    path.write_bytes(b"GGUF" + b"\0" * 4096)
    with pytest.raises(KnownError) as caught:
        fathomer.fathom(path, [256])
    assert caught.value.kind is ErrorKind.MODEL_UNREADABLE


def test_caches_are_shared_out_among_devices() -> None:
    log = LoadLog()
    for device in (b"CPU", b"CUDA0", b"CUDA0"):
        log.note(b"llama_kv_cache: layer   0: dev = " + device + b"\n")
    size = (
        b"llama_kv_cache: size = %d.00 MiB (   256 cells,   1 layers,  1/1 seqs), K (f16): 1.0 MiB, V (f16): 1.0 MiB\n"
    )
    log.note(size % 3)
    log.note(b"llama_kv_cache: layer   0: dev = CPU\n")
    log.note(size % 2)
    assert [(one.device, one.bytes) for one in log.planned] == [("CPU", MIB), ("CUDA0", 2 * MIB), ("CPU", 2 * MIB)]


def test_what_was_copied_is_let_go_of(tmp_path: Path, engines: Engines, fathomer: Fathomer) -> None:
    """The processor wants 4-bit weights in another order, and the file's pages are not needed beside the copies."""
    path = write_real(tmp_path / "blob", "small", "Q4_0")
    link = tmp_path / "small.gguf"  # as other programs keep what they fetched
    link.symlink_to(path)
    found = fathomed(fathomer, link, 256)
    client = engines.of(fathomer._command)  # type: ignore[arg-type]
    assert client.load(link, context_length=256)
    lines = Path(f"/proc/{client.pid}/smaps").read_text("utf-8").splitlines()
    mapped = next(number for number, line in enumerate(lines) if line.endswith(path.name))
    resident = next(int(line.split()[1]) for line in lines[mapped:] if line.startswith("Rss:")) * 1024
    if not found.copied:
        pytest.skip("this processor takes the weights as they are")
    assert resident < path.stat().st_size / 4
    weights = [one for one in client.facts.memory if one.part is Part.WEIGHTS]
    assert sum(one.bytes for one in weights) < path.stat().st_size * 1.3, "told as if it were there twice"
