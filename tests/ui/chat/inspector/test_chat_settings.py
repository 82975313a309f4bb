"""Ranges come from where the settings are declared."""

import pytest

from desktop.core.sampling import Sampling
from desktop.settings import Settings
from desktop.ui.chat.inspector.chat_settings import Range, range_of


@pytest.mark.parametrize(
    ("struct", "field", "expected"),
    [
        (Sampling, "temperature", Range(0, 2)),
        (Sampling, "top_k", Range(0, 1000)),
        (Sampling, "repeat_penalty", Range(1, 2)),
        (Sampling, "seed", Range(0, 2**32 - 2)),
        (Settings, "max_tokens", Range(1, 131_072)),
        (Settings, "system_prompt", Range(0, 100_000)),
    ],
)
def test_ranges(struct: type, field: str, expected: Range) -> None:
    assert range_of(struct, field) == expected


def test_a_field_without_a_range_says_so() -> None:
    with pytest.raises(LookupError, match="model"):
        range_of(Settings, "model")


def test_both_ends_are_allowed() -> None:
    allowed = Range(0, 2)
    assert [allowed.holds(value) for value in (-0.01, 0, 1, 2, 2.01)] == [False, True, True, True, False]
