"""Adapters in the folders, and PEFT's made into GGUF: the real engine says whether the numbers are right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
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
