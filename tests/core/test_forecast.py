"""From speeds and work to tokens a second."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.fit import Forecast
from desktop.core.forecast import MODEL_ERROR, Correction, forecast, reading_seconds, writing_seconds
from desktop.core.speed import HeadSpeed, KernelSpeed, MachineSpeed, TokenWork, Weights

GB = 1e9
SPEED = MachineSpeed(
    kernels=(
        KernelSpeed(type="Q4_K", writing=20 * GB, reading=50 * GB),
        KernelSpeed(type="Q8_0", writing=25 * GB, reading=80 * GB),
    ),
    threads=4,
    experts=2.0,
)
WORK = TokenWork(
    weights=(Weights("Q4_K", 1 * GB, 2 * GB),), output=(Weights("Q8_0", 0.25 * GB, 0.25 * GB),), layers=10, width=1000
)


def test_writing_is_bytes_over_bytes_a_second() -> None:
    assert writing_seconds(WORK, SPEED, 0) == pytest.approx(1 / 20 + 0.25 / 25)


def test_reading_is_multiplications_and_the_output_once() -> None:
    assert reading_seconds(WORK, SPEED, 100) == pytest.approx(100 * 2 / 50 + 0.25 / 25)


def test_what_stands_beside_the_weights_is_added() -> None:
    import msgspec

    speed = msgspec.structs.replace(SPEED, step=1e-5, layer=1e-3, word=1e-7, number=1e-9, attention_reading=1e-9)
    work = msgspec.structs.replace(WORK, matrices=70, words=1000, heads_length=2000)
    assert writing_seconds(work, speed, 0) == pytest.approx(0.06 + 70e-5 + 10e-3 + 1e-4)
    added = reading_seconds(work, speed, 100) - reading_seconds(WORK, SPEED, 100)
    assert added == pytest.approx(100 * (10 * 1000 * 1e-9 + 50 * 2000 * 1e-9))


def test_a_window_ends_the_growth_of_attention() -> None:
    import msgspec

    speed = msgspec.structs.replace(SPEED, heads=(HeadSpeed(64, 1e-9),))
    work = msgspec.structs.replace(WORK, windowed_length=1000, window=512)
    assert writing_seconds(work, speed, 100) < writing_seconds(work, speed, 512)
    assert writing_seconds(work, speed, 512) == writing_seconds(work, speed, 4096)


@pytest.mark.parametrize(("length", "like"), [(64, 64), (192, 128), (576, 256), (80, 80), (72, 80), (112, 96)])
def test_heads_of_a_length_with_a_rest_are_like_others_with_one(length: int, like: int) -> None:
    import msgspec

    lengths = (64, 80, 96, 128, 256)
    speed = msgspec.structs.replace(SPEED, heads=tuple(HeadSpeed(one, one * 1e-9) for one in lengths))
    work = msgspec.structs.replace(WORK, heads_length=1000, head=length)
    added = writing_seconds(work, speed, 10) - writing_seconds(WORK, SPEED, 10)
    assert added == pytest.approx(10 * 1000 * like * 1e-9)


def test_what_is_kept_of_each_token_comes_from_memory() -> None:
    import msgspec

    speed = msgspec.structs.replace(SPEED, cache=1e-9)
    work = msgspec.structs.replace(WORK, kept=1000, windowed_kept=100, window=512)
    assert writing_seconds(work, speed, 2000) - writing_seconds(WORK, SPEED, 0) == pytest.approx(
        2 * (1000 * 2000 + 100 * 512) * 1e-9
    )


def test_experts_cost_more_while_many_tokens_are_read() -> None:
    experts = TokenWork(weights=(), output=(), experts=WORK.weights)
    plain = TokenWork(weights=WORK.weights, output=())
    assert reading_seconds(experts, SPEED, 10) == pytest.approx(2 * reading_seconds(plain, SPEED, 10))
    assert writing_seconds(experts, SPEED, 0) == writing_seconds(plain, SPEED, 0)


def test_a_type_that_was_not_measured_is_like_another() -> None:
    def written(kind: str) -> float:
        return writing_seconds(TokenWork(weights=(Weights(kind, GB, GB),), output=()), SPEED, 0)

    assert written("Q5_K") == written("Q4_K")
    assert written("Q6_K") == written("Q8_0")
    assert written("TQ9_9") == written("Q4_K"), "the slowest, as nothing is known"


def test_nothing_measured_nothing_foretold() -> None:
    assert forecast(WORK, None) == Forecast()
    assert forecast(WORK, MachineSpeed(kernels=(), threads=2)) == Forecast()
    assert forecast(TokenWork(weights=(), output=()), SPEED) == Forecast()


def test_a_range_is_as_wide_as_what_is_not_known() -> None:
    import msgspec

    plain = forecast(WORK, SPEED).writing
    assert plain.high / plain.low == pytest.approx((1 + MODEL_ERROR) ** 2)
    rounded = forecast(msgspec.structs.replace(WORK, exact=False), SPEED).writing
    learned = forecast(WORK, SPEED, Correction(factor=0.5, error=0.03, runs=5)).writing
    assert rounded.high / rounded.low > plain.high / plain.low > learned.high / learned.low
    assert learned.middle == pytest.approx(plain.middle / 2, rel=0.02)


@given(st.floats(1, 1e12), st.floats(0, 1e12), st.floats(0, 1e5), st.integers(1, 10_000))
def test_larger_is_never_faster(size: float, more: float, depth: float, tokens: int) -> None:
    small, large = (
        TokenWork(weights=(Weights("Q4_K", one, one),), output=(), heads_length=64) for one in (size, size + more)
    )
    assert writing_seconds(large, SPEED, depth) >= writing_seconds(small, SPEED, depth) > 0
    assert reading_seconds(large, SPEED, tokens) >= reading_seconds(small, SPEED, tokens) > 0


def test_a_type_that_was_not_measured_is_like_one_in_the_same_order() -> None:
    """Weights that llama.cpp keeps in another order are multiplied by other code."""
    kernels = tuple(KernelSpeed(type=name, writing=size, reading=size) for name, size in (("Q4_0", 9e9), ("Q5_0", 1e9)))
    work = TokenWork(weights=(Weights("Q4_1", 1e9, 1e9),), output=())
    for repacked, seconds in (((), 1 / 9), (("Q4_0",), 1.0), (("Q4_0", "Q4_1"), 1 / 9)):
        speed = MachineSpeed(kernels=kernels, threads=1, repacked=repacked)
        assert writing_seconds(work, speed, 0) == pytest.approx(seconds)
