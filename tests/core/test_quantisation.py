"""Every file type that a name can tell has plain words."""

import pytest

from desktop.core.quantisation import is_unshortened, plain_words
from desktop.library.gguf_types import FILE_TYPES


@pytest.mark.parametrize("name", [*FILE_TYPES.values(), "UD-Q4_K_XL", "IQ4_NL", "MXFP4_MOE", "TQ1_0", ""])
def test_every_type_has_words(name: str) -> None:
    assert str(plain_words(name))
    assert "{" not in str(plain_words(name))


def test_words_say_how_many_bits() -> None:
    assert str(plain_words("q4_k_m")).startswith("4 bits, medium")
    assert str(plain_words("IQ3_XS")).startswith("3 bits")
    assert str(plain_words("UD-Q6_K_XL")).startswith("6 bits")
    assert str(plain_words("strange")).startswith("unknown")


def test_what_nothing_was_taken_from_has_no_loss_to_be_published() -> None:
    whole = [
        name for name in ("F16", "bf16", "F32", "MXFP4", "MXFP4_MOE", "Q8_0", "Q4_K_M", "") if is_unshortened(name)
    ]
    assert whole == ["F16", "bf16", "F32", "MXFP4", "MXFP4_MOE"]
