"""Names for people and quantisations, from real files' names."""

import pytest

from desktop.library.model_name import display_name, quantisation, split_part


@pytest.mark.parametrize(
    ("stem", "said", "name"),
    [
        ("SmolLM2-135M-Instruct.Q4_1", "Smollm2 135M 8k Lc100K Mix1 Ep2", "SmolLM2 135M Instruct"),
        ("qwen2.5-7b-instruct-q4_k_m", "Qwen2.5 7B Instruct", "Qwen2.5 7B Instruct"),
        ("all-MiniLM-L6-v2.F16", "all-MiniLM-L6-v2", "all-MiniLM-L6-v2"),
        ("ggml-model-Q4_K_M", "Mistral 7B", "Mistral 7B"),
        ("sha256-0123456789abcdef0123456789abcdef", "Llama 3.2 1B", "Llama 3.2 1B"),
        ("model", "", "model"),
        ("gemma-3-4b-it-UD-Q4_K_XL", "47b6801b24d15ff9bcd8c96dfaea0be9ed3a0301", "gemma 3 4b it"),
        ("a\u202ecod.exe\u0007", "", "acod.exe"),
        ("\u200b", "\u200b", "?"),
        ("x" * 400, "", "x" * 120),
    ],
)
def test_display_name(stem: str, said: str, name: str) -> None:
    assert display_name(stem, said) == name


@pytest.mark.parametrize(
    ("file_type", "stem", "word"),
    [
        (3, "SmolLM2-135M-Instruct.Q4_1", "Q4_1"),
        (15, "whatever", "Q4_K_M"),
        (1024 + 7, "guessed", "Q8_0"),
        (None, "Phi-4-mini-instruct.IQ2_XXS", "IQ2_XXS"),
        (None, "gpt-oss-20b-mxfp4", "MXFP4"),
        (None, "m-fp16", "F16"),
        (None, "gemma-UD-Q4_K_XL", "UD-Q4_K_XL"),
        (9999, "Llama-3-8B-BF16", "BF16"),
        (-1, "Qwen3-8B", ""),
    ],
)
def test_quantisation(file_type: int | None, stem: str, word: str) -> None:
    assert quantisation(file_type, stem) == word


def test_split_part() -> None:
    assert split_part("big-Q8_0-00002-of-00003") == ("big-Q8_0", 2, 3)
    assert split_part("small") == ("small", 1, 1)
