"""Adapters in the folders, and PEFT's made into GGUF: the real engine says whether the numbers are right."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.engine_choice import AdapterChoice
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.engine.load_facts import Part
from desktop.library.adapter_fit import misfit, needs_of, part_misfit, tensor_sizes
from desktop.library.gguf_header import read_header
from desktop.library.gguf_writer import gguf_pieces
from desktop.library.peft import converted
from desktop.services.engine_options import engine_options
from tests.fixtures.peft_maker import ALPHA, HEAD, WORDS, added_by, write_merged, write_peft
from tests.fixtures.tiny_models.architectures import ALL
from tests.fixtures.tiny_models.lora import write_lora
from tests.fixtures.tiny_models.maker import write_tiny

BEGINNING, ENDINGS = "the rain in spain", [" stays mainly in the plain", " falls", " 42"]
ALIKE = ["llama", "qwen2", "qwen2vl", "qwen3", "gemma2", "gemma3", "granite", "smollm3", "olmo2"]
MORE = ["codellama", "mixtral", "qwen3moe", "phi2", "phi2-joined", "phi3", "lfm2"]
OUTSIDE = {"codellama": (HEAD, WORDS)}  # what reads and writes words, too


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
@pytest.mark.parametrize("which", ["codellama", "mixtral", "phi2-joined", "phi3", "gemma3", "lfm2"])
def test_a_converted_adapter_does_what_merging_does(composition: Composition, tmp_path: Path, which: str) -> None:
    base, more = tiny(composition, which), OUTSIDE.get(which, ())
    path = composition.adapters.convert(write_peft(tmp_path / "mine", which, more=more), base)
    assert path is not None
    assert path == composition.paths.models / "adapters" / "mine.gguf"
    plain = scores(composition, base)
    assert composition.engines.add_adapter(base, path)
    adapted = scores(composition, base)
    write_merged(composition.paths.models / "merged.gguf", which, more)
    merged = scores(composition, composition.models.find("merged"))
    assert adapted == pytest.approx(merged, rel=2e-3, abs=2e-2)
    assert max(abs(one - other) for one, other in zip(plain, merged, strict=True)) > 0.2


@pytest.mark.parametrize("which", ALIKE + MORE)
def test_what_a_converted_adapter_adds_to_each_matrix(tmp_path: Path, which: str) -> None:
    """By numpy, for each family."""
    base, more = write_tiny(tmp_path / "base.gguf", which), OUTSIDE.get(which, ())
    folder = write_peft(tmp_path / "mine", which, more=more)
    keys, tensors = converted(folder, read_header(base), tensor_sizes([base]))
    assert keys["general.architecture"] == ALL[which].name
    file = tmp_path / "made.gguf"
    file.write_bytes(b"".join(gguf_pieces(keys, tensors)))
    halves = {one.name: one.data for one in gguf.GGUFReader(file).tensors}
    wanted = added_by(which, more)
    for name in {name.rpartition(".")[0] for name in halves}:
        a, b = halves[f"{name}.lora_a"], halves[f"{name}.lora_b"]
        added = (b @ a.T).T if name == WORDS else b @ a
        assert added * (ALPHA / b.shape[-1]) == pytest.approx(wanted.pop(name), abs=1e-4), name
    assert all(which == "phi2-joined" and re.search("attn_[qkv][.]", name) for name in wanted)


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
        ({"bias": "lora_only"}, "another kind"),
        ({"lora_bias": True}, "another kind"),
        ({"alpha_pattern": {"q_proj": 3}}, "another kind"),
        ({"use_rslora": True, "rank_pattern": {"q_proj": 3}}, "another kind"),
        ({"init_lora_weights": "pissa_niter_4"}, "another kind"),
        ({"alora_invocation_tokens": [1, 2]}, "another kind"),
        ({"r": 8}, "damaged"),
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


def test_what_the_model_does_not_have_is_refused_before_anything_is_written(
    composition: Composition, tmp_path: Path
) -> None:
    def refused(which: str, base: str, name: str, **others: Any) -> str:
        folder = write_peft(tmp_path / name, which, **others)
        return reason_of(lambda: composition.adapters.convert(folder, tiny(composition, base)))

    def damaged(folder: Path) -> None:
        with pytest.raises(KnownError) as caught:
            composition.adapters.look_at(folder)
        assert caught.value.kind is ErrorKind.ADAPTER_NOT_CONVERTED

    start, half = "base_model.model.model.layers.0", np.ones((4, 32), np.float32)
    assert "also writes with" in refused("smollm2", "smollm2", "words", more=(WORDS,))
    assert "also writes with" in refused("codellama", "smollm2", "head", more=(HEAD,))
    assert "its sizes are different" in refused("phi2", "phi2-joined", "narrower")
    assert "its sizes are different" in refused("llama", "mixtral", "no experts")
    for name in (f"{start}.mlp.experts.9.up_proj.lora_A.weight", f"{start}.self_attn.q_proj.lora_A.weight"):
        assert "damaged" in refused("qwen3moe", "qwen3moe", name, others={name: half[:2]})
        damaged(tmp_path / name)
    for name in ("base_model.model.model.embed_tokens.weight", f"{start}.self_attn.q_proj.lora_B.bias"):
        assert "cannot be converted" in refused("llama", "llama", name, others={name: half})
    folder = write_peft(tmp_path / "pickled", "llama")
    (folder / "adapter_model.safetensors").rename(folder / "adapter_model.bin")
    assert "could run programs" in reason_of(lambda: composition.adapters.convert(folder, tiny(composition, "llama")))
    assert not (composition.paths.models / "adapters").exists()
    write_peft(tmp_path / "fused", "phi2")
    _, bases = composition.adapters.look_at(tmp_path / "fused")
    told = {one.model.id: str(one.misfit or "") for one in bases}
    reason = "it was made for another model: its sizes are different"
    assert told["phi2-joined"] == f"It cannot be made for this model, as {reason}."


def test_a_rank_of_its_own_and_a_strength_that_falls_less_with_the_rank(tmp_path: Path) -> None:
    base = write_tiny(tmp_path / "base.gguf", "llama")
    start, wide = "base_model.model.model.layers.0.self_attn.v_proj", np.ones((8, 32), np.float32)
    others = {f"{start}.lora_A.weight": wide, f"{start}.lora_B.weight": np.ones((16, 8), np.float32)}
    folder = write_peft(tmp_path / "mine", "llama", config={"rank_pattern": {"v_proj": 8}}, others=others)
    _, tensors = converted(folder, read_header(base), tensor_sizes([base]))
    assert next(one.sizes for one in tensors if one.name == "blk.0.attn_v.weight.lora_a") == (32, 8)
    folder = write_peft(tmp_path / "rs", "llama", config={"use_rslora": True})
    keys, _ = converted(folder, read_header(base), tensor_sizes([base]))
    assert keys["adapter.lora.alpha"] == ALPHA * 2, "divided by the rank, 4, it is alpha through the root of that"


def reasons(composition: Composition) -> dict[str, str]:
    (adapter,) = composition.adapters.adapters()
    return {one.model.id: str(one.misfit or "") for one in composition.adapters.bases(adapter)}


def test_each_model_says_why_an_adapter_is_not_for_it(composition: Composition) -> None:
    tiny(composition, "llama")
    tiny(composition, "qwen2")
    write_lora(composition.paths.models / "mine.gguf", "llama")
    (adapter,) = composition.adapters.adapters()
    assert adapter.base == "Tiny llama"
    (listed,) = composition.adapters.listed()
    assert ([one.id for one in listed.bases], listed.users) == (["llama"], ())
    found = reasons(composition)
    assert found["llama"] == ""
    assert found["qwen2"] == "It was made for models of the kind llama, and this one is qwen2."
    starter = next(words for name, words in found.items() if name.startswith("SmolLM2"))
    assert starter.startswith("It was made for a model 32 numbers wide, and this one is 576 wide.")


def test_the_model_that_it_was_made_for_comes_first(composition: Composition) -> None:
    for name in ("another", "tiny-llama"):
        write_tiny(composition.paths.models / f"{name}.gguf", "llama", keys={"general.name": name.title()})
    write_lora(composition.paths.models / "mine.gguf", "llama", keys={"general.base_model.0.name": "Tiny Llama"})
    (adapter,) = composition.adapters.adapters()
    assert [one.id for one in composition.adapters.listed()[0].bases] == ["tiny-llama", "another"]
    assert [one.model.id for one in composition.adapters.bases(adapter)][:2] == ["tiny-llama", "another"]


def test_a_part_of_another_size_is_named(composition: Composition) -> None:
    base = tiny(composition, "llama")
    sizes = {"blk.0.attn_q.weight.lora_a": (64, 4), "blk.0.attn_q.weight.lora_b": (4, 99)}
    told = part_misfit(needs_of("llama", sizes), tensor_sizes([base.path]))
    assert str(told) == "It changes blk.0.attn_q.weight, which has another size in this model."
    far = {"blk.7.attn_q.weight.lora_a": (64, 4), "blk.7.attn_q.weight.lora_b": (4, 64)}
    told = misfit(needs_of("llama", far), composition.models.header(base.path))
    assert str(told) == "It was made for 8 layers or more, and this model has 2."
    words = {"token_embd.weight.lora_a": (4, 99), "token_embd.weight.lora_b": (4, 32)}
    told = part_misfit(needs_of("llama", words), tensor_sizes([tiny(composition, "smollm2").path]))
    assert str(told) == "It changes the vectors of words, which this model also writes with."
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
    assert [done for done, _ in told] == list(range(told[-1][1] + 1))
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
    assert not any(part.mapped for part in loaded.facts.memory if part.part is Part.ADAPTERS)
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
def test_where_there_is_no_room_for_it_the_model_is_loaded_anew(
    composition: Composition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then whether it fits is judged as before every load."""
    base, adapter = tiny(composition, "llama"), write_lora(composition.paths.models / "mine.gguf")
    scores(composition, base)
    pid, pool = used(composition)[0], composition.pool
    monkeypatch.setattr(pool, "_keeping", pool._keeping._replace(free=lambda: adapter.stat().st_size - 1))
    assert composition.engines.add_adapter(base, adapter)
    assert used(composition)[1] == ["mine"]
    assert used(composition)[0] != pid


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
