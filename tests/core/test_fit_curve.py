"""Verdicts: lines through what was worked out, and what had best be chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.engine_choice import CacheChoice
from desktop.core.fit import FitLevel, FitWish, Need
from desktop.core.fit_curve import TIGHT_LEFT, Available, FitCurve, NeedPoint, choose, judge, level_of

GB = 1 << 30


def need(context: int, each: int) -> NeedPoint:
    """A model of 2 GB whose buffers take 128 MB."""
    return NeedPoint(
        context,
        Need(model=2 * GB, context=context * each, engine=GB // 8),
        device=3 * GB,
        first=3 * GB // 30,
        host=GB // 16,
    )


def curve(*, layers: int = 0) -> FitCurve:
    """One that keeps 128 KB of a token, or half of it, or a quarter."""
    kinds = {CacheChoice.F16: 1 << 17, CacheChoice.Q8_0: 1 << 16, CacheChoice.Q4_0: 1 << 15}
    points: dict[CacheChoice, tuple[NeedPoint, ...]] = {
        kind: (need(512, each), need(32_768, each)) for kind, each in kinds.items()
    }
    return FitCurve(points=points, trained=32_768, all_layers=layers)


@given(st.integers(1, 1 << 17))
def test_the_line_goes_through_every_length(context: int) -> None:
    assert abs(curve().point(context, CacheChoice.F16).need.context - context * (1 << 17)) <= 1


@given(st.integers(0, 1 << 17), st.integers(0, 64 * GB), st.sampled_from(CacheChoice))
def test_more_memory_is_never_worse_and_more_context_never_better(
    context: int, memory: int, cache: CacheChoice
) -> None:
    order = list(FitLevel)
    one = judge(curve(), FitWish(context=context, cache=cache), Available(memory))
    richer = judge(curve(), FitWish(context=context, cache=cache), Available(memory * 2))
    longer = judge(curve(), FitWish(context=context * 2, cache=cache), Available(memory))
    assert order.index(richer.level) <= order.index(one.level)
    assert context == 0 or order.index(longer.level) >= order.index(one.level)
    assert (one.left < 0) == (one.level is FitLevel.TOO_LARGE)


def test_a_context_is_what_an_engine_would_make_of_it() -> None:
    assert judge(curve(), FitWish(), Available(GB)).context == 8192
    assert judge(curve(), FitWish(context=1 << 20), Available(GB)).context == 32_768
    assert judge(curve(), FitWish(context=1000), Available(GB)).context == 1024


@pytest.mark.parametrize(
    ("wanted", "available", "level"),
    [
        (4 * GB, 8 * GB, FitLevel.GOOD),
        (4 * GB, 4 * GB, FitLevel.TIGHT),
        (4 * GB, 4 * GB - 1, FitLevel.TOO_LARGE),
        (GB, GB + TIGHT_LEFT, FitLevel.GOOD),
        (GB, GB + TIGHT_LEFT - 1, FitLevel.TIGHT),
        (18 * GB, 20 * GB, FitLevel.TIGHT),
    ],
)
def test_levels(wanted: int, available: int, level: FitLevel) -> None:
    assert level_of(wanted, available) is level


@pytest.mark.parametrize(
    ("memory", "context", "cache", "level"),
    [
        (8.0, 8192, CacheChoice.F16, FitLevel.GOOD),
        (3.7, 8192, CacheChoice.Q8_0, FitLevel.GOOD),
        (3.5, 4096, CacheChoice.Q8_0, FitLevel.GOOD),
        (3.2, 1024, CacheChoice.Q8_0, FitLevel.GOOD),
        (3.17, 1024, CacheChoice.Q4_0, FitLevel.GOOD),
        (2.5, 4096, CacheChoice.Q8_0, FitLevel.TIGHT),
        (1.0, 8192, CacheChoice.F16, FitLevel.TOO_LARGE),
    ],
)
def test_choosing(memory: float, context: int, cache: CacheChoice, level: FitLevel) -> None:
    fit = choose(curve(), Available(int(memory * GB)))
    assert (fit.context, fit.cache, fit.level) == (context, cache, level)


def test_layers_go_to_a_graphics_processor_as_far_as_they_fit() -> None:
    every = judge(curve(layers=30), FitWish(), Available(GB, 4 * GB))
    half = judge(curve(layers=30), FitWish(), Available(8 * GB, 3 * GB // 2))
    assert (every.level, every.layers) == (FitLevel.GPU, 30)
    assert (half.level, half.layers) == (FitLevel.GOOD, 14)
    assert every.left == GB - GB // 16, "memory holds what llama.cpp leaves there"
    assert half.left == pytest.approx(8 * GB - half.need.total + (half.need.total - GB // 16) * 14 / 30, abs=99)
    assert not judge(curve(layers=30), FitWish(), Available(8 * GB, GB // 11)).layers, "not even the output"


def test_what_lies_on_an_integrated_graphics_processor_takes_the_computers_memory() -> None:
    fit = judge(curve(layers=30), FitWish(), Available(8 * GB, 4 * GB, shared=True))
    assert (fit.level, fit.layers, fit.left) == (FitLevel.GPU, 30, 8 * GB - fit.need.total)
    assert judge(curve(layers=30), FitWish(), Available(GB, 4 * GB, shared=True)).level is FitLevel.TOO_LARGE


def test_all_of_it_beside_a_graphics_processor_goes_before_larger_numbers() -> None:
    growing = curve(layers=30)
    points = {
        kind: tuple(NeedPoint(one.context, one.need, one.need.total, 0, GB // 16) for one in found)
        for kind, found in growing.points.items()
    }
    growing = FitCurve(points=points, trained=32_768, all_layers=30)
    fit = choose(growing, Available(8 * GB, int(2.9 * GB)))
    assert (fit.level, fit.cache, fit.context) == (FitLevel.GPU, CacheChoice.Q8_0, 8192)


def test_a_type_that_heads_do_not_allow_becomes_the_usual_one() -> None:
    only = FitCurve(points={CacheChoice.F16: curve().points[CacheChoice.F16]}, trained=32_768)
    assert judge(only, FitWish(cache=CacheChoice.Q4_0), Available(GB)).cache is CacheChoice.F16
    assert choose(only, Available(int(3.7 * GB))).cache is CacheChoice.F16


def test_a_projector_lies_beside_the_model() -> None:
    seeing = curve().with_projector(GB)
    plain, fit = judge(curve(), FitWish(), Available(8 * GB)), judge(seeing, FitWish(), Available(8 * GB))
    assert (fit.need.model - plain.need.model, fit.need.context) == (GB, plain.need.context)
    assert not fit.exact
