"""Curves of what an engine told, graphics processors among it, of which none was at hand."""

from pathlib import Path

import msgspec
import pytest

from desktop.core.engine_choice import CacheChoice
from desktop.core.fit import FitLevel, FitWish
from desktop.core.fit_curve import Available, judge
from desktop.core.need_formula import DRIVER
from desktop.core.weights import WeightGroup, WeightRole
from desktop.engine.cache_settings import CacheType
from desktop.engine.fathom import Depth, Fathomed
from desktop.engine.load_facts import MemoryPart, Part
from desktop.library.gguf_header import GgufHeader, read_header
from desktop.services.fathomed_curve import _output, fathomed_curve, weights_beside
from tests.library.gguf_maker import Gguf

GB = 1 << 30
_WORDS, _OUTPUT, _LAYER = WeightRole.EMBEDDING, WeightRole.OUTPUT, WeightRole.LAYER


@pytest.fixture
def header(tmp_path: Path) -> GgufHeader:
    path = tmp_path / "model.gguf"
    path.write_bytes(Gguf().bytes())
    return read_header(path)


def told(device: str) -> Fathomed:
    """Everything on that device, but for what is written out."""

    def depth(tokens: int, cache: CacheType) -> Depth:
        parts = [(Part.CACHE, device, tokens << 16), (Part.COMPUTE, device, 1 << 28), (Part.OUTPUT, "CPU", 1 << 20)]
        return Depth(tokens, cache, [MemoryPart(*part) for part in parts])

    return Fathomed(layers=33, weights=[], copied=0, unread=0, depths=[depth(n, CacheType.F16) for n in (8192, 512)])


def test_all_layers_or_as_many_as_fit(header: GgufHeader) -> None:
    curve = fathomed_curve(told("CPU"), header, 4 * GB, told("CUDA0"))
    assert curve is not None
    wish = FitWish(context=4096)
    point = curve.point(4096, CacheChoice.F16)
    assert point.device == 4 * GB + (4096 << 16) + (1 << 28)
    assert point.first == pytest.approx((1 << 28) + _output(header)), "buffers, and the output"
    assert point.host == point.need.total - point.device + DRIVER, "the program, and what is written out"
    whole = judge(curve, wish, Available(16 * GB, 8 * GB))
    assert (whole.level, whole.layers, whole.left) == (FitLevel.GPU, 33, 16 * GB - point.host)
    few = judge(curve, wish, Available(16 * GB, 2 * GB))
    assert (few.level, few.all_layers) == (FitLevel.GOOD, 33)
    assert 0 < few.layers < 33 // 2
    assert judge(curve, wish, Available(2 * GB, GB)).level is FitLevel.TOO_LARGE


def test_where_nothing_was_asked_about_a_card_none_is_used(header: GgufHeader) -> None:
    curve = fathomed_curve(told("CPU"), header, 4 * GB)
    assert curve is not None
    assert judge(curve, FitWish(), Available(16 * GB, 8 * GB)).layers == 0


def test_the_table_of_words_stays_in_memory_unless_it_is_the_output_too(header: GgufHeader) -> None:
    groups = {
        role: WeightGroup(role, "Q8_0", 1, size, 1) for role, size in ((_WORDS, 100), (_OUTPUT, 50), (_LAYER, 850))
    }
    tied = msgspec.structs.replace(header, weights=(groups[_WORDS], groups[_LAYER]))
    own = msgspec.structs.replace(header, weights=tuple(groups.values()))
    assert (weights_beside(tied, 950), weights_beside(own, 1000)) == (950, 900)


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
