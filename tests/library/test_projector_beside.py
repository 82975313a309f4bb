"""Which projector goes with which model in one folder."""

from pathlib import Path

import pytest

from desktop.library.projector_beside import projector_beside


@pytest.mark.parametrize(
    ("model", "models", "projectors", "found"),
    [
        ("gemma-3-4b-it-Q4_K_M", [], ["mmproj-gemma-3-4b-it-f16"], "mmproj-gemma-3-4b-it-f16"),
        ("gemma-3-4b-it-Q4_K_M", ["Qwen3-0.6B-Q8_0"], ["mmproj-gemma-3-4b-it-f16"], "mmproj-gemma-3-4b-it-f16"),
        ("Qwen3-0.6B-Q8_0", ["gemma-3-4b-it-Q4_K_M"], ["mmproj-gemma-3-4b-it-f16"], None),
        ("SmolVLM-256M-Instruct-Q8_0", [], ["SmolVLM-256M-Instruct-mmproj-f16"], "SmolVLM-256M-Instruct-mmproj-f16"),
        ("gemma-3-4b-it-Q4_K_M", ["gemma-3-4b-it-Q8_0"], ["mmproj-model-f16"], "mmproj-model-f16"),
        ("gemma-3-4b-it-Q4_K_M", ["Qwen3-0.6B-Q8_0"], ["mmproj-model-f16"], None),
        ("gemma-3-4b-it-Q4_K_M", [], ["mmproj-F16", "mmproj-BF16"], "mmproj-BF16"),
        ("gemma-3-4b-it-Q4_K_M", [], ["mmproj-gemma-3-12b-it-f16"], None),
        ("gemma-3-4b-it-Q4_K_M", [], [], None),
    ],
)
def test_names_decide(tmp_path: Path, model: str, models: list[str], projectors: list[str], found: str | None) -> None:
    own = tmp_path / f"{model}.gguf"
    beside = [tmp_path / f"{name}.gguf" for name in projectors]
    others = [own, *(tmp_path / f"{name}.gguf" for name in models)]
    assert projector_beside(own, others, beside) == (tmp_path / f"{found}.gguf" if found else None)


def test_the_smallest_of_several_is_taken(tmp_path: Path) -> None:
    own, large, small = (tmp_path / f"{name}.gguf" for name in ("a-Q4_0", "mmproj-a-f32", "mmproj-a-q8_0"))
    large.write_bytes(b"xx")
    small.write_bytes(b"x")
    assert projector_beside(own, [own], [large, small]) == small
