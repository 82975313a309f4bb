"""Cache types and flash attention in a real engine: what was asked for is what is used, or an error says why not."""

import itertools
import shlex
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop.core.chat import Finish, Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.engine import reserve
from desktop.engine.cache_settings import CacheSettings, CacheType, FlashAttention
from desktop.engine.client import EngineClient
from desktop.engine.load_facts import Part
from desktop.engine.protocol import Turn
from tests.engine.engines import GREEDY, Answer, Engines, assert_helps
from tests.fixtures.tiny_models.architectures import CHAT, SEARCH
from tests.fixtures.tiny_models.maker import write_tiny

pytestmark = pytest.mark.engine
QUESTION = [Turn(Role.USER, "What is the capital of France?")]
T, F = CacheType, FlashAttention
UNFIT = (ErrorKind.SETTINGS_UNSUPPORTED, ErrorKind.MODEL_UNREADABLE)  # the latter: search with a chat model


def cache_bytes(client: EngineClient) -> int:
    return sum(one.bytes for one in client.facts.memory if one.part is Part.CACHE)


def refused(client: EngineClient, model: Path, cache: CacheSettings) -> KnownError:
    with pytest.raises(KnownError) as caught:
        client.load(model, cache=cache, threads=1)
    return assert_helps(caught.value, ErrorKind.SETTINGS_UNSUPPORTED)


@pytest.mark.parametrize("kind", CacheType)
def test_every_type_answers_and_is_told(engines: Engines, real: list[str], chat_model: Path, kind: CacheType) -> None:
    client = engines.of(real)
    assert client.load(chat_model, context_length=512, cache=CacheSettings(kind, kind))
    told = client.facts.context
    assert (told.cache_type_k, told.cache_type_v, told.flash_attention) == (kind, kind, True)
    answer = Answer(client.generate(QUESTION, GREEDY, 8))
    assert answer.error is None
    assert len(answer.text) > 3


def test_eight_bits_take_half_the_memory(engines: Engines, real: list[str], chat_model: Path) -> None:
    """A block of 32 numbers: 34 bytes with q8_0, 64 with f16. What the system counts differs as much."""
    taken, counted = [], []
    for kind in (T.F16, T.Q8_0):
        client = engines.of(real)
        assert client.load(chat_model, context_length=8192, cache=CacheSettings(kind, kind))
        taken.append(cache_bytes(client))
        counted.append(_anonymous(client.pid))
    assert taken[1] / taken[0] == pytest.approx(34 / 64, rel=0.01)
    assert counted[0] - counted[1] == pytest.approx(taken[0] - taken[1], rel=0.05)


@pytest.mark.parametrize("keys", [T.F16, T.Q8_0, T.Q4_0])
def test_quantised_keys_do_without_flash_attention(
    engines: Engines, real: list[str], chat_model: Path, keys: CacheType
) -> None:
    client = engines.of(real)
    assert client.load(chat_model, context_length=512, cache=CacheSettings(keys, T.F16, F.OFF))
    told = client.facts.context
    assert (told.cache_type_k, told.cache_type_v, told.flash_attention) == (keys, "f16", False)
    assert len(Answer(client.generate(QUESTION, GREEDY, 8)).text) > 3


def test_quantised_values_need_flash_attention(engines: Engines, real: list[str], chat_model: Path) -> None:
    error = refused(engines.of(real), chat_model, CacheSettings(T.F16, T.Q8_0, F.OFF))
    assert error.arguments["reason"] == reserve.VALUES_NEED_FLASH


@pytest.mark.parametrize("attention", FlashAttention)
@pytest.mark.parametrize(("keys", "values"), [(T.Q8_0, T.F16), (T.F16, T.Q8_0), (T.Q4_0, T.Q4_0)])
def test_heads_of_eight_have_no_blocks_of_thirty_two(
    engines: Engines, real: list[str], tmp_path: Path, attention: FlashAttention, keys: CacheType, values: CacheType
) -> None:
    error = refused(engines.of(real), write_tiny(tmp_path / "m.gguf"), CacheSettings(keys, values, attention))
    assert error.arguments["reason"] in (reserve.HEADS_DO_NOT_FIT, reserve.VALUES_NEED_FLASH)


def test_some_models_want_one_type_for_both(engines: Engines, real: list[str], tmp_path: Path) -> None:
    model = write_tiny(tmp_path / "m.gguf", "deepseek2")
    error = refused(engines.of(real), model, CacheSettings(T.F16, T.F32))
    assert error.arguments["reason"] == reserve.TYPES_DIFFER


def test_a_model_without_attention_has_no_cache(engines: Engines, real: list[str], tmp_path: Path) -> None:
    client = engines.of(real)
    assert client.load(write_tiny(tmp_path / "m.gguf", "mamba2"), threads=1)
    assert (client.facts.context.cache_type_k, client.facts.context.flash_attention) == ("", None)
    assert {Part.STATE} <= {one.part for one in client.facts.memory}
    assert cache_bytes(client) == 0


@pytest.mark.parametrize(("limit", "kind"), [(420_000, ErrorKind.CONTEXT_NEEDS_MEMORY), (1_500_000, None)])
def test_how_much_memory_was_missing_is_told(
    engines: Engines, real: list[str], chat_model: Path, limit: int, kind: ErrorKind | None
) -> None:
    """A 32-bit cache of 8,192 tokens is 377 MB; `ulimit` counts kilobytes of addresses."""
    client = engines.of(["sh", "-c", f"ulimit -v {limit}; exec {shlex.join(real)}"])
    cache = CacheSettings(T.F32, T.F32)
    if kind is None:
        assert client.load(chat_model, context_length=8192, threads=1, cache=cache)
        return
    with pytest.raises(KnownError) as caught:
        client.load(chat_model, context_length=8192, threads=1, cache=cache)
    error = assert_helps(caught.value, kind)
    assert error.arguments["tokens"] == 8192
    needed = str(error.arguments["needed"])
    assert needed.endswith(" MB")
    assert 377 <= int(needed.split()[0]) < 450


# Every load is an engine of its own, so few of them, spread over everything that can be set; to make a failure simpler
# would take minutes.
@pytest.mark.slow
@pytest.mark.timeout(300)
@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    which=st.sampled_from([*CHAT, *SEARCH]),
    window=st.one_of(st.integers(0, 600), st.just(1 << 20)),
    cache=st.builds(CacheSettings, st.sampled_from(T), st.sampled_from(T), st.sampled_from(F)),
    threads=st.sampled_from([0, 1, 3]),
    gpu_layers=st.sampled_from([0, 0, 1, 10_000]),
    embedding=st.integers(0, 5).map(lambda number: number == 0),
    most=st.sampled_from([1, 2, 300, 1 << 20]),
)
def test_no_settings_end_an_engine(
    real: list[str],
    tmp_path: Path,
    which: str,
    window: int,
    cache: CacheSettings,
    threads: int,
    gpu_layers: int,
    embedding: bool,
    most: int,
) -> None:
    model = tmp_path / f"{which}.gguf"
    model = model if model.exists() else write_tiny(model, which)
    client = EngineClient(real, name="Tiny")
    load = {"context_length": window, "threads": threads, "gpu_layers": gpu_layers, "embedding": embedding}
    error = None
    try:
        client.load(model, cache=cache, **load)  # type: ignore[arg-type]
        _use(client, embedding, most)
    except KnownError as caught:
        error = caught
    finally:
        client.stop()
    if error is not None:
        assert_helps(error, error.kind)
        assert error.kind in UNFIT, f"{error}\n{error.details}"
        return
    told = client.facts.context
    assert told.cache_type_k in ("", cache.keys)
    assert told.cache_type_v in ("", cache.values)
    if cache.flash_attention is not F.AUTO and told.flash_attention is not None:
        assert told.flash_attention == (cache.flash_attention is F.ON)


def _use(client: EngineClient, embedding: bool, most: int) -> None:
    if embedding:
        assert client.embed(["the rain"])
        return
    answer = Answer(client.generate([Turn(Role.USER, "the rain")], GREEDY, most))
    if isinstance(answer.error, KnownError):
        raise answer.error
    assert answer.error is None
    assert answer.finished is not None
    assert answer.finished.finish in (Finish.STOP, Finish.LENGTH)


@pytest.mark.parametrize(("keys", "values"), list(itertools.product([T.F16, T.Q8_0], repeat=2)))
def test_tries_go_down_only_where_values_allow(keys: CacheType, values: CacheType) -> None:
    tries = CacheSettings(keys, values).tries
    assert tries == ((F.AUTO,) if values is T.Q8_0 else (F.AUTO, F.OFF))
    assert CacheSettings(keys, values, F.ON).tries == (F.ON,)


def _anonymous(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("RssAnon:")[1].split()[0]) * 1024
