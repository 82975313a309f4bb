"""Every setting of the sampler has a range, and what is outside it is refused with its name."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.sampling import Mirostat, Sampling

LIMITS = [
    ("repeat_penalty", 1.0, 2.0),
    ("repeat_last_n", 0, 4096),
    ("top_k", 0, 1000),
    ("top_p", 0.0, 1.0),
    ("min_p", 0.0, 1.0),
    ("frequency_penalty", -2.0, 2.0),
    ("presence_penalty", -2.0, 2.0),
    ("dry_multiplier", 0.0, 5.0),
    ("dry_base", 1.0, 4.0),
    ("dry_allowed_length", 1, 100),
    ("typical_p", 0.0, 1.0),
    ("xtc_probability", 0.0, 1.0),
    ("xtc_threshold", 0.0, 1.0),
    ("mirostat", 0, 2),
    ("mirostat_tau", 0.0, 20.0),
    ("mirostat_eta", 0.001, 1.0),
    ("temperature", 0.0, 2.0),
    ("seed", 0, 2**32 - 2),
]
SAMPLINGS = st.builds(
    Sampling,
    repeat_penalty=st.floats(1.0, 2.0),
    repeat_last_n=st.integers(0, 4096),
    top_k=st.integers(0, 1000),
    top_p=st.floats(0.0, 1.0),
    min_p=st.floats(0.0, 1.0),
    typical_p=st.floats(0.0, 1.0),
    mirostat=st.sampled_from(Mirostat),
    temperature=st.floats(0.0, 2.0),
    seed=st.none() | st.integers(0, 2**32 - 2),
)


def read(name: str, value: float) -> Sampling:
    return msgspec.convert({name: value}, Sampling)


def test_no_field_is_without_limits() -> None:
    assert {name for name, _, _ in LIMITS} == set(Sampling.__struct_fields__)


@pytest.mark.parametrize(("name", "low", "high"), LIMITS)
def test_the_limits_themselves_are_allowed(name: str, low: float, high: float) -> None:
    assert (getattr(read(name, low), name), getattr(read(name, high), name)) == (low, high)


@pytest.mark.parametrize(("name", "low", "high"), LIMITS)
def test_beyond_the_limits_is_refused(name: str, low: float, high: float) -> None:
    step = 1 if isinstance(low, int) else 0.001
    for value in (low - step, high + step):
        with pytest.raises(msgspec.ValidationError, match=name):
            read(name, value)


def test_the_defaults_are_within_the_limits() -> None:
    assert msgspec.convert(msgspec.to_builtins(Sampling()), Sampling) == Sampling()


@given(SAMPLINGS)
def test_what_is_written_is_read_again(sampling: Sampling) -> None:
    assert msgspec.json.decode(msgspec.json.encode(sampling), type=Sampling) == sampling
