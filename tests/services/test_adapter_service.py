"""Adapters in the folders, and PEFT's made into GGUF: the real engine says whether the numbers are right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.engine_choice import AdapterChoice
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.engine.load_facts import Part
from desktop.library.adapter_fit import misfit, needs_of, part_misfit, tensor_sizes
from desktop.services.engine_options import engine_options
from tests.fixtures.peft_maker import write_merged, write_peft
from tests.fixtures.tiny_models.lora import write_lora
from tests.fixtures.tiny_models.maker import write_tiny

BEGINNING, ENDINGS = "the rain in spain", [" stays mainly in the plain", " falls", " 42"]
BASES = ["llama", "qwen2", "qwen3", "phi3", "gemma2", "gemma3"]


def scores(composition: Composition, model: ModelFile) -> list[float]:
    options = engine_options(model, composition.settings.current())
    found = composition.pool.engine(model, **options).score(BEGINNING, ENDINGS)
    assert found is not None
    return [one.log_probability for one in found]


def tiny(composition: Composition, which: str) -> ModelFile:
    write_tiny(composition.paths.models / f"{which}.gguf", which)
    return composition.models.find(which)


def reason_of(deed: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        deed()
    assert caught.value.kind is ErrorKind.ADAPTER_UNUSABLE
    return str(caught.value.arguments["reason"])


@pytest.mark.engine
@pytest.mark.parametrize("which", BASES)
def test_a_converted_adapter_does_what_merging_does(composition: Composition, tmp_path: Path, which: str) -> None:
    base = tiny(composition, which)
    path = composition.adapters.convert(write_peft(tmp_path / "mine", which), base)
    assert path is not None
    assert path == composition.paths.models / "adapters" / "mine.gguf"
    plain = scores(composition, base)
    assert composition.engines.add_adapter(base, path)
    adapted = scores(composition, base)
    write_merged(composition.paths.models / "merged.gguf", which)
    merged = scores(composition, composition.models.find("merged"))
    assert adapted == pytest.approx(merged, rel=2e-3, abs=2e-2)
    assert max(abs(one - other) for one, other in zip(plain, merged, strict=True)) > 0.2


@pytest.mark.engine
@pytest.mark.parametrize("dtype", ["F16", "BF16"])
def test_other_numbers(composition: Composition, tmp_path: Path, dtype: str) -> None:
    base = tiny(composition, "llama")
    path = composition.adapters.convert(write_peft(tmp_path / "mine", "llama", dtype), base)
    assert path is not None
    assert composition.engines.add_adapter(base, path)
    adapted = scores(composition, base)
    write_merged(composition.paths.models / "merged.gguf", "llama")
    assert adapted == pytest.approx(scores(composition, composition.models.find("merged")), abs=0.3)


def test_adapters_are_listed_for_their_model(composition: Composition) -> None:
    base = tiny(composition, "llama")
    write_lora(composition.paths.models / "right.gguf", "llama")
    write_lora(composition.paths.models / "wrong.gguf", "qwen2")
    found = composition.adapters.adapters(base)
    assert [(one.path.name, bool(one.reason)) for one in found] == [("right.gguf", False), ("wrong.gguf", True)]
    assert len(composition.adapters.adapters()) == 2


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"use_dora": True}, "another kind"),
        ({"peft_type": "IA3"}, "another kind"),
        ({"modules_to_save": ["lm_head"]}, "another kind"),
        ({"lora_alpha": -1}, "damaged"),
        ({"r": "x"}, "damaged"),
    ],
)
def test_what_is_not_plain_lora_is_refused(
    composition: Composition, tmp_path: Path, config: dict[str, object], words: str
) -> None:
    folder = write_peft(tmp_path / "mine", "llama", config=config)
    base = tiny(composition, "llama")
    assert words in reason_of(lambda: composition.adapters.convert(folder, base))
    assert not (composition.paths.models / "adapters").exists()


def test_other_models_are_refused(composition: Composition, tmp_path: Path) -> None:
    folder = write_peft(tmp_path / "mine", "llama")
    assert "this kind of model" in reason_of(lambda: composition.adapters.convert(folder, tiny(composition, "mamba")))
    assert "cannot be converted" in reason_of(lambda: composition.adapters.convert(folder, tiny(composition, "phi3")))
    assert "no LoRA" in reason_of(lambda: composition.adapters.convert(tmp_path, tiny(composition, "llama")))


def reasons(composition: Composition) -> dict[str, str]:
    (adapter,) = composition.adapters.adapters()
    return {one.model.id: str(one.misfit or "") for one in composition.adapters.bases(adapter)}


def test_each_model_says_why_an_adapter_is_not_for_it(composition: Composition) -> None:
    tiny(composition, "llama")
    tiny(composition, "qwen2")
    write_lora(composition.paths.models / "mine.gguf", "llama")
    (adapter,) = composition.adapters.adapters()
    assert adapter.base == "Tiny llama"
    assert [one.id for one in composition.adapters.likely_bases(adapter)] == ["llama"]
    found = reasons(composition)
    assert found["llama"] == ""
    assert found["qwen2"] == "It was made for models of the kind llama, and this one is qwen2."
    starter = next(words for name, words in found.items() if name.startswith("SmolLM2"))
    assert starter.startswith("It was made for a model 32 numbers wide, and this one is 576 wide.")


def test_a_part_of_another_size_is_named(composition: Composition) -> None:
    base = tiny(composition, "llama")
    sizes = {"blk.0.attn_q.weight.lora_a": (64, 4), "blk.0.attn_q.weight.lora_b": (4, 99)}
    told = part_misfit(needs_of("llama", sizes), tensor_sizes([base.path]))
    assert str(told) == "It changes blk.0.attn_q.weight, which has another size in this model."
    far = {"blk.7.attn_q.weight.lora_a": (64, 4), "blk.7.attn_q.weight.lora_b": (4, 64)}
    told = misfit(needs_of("llama", far), composition.models.header(base.path))
    assert str(told) == "It was made for 8 layers or more, and this model has 2."
    odd = {"blk.0.odd.weight.lora_a": (64, 4), "blk.0.odd.weight.lora_b": (4, 64)}
    told = part_misfit(needs_of("llama", odd), tensor_sizes([base.path]))
    assert str(told) == "It changes a part that this model does not have: blk.0.odd.weight."


def test_models_for_an_adapter_of_peft_are_told_before_it_is_converted(
    composition: Composition, tmp_path: Path
) -> None:
    base = tiny(composition, "llama")
    found, bases = composition.adapters.look_at(write_peft(tmp_path / "mine", "llama"))
    assert (found.name, found.base, found.layers, found.width) == ("mine", "tiny/llama", 2, 32)
    assert next((one.model.id, one.misfit is None) for one in bases) == (base.id, True)
    assert all(one.misfit is not None for one in bases[1:])
    with pytest.raises(KnownError) as caught:
        composition.adapters.look_at(tmp_path)
    assert caught.value.kind is ErrorKind.ADAPTER_NOT_CONVERTED


def test_a_conversion_is_told_and_can_be_stopped(composition: Composition, tmp_path: Path) -> None:
    base, folder, told = tiny(composition, "llama"), write_peft(tmp_path / "mine", "llama"), list[tuple[int, int]]()
    assert composition.adapters.convert(folder, base, lambda *moved: told.append(moved)) is not None
    assert told[-1][0] == told[-1][1] == len(told)
    cancel = Cancellation()
    assert composition.adapters.convert(folder, base, lambda *_moved: cancel.cancel(), cancel) is None
    assert len(list((composition.paths.models / "adapters").iterdir())) == 1


def test_a_deleted_adapter_is_used_no_more(composition: Composition) -> None:
    base = tiny(composition, "llama")
    path = write_lora(composition.paths.models / "mine.gguf", "llama")
    composition.engines.change(base, adapters=[AdapterChoice(path=str(path), strength=0.5)])
    (adapter,) = composition.adapters.adapters()
    assert [one.strength for one in composition.adapters.bases(adapter)][:2] == [0.5, None]
    assert composition.adapters.delete(adapter) == adapter.size
    assert not path.exists()
    assert composition.settings.current().engines == {}


@pytest.mark.engine
def test_another_strength_is_heard_by_the_engine_that_is_loaded(composition: Composition) -> None:
    base = tiny(composition, "llama")
    path = write_lora(composition.paths.models / "mine.gguf", "llama")
    assert composition.engines.add_adapter(base, path)
    plain, pids = scores(composition, base), composition.pool.pids()
    composition.engines.set_strength(base, str(path), 0.35)
    client = composition.pool.ready(base, **engine_options(base, composition.settings.current()))
    assert client is not None
    assert [one.scale for one in client.adapters] == [0.35], "at once, and not with the next answer"
    assert scores(composition, base) != plain
    assert composition.pool.pids() == pids


def test_a_folder_of_peft_without_its_weights_says_what_is_missing(composition: Composition, tmp_path: Path) -> None:
    folder = write_peft(tmp_path / "mine", "llama")
    (folder / "adapter_model.safetensors").unlink()
    look_over = composition.library.look_over
    for given in (folder, folder / "adapter_config.json"):
        assert look_over([given]).peft == (folder,)
    ready = write_lora(folder / "ready.gguf", "llama")
    found = look_over([folder])
    assert ([one.path for one in found.models], found.peft) == ([ready], ()), "somebody has converted it already"


def used(composition: Composition) -> tuple[int, list[str], int]:
    """The one engine: its process, the adapters it has, and the bytes that they take."""
    (loaded,) = composition.pool.all_loaded()
    names = [Path(one.path).stem for one in loaded.facts.adapters]
    return loaded.pid, names, sum(part.bytes for part in loaded.facts.memory if part.part is Part.ADAPTERS)


@pytest.mark.engine
def test_adapters_are_swapped_in_the_engine_that_is_loaded(composition: Composition, tmp_path: Path) -> None:
    base, folder = tiny(composition, "llama"), composition.paths.models
    one, two = (write_lora(folder / f"{name}.gguf", seed=seed) for name, seed in (("one", 1), ("two", 2)))
    plain = scores(composition, base)
    pid = used(composition)[0]
    assert composition.engines.add_adapter(base, one)
    first = scores(composition, base)
    assert first != plain
    assert used(composition)[:2] == (pid, ["one"])
    assert used(composition)[2] > 1000
    assert composition.engines.add_adapter(base, two)
    composition.engines.remove_adapter(base, str(one))
    assert used(composition)[:2] == (pid, ["two"])
    second = scores(composition, base)
    assert second not in (plain, first)
    composition.engines.remove_adapter(base, str(two))
    assert used(composition) == (pid, [], 0)
    assert scores(composition, base) == pytest.approx(plain, rel=1e-5)


@pytest.mark.engine
def test_what_a_loaded_engine_may_not_read_is_loaded_with_anew(composition: Composition, tmp_path: Path) -> None:
    base, folder = tiny(composition, "llama"), composition.paths.models / "adapters"
    folder.mkdir()
    plain = scores(composition, base)
    pid = used(composition)[0]
    made = composition.adapters.convert(write_peft(tmp_path / "mine", "llama"), base)
    assert made is not None
    assert composition.engines.add_adapter(base, made), "it came later, where adapters of our own lie"
    before = scores(composition, base)
    assert used(composition)[:2] == (pid, ["mine"])
    write_lora(folder / "other.gguf", seed=3).replace(made)
    assert scores(composition, base) not in (plain, before), "another file of that name is another adapter"
    assert composition.engines.add_adapter(base, write_lora(tmp_path / "afar.gguf"))
    assert used(composition)[1] == ["mine", "afar"]
    assert scores(composition, base) != plain


@pytest.mark.engine
def test_an_adapter_that_does_not_work_leaves_the_engine_as_it_was(composition: Composition) -> None:
    base, folder = tiny(composition, "llama"), composition.paths.models
    good, bad = write_lora(folder / "good.gguf"), write_lora(folder / "bad.gguf", alpha=1e30)
    scores(composition, base)
    assert composition.engines.add_adapter(base, good)
    before = scores(composition, base)
    pid = used(composition)[0]
    assert "makes no sense" in reason_of(lambda: composition.engines.add_adapter(base, bad))
    assert scores(composition, base) == pytest.approx(before, rel=1e-5)
    assert used(composition)[:2] == (pid, ["good"])
