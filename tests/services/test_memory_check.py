"""What was foretold against what it took, with the real engine."""

from collections.abc import Callable

import pytest

from desktop.composition import Composition
from desktop.core.chat import Figures, Role
from desktop.core.fit import FitWish
from desktop.engine.pool_state import LoadedEngine
from desktop.engine.protocol import Turn
from desktop.library.gguf_header import read_header
from desktop.library.projector_need import projector_buffers
from desktop.services.memory_check import MemoryCheck
from tests.engine.engines import GREEDY
from tests.fixtures.tiny_models.maker import write_tiny
from tests.fixtures.tiny_models.projectors import write_projector

Read = Callable[[int], tuple[LoadedEngine, Figures]]


@pytest.fixture
def read(composition: Composition) -> Read:
    def reading(words: int) -> tuple[LoadedEngine, Figures]:
        client = composition.pool.engine(composition.models.current(), context_length=2048)
        *_, done = client.generate([Turn(Role.USER, "word " * words)], GREEDY, 4)
        loaded, figures = composition.pool.loaded, getattr(done, "figures", None)
        assert loaded is not None
        assert figures is not None
        return loaded, figures

    return reading


def test_an_engine_is_looked_at_once_after_it_read_enough(composition: Composition, read: Read) -> None:
    noted: list[tuple[str, int, int, int]] = []
    check = MemoryCheck(composition.fits, lambda *told: noted.append(told))
    check.note_answer(*read(10))
    check.close()
    assert not noted, "too short a prompt"
    answer = read(540)
    check.note_answer(*answer)
    check.note_answer(*answer)
    check.close()
    ((name, size, foretold, real),) = noted
    model = composition.models.current()
    assert (name, size) == (model.path.name, model.size)
    assert foretold == pytest.approx(real, rel=0.08)


def test_a_model_that_sees_counts_with_what_lets_it_see(composition: Composition) -> None:
    """What it takes to look at an image counts from the first image on: it is only reserved before."""
    write_tiny(composition.paths.models / "gemma.gguf", "gemma3", keys={"gemma3.context_length": 2048})
    projector = write_projector(composition.paths.models / "mmproj.gguf", "slow")
    model, noted = composition.models.find("gemma"), []
    check = MemoryCheck(composition.fits, lambda *told: noted.append(told))
    blind = composition.fits.fit(model.path, FitWish(context=2048)).need.total
    buffers = projector_buffers(read_header(projector))
    assert buffers
    for has_looked in (False, True):
        client = composition.pool.engine(model, context_length=2048, projector=projector)
        *_, done = client.generate([Turn(Role.USER, ("other " if has_looked else "word ") * 200)], GREEDY, 4)
        loaded, figures = composition.pool.loaded, getattr(done, "figures", None)
        assert loaded is not None
        assert figures is not None
        if has_looked:
            check.note_sight(loaded)
        check.note_answer(loaded, figures)
        check.close()
        composition.pool.unload()
    plain, seeing = (foretold for _, _, foretold, _ in noted)
    assert plain == blind + projector.stat().st_size
    assert seeing == plain + buffers
    assert all(foretold == pytest.approx(real, rel=0.15) for _, _, foretold, real in noted)


def test_what_is_gone_says_nothing(composition: Composition, read: Read) -> None:
    noted: list[tuple[str, int, int, int]] = []
    check = MemoryCheck(composition.fits, lambda *told: noted.append(told))
    answer = read(300)
    composition.pool.shutdown()
    check.note_answer(*answer)
    check.close()
    assert not noted
