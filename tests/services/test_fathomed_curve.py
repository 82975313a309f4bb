"""Curves of what an engine told, graphics processors among it, of which none was at hand."""

from pathlib import Path

import pytest

from desktop.core.engine_choice import CacheChoice
from desktop.core.fit import FitLevel, FitWish
from desktop.core.fit_curve import Available, judge
from desktop.engine.cache_settings import CacheType
from desktop.engine.fathom import Depth, Fathomed
from desktop.engine.load_facts import Device, MemoryPart, Part
from desktop.library.gguf_header import GgufHeader, read_header
from desktop.services.fathomed_curve import fathomed_curve
from tests.library.gguf_maker import Gguf

GB = 1 << 30


@pytest.fixture
def header(tmp_path: Path) -> GgufHeader:
    path = tmp_path / "model.gguf"
    path.write_bytes(Gguf().bytes())
    return read_header(path)


def told(free: int) -> Fathomed:
    """Everything on a card with so many bytes free, but for what is written out."""

    def depth(tokens: int, cache: CacheType) -> Depth:
        parts = [(Part.CACHE, "CUDA0", tokens << 16), (Part.COMPUTE, "CUDA0", 1 << 28), (Part.OUTPUT, "CPU", 1 << 20)]
        return Depth(tokens, cache, [MemoryPart(*part) for part in parts])

    depths = [depth(tokens, CacheType.F16) for tokens in (8192, 512)]
    card = Device("CUDA0", "some card", "graphics", 8 * GB, free)
    processor = Device("CPU", "some processor", "processor", 16 * GB, 16 * GB)
    return Fathomed(layers=33, weights=[], copied=0, unread=0, depths=depths, devices=[processor, card])


def test_all_layers_or_as_many_as_fit(header: GgufHeader) -> None:
    roomy = fathomed_curve(told(8 * GB), header, 4 * GB)
    narrow = fathomed_curve(told(2 * GB), header, 4 * GB)
    assert roomy is not None
    assert narrow is not None
    wish, available = FitWish(context=8192), Available(16 * GB)
    assert judge(roomy, wish, available).level is FitLevel.GPU
    few = judge(narrow, wish, available)
    assert (few.level, few.all_layers) == (FitLevel.GOOD, 33)
    assert 0 < few.layers < 33 // 2


def test_without_any_depth_there_is_no_curve(header: GgufHeader) -> None:
    nothing = Fathomed(layers=1, weights=[], copied=0, unread=0, depths=[])
    assert fathomed_curve(nothing, header, GB) is None


def test_what_is_not_read_is_not_counted(header: GgufHeader) -> None:
    memory = [MemoryPart(Part.CACHE, "CPU", 1 << 20)]
    weights = [MemoryPart(Part.WEIGHTS, "CPU", 3 * GB)]
    one = Fathomed(layers=3, weights=weights, copied=2 * GB, unread=GB, depths=[Depth(512, CacheType.F16, memory)])
    curve = fathomed_curve(one, header, 3 * GB)
    assert curve is not None
    need = curve.point(512, CacheChoice.F16).need
    assert (need.model, need.context) == (2 * GB, 1 << 20)
    assert curve.point(4096, CacheChoice.F16).need == need, "one point is all there is"
