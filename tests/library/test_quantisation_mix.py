"""What files of a quantisation are made of."""

import pytest

from desktop.library.gguf_types import BLOCKS, FILE_TYPES, TYPES
from desktop.library.quantisation_mix import bits, mix_of


@pytest.mark.parametrize("name", [*FILE_TYPES.values(), *TYPES.values(), "UD-Q4_K_XL", "q4_k_m", "", "nonsense"])
def test_shares_are_together_one_and_types_are_ggmls(name: str) -> None:
    mixed = mix_of(name)
    assert sum(mixed.values()) == pytest.approx(1)
    assert set(mixed) <= set(TYPES.values())
    assert 1 <= bits(name) <= 64


def test_every_type_has_a_size() -> None:
    assert set(TYPES) | {24, 25, 26, 27, 28} == set(BLOCKS) | {24, 25, 26, 27, 28}


@pytest.mark.parametrize(
    ("name", "size"),
    [("Q4_K_M", 4.9), ("Q8_0", 8.5), ("F16", 16), ("Q6_K", 6.56), ("Q5_K_M", 5.7), ("Q3_K_M", 4.0), ("IQ4_XS", 4.5)],
)
def test_bits_are_about_those_of_files_that_are_published(name: str, size: float) -> None:
    assert bits(name) == pytest.approx(size, rel=0.06)


def test_what_begins_like_a_type_is_mostly_that() -> None:
    assert mix_of("UD-Q8_0_XL") == {"Q8_0": 1.0}
    assert mix_of("nobody knows") == mix_of("Q4_K_M")
