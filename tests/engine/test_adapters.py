"""LoRA adapters in a real engine: added, scaled and removed without a reload, and nothing read with others is used."""

import math
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.answer_form import AnswerForm
from desktop.core.chat import Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.engine import adapter_file
from desktop.engine.client import EngineClient
from desktop.engine.load_facts import AdapterWish
from desktop.engine.protocol import Confinement, Turn
from desktop.engine.state_files import StateFiles
from tests.engine.engines import GREEDY, Answer, Engines, assert_helps
from tests.fixtures.tiny_models.lora import WORDS, write_lora
from tests.fixtures.tiny_models.maker import write_tiny

pytestmark = pytest.mark.engine
QUESTION = [Turn(Role.USER, "the rain in spain stays mainly in the plain, they say")]
WRITTEN = 12  # tokens
# Attention as everywhere, with experts, with a state besides and with nothing but a state.
BASES = ["llama", "mixtral", "phi3", "qwen2", "granitehybrid", "mamba2"]
Loaded = Callable[..., EngineClient]


@pytest.fixture
def loaded(engines: Engines, real: list[str], tmp_path: Path) -> Loaded:
    """Load one model of the table in an engine that may read every adapter of the test's folder."""

    def load(which: str = "llama", **others: object) -> EngineClient:
        client = engines.of(real)
        model = write_tiny(tmp_path / f"model-{which}.gguf", which)
        assert client.load(model, threads=1, **{"adapter_places": [tmp_path], **others})  # type: ignore[arg-type]
        return client

    return load


def scores(client: EngineClient, question: list[Turn] = QUESTION) -> list[tuple[int, float]]:
    """What is written, and how likely every token of it was, which depends on every layer.

    Asked twice: a prompt that is read whole differs in the last digits from one of which only the end is read.
    """
    for _ in client.generate(question, GREEDY, 1):
        pass
    told = Answer(client.generate(question, GREEDY, WRITTEN, lookup=False, form=AnswerForm(log_probabilities=2)))
    assert told.error is None
    return [(one.token, one.log_probability) for token in told.tokens for one in token.chosen]


def reused(client: EngineClient) -> int:
    """How much of the question need not be read again."""
    told = Answer(client.generate(QUESTION, GREEDY, 1))
    assert told.finished is not None
    assert told.finished.figures is not None
    return told.finished.figures.reused_tokens


@pytest.mark.parametrize("base", BASES)
def test_it_is_added_scaled_and_removed(loaded: Loaded, tmp_path: Path, base: str) -> None:
    adapter = str(write_lora(tmp_path / "a.gguf", base))
    client = loaded(base)
    pid, plain = client.pid, scores(client)
    assert len(plain) >= 3
    client.set_adapters([AdapterWish(adapter, 0.0)])
    assert scores(client) == plain
    client.set_adapters([AdapterWish(adapter)])
    full = scores(client)
    assert full != plain
    assert all(math.isfinite(score) for _, score in full)
    client.set_adapters([AdapterWish(adapter, 0.5)])
    assert scores(client) not in (plain, full)
    client.set_adapters([AdapterWish(adapter, 1.0)])
    assert scores(client) == full
    client.set_adapters([])
    assert scores(client) == plain
    assert client.pid == pid


def test_what_its_file_says_is_told(loaded: Loaded, tmp_path: Path) -> None:
    adapter = write_lora(tmp_path / "a.gguf", rank=4, alpha=8.0)
    client = loaded()
    (told,) = client.set_adapters([AdapterWish(str(adapter), 0.25)])
    assert client.adapters == [told]
    assert (told.path, told.scale, told.rank, told.alpha) == (str(adapter), 0.25, 4, 8.0)
    assert (told.name, told.base_model, told.architecture) == ("Tiny adapter", "Tiny llama", "llama")
    assert told.tensors == 6
    assert 1_000 < told.bytes < adapter.stat().st_size


def test_two_add_up_in_any_order(loaded: Loaded, tmp_path: Path) -> None:
    one, two = (str(write_lora(tmp_path / f"{seed}.gguf", seed=seed)) for seed in (1, 2))
    client = loaded()
    texts = []
    for wishes in ([one], [two], [one, two], [two, one]):
        client.set_adapters([AdapterWish(path) for path in wishes])
        assert [facts.path for facts in client.adapters] == wishes
        texts.append([token for token, _ in scores(client)])
    assert texts[2] == texts[3]
    assert texts[2] not in texts[:2]


def test_a_load_may_bring_them(loaded: Loaded, engines: Engines, tmp_path: Path) -> None:
    adapter = AdapterWish(str(write_lora(tmp_path / "a.gguf")), 0.75)
    client = loaded(adapters=[adapter], adapter_places=[])
    assert client.confinement is not None
    assert client.confinement.level is not Confinement.NONE
    assert [(one.path, one.scale) for one in client.facts.adapters] == [(adapter.path, 0.75)]
    assert [one.path for one in client.adapters] == [adapter.path]
    there = scores(client)
    client.set_adapters([])
    assert scores(client) != there
    client.set_adapters([adapter])  # it was named, so it may be read again
    assert scores(client) == there


def test_nothing_that_was_read_with_others_is_used(loaded: Loaded, tmp_path: Path) -> None:
    adapter = str(write_lora(tmp_path / "a.gguf"))
    client = loaded()
    assert reused(client) == 0
    everything = reused(client)
    assert everything > 30
    for wishes in ([AdapterWish(adapter)], [AdapterWish(adapter, 0.5)]):
        client.set_adapters(wishes)
        assert reused(client) == 0
        assert reused(client) == everything
    client.set_adapters([AdapterWish(adapter, 0.0)])  # as good as none: what was read with none is back
    assert reused(client) == everything
    client.set_adapters([AdapterWish(adapter)])
    assert reused(client) == everything


@pytest.mark.parametrize("base", ["llama", "qwen3"])
def test_states_on_disk_belong_to_their_adapters(real: list[str], tmp_path: Path, base: str) -> None:
    model, adapter = write_tiny(tmp_path / "m.gguf", base), AdapterWish(str(write_lora(tmp_path / "a.gguf", base)))
    question = [Turn(Role.USER, QUESTION[0].content)]

    def restarted(adapters: list[AdapterWish]) -> tuple[int, list[tuple[int, float]]]:
        client = EngineClient(real, states=StateFiles(tmp_path / "states").open("x"))
        assert client.load(model, threads=1, adapters=adapters)
        told = reused(client), scores(client, question)
        client.save_states()
        client.stop()
        return told

    (none, plain), (other, adapted) = restarted([]), restarted([adapter])
    assert (none, other) == (0, 0)
    assert plain != adapted
    for wishes, before in (([adapter], adapted), ([], plain)):
        known, told = restarted(wishes)
        assert known > 30
        assert told == before


def test_a_file_that_changed_is_read_again(loaded: Loaded, tmp_path: Path) -> None:
    adapter = AdapterWish(str(write_lora(tmp_path / "a.gguf", seed=1)))
    client = loaded()
    client.set_adapters([adapter])
    first = scores(client)
    write_lora(tmp_path / "b.gguf", seed=2).replace(tmp_path / "a.gguf")
    client.set_adapters([adapter])
    assert scores(client) != first


def test_a_model_for_search_takes_them_too(engines: Engines, real: list[str], tmp_path: Path) -> None:
    client = engines.of(real)
    adapter = AdapterWish(str(write_lora(tmp_path / "a.gguf", "bert")))
    assert client.load(write_tiny(tmp_path / "m.gguf", "bert"), embedding=True, adapter_places=[tmp_path])
    plain = client.embed(["the rain"])
    client.set_adapters([adapter])
    assert client.embed(["the rain"]) != plain
    client.set_adapters([])
    assert client.embed(["the rain"]) == plain


def refused(client: EngineClient, wish: AdapterWish, kind: ErrorKind) -> KnownError:
    """It is refused with a next step, and the engine and its adapters are as they were."""
    before, told, pid = client.adapters, scores(client), client.pid
    with pytest.raises(KnownError) as caught:
        client.set_adapters([*(AdapterWish(one.path, one.scale) for one in before), wish])
    assert client.adapters == before
    assert scores(client) == told
    assert client.pid == pid
    return assert_helps(caught.value, kind)


def test_what_cannot_be_used_changes_nothing(loaded: Loaded, tmp_path: Path) -> None:
    client = loaded()
    client.set_adapters([AdapterWish(str(write_lora(tmp_path / "good.gguf")))])
    (tmp_path / "text.gguf").write_text("this is no adapter")
    (tmp_path / "empty.gguf").write_bytes(b"")
    (tmp_path / "cut.gguf").write_bytes((tmp_path / "good.gguf").read_bytes()[:-5000])
    wrong = {
        "text": adapter_file.NOT_GGUF,
        "empty": adapter_file.NOT_GGUF,
        "cut": adapter_file.UNFINISHED,
        "model-llama": adapter_file.NO_ADAPTER,
        "other": adapter_file.OTHER_KIND,
        "control": adapter_file.NO_LORA,
        "activated": adapter_file.ACTIVATED,
        "strong": adapter_file.TOO_STRONG,
        "nothing": adapter_file.EMPTY,
        "good": adapter_file.TWICE,
    }
    write_lora(tmp_path / "other.gguf", "qwen2")
    write_lora(tmp_path / "control.gguf", keys={"adapter.type": "control_vector"})
    write_lora(tmp_path / "activated.gguf", keys={"adapter.alora.invocation_tokens": [1, 2]})
    write_lora(tmp_path / "strong.gguf", alpha=1e30)
    write_lora(tmp_path / "nothing.gguf", adapted=("nowhere",))
    for name, reason in wrong.items():
        error = refused(client, AdapterWish(str(tmp_path / f"{name}.gguf")), ErrorKind.ADAPTER_UNUSABLE)
        assert error.arguments["reason"] == reason, name
    refused(client, AdapterWish(str(tmp_path / "gone.gguf")), ErrorKind.ADAPTER_MISSING)
    refused(client, AdapterWish(str(tmp_path)), ErrorKind.ADAPTER_MISSING)


@pytest.mark.parametrize("scale", [math.nan, math.inf, -math.inf, 1e30, 101.0])
def test_a_strength_without_sense_is_refused(loaded: Loaded, tmp_path: Path, scale: float) -> None:
    adapter = str(write_lora(tmp_path / "a.gguf"))
    client = loaded(adapters=[AdapterWish(adapter, 0.5)])
    refused(client, AdapterWish(adapter, scale), ErrorKind.ADAPTER_SCALE)


def test_one_for_another_size_of_model_is_refused(loaded: Loaded, tmp_path: Path) -> None:
    """The same kind of model, and matrices that the adapter does not fit."""
    client = loaded("qwen3moe")
    other = AdapterWish(str(write_lora(tmp_path / "a.gguf", "qwen3", architecture="qwen3moe")))
    assert refused(client, other, ErrorKind.ADAPTER_UNUSABLE).arguments["reason"] == adapter_file.OTHER_MODEL


def test_the_vectors_of_words_can_be_adapted_unless_they_are_also_written_with(loaded: Loaded, tmp_path: Path) -> None:
    apart, tied = loaded("llama"), loaded("smollm3")
    plain = scores(apart)
    apart.set_adapters([AdapterWish(str(write_lora(tmp_path / "a.gguf", "llama", adapted=(WORDS,))))])
    assert scores(apart) != plain
    wish = AdapterWish(str(write_lora(tmp_path / "b.gguf", "smollm3", adapted=(WORDS,))))
    assert refused(tied, wish, ErrorKind.ADAPTER_UNUSABLE).arguments["reason"] == adapter_file.TIED


def test_only_what_was_named_can_be_read(loaded: Loaded, tmp_path: Path) -> None:
    (tmp_path / "named").mkdir()
    outside = AdapterWish(str(write_lora(tmp_path / "a.gguf")))
    client = loaded(adapter_places=[tmp_path / "named"])
    assert client.confinement is not None
    if client.confinement.level is not Confinement.FULL:
        pytest.skip("this kernel does not confine")
    refused(client, outside, ErrorKind.ADAPTER_NOT_NAMED)
    later = AdapterWish(str(write_lora(tmp_path / "named" / "later.gguf")))  # it came after the engine confined itself
    assert client.set_adapters([later])


def test_a_load_with_a_wrong_adapter_ends_with_its_error(loaded: Loaded, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        loaded(adapters=[AdapterWish(str(tmp_path / "gone.gguf"))])
    assert_helps(caught.value, ErrorKind.ADAPTER_MISSING)


def test_memory_comes_back(loaded: Loaded, tmp_path: Path) -> None:
    """Two hundred changes between two adapters of 200 KB each would leave 40 MB."""
    paths = [str(write_lora(tmp_path / f"{seed}.gguf", seed=seed, rank=64)) for seed in (1, 2)]
    client = loaded()
    for path in paths:
        client.set_adapters([AdapterWish(path)])
    before = _resident(client.pid)
    for number in range(200):
        client.set_adapters([AdapterWish(paths[number % 2])])
    assert _resident(client.pid) - before < 15 << 20


def _resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
