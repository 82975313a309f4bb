"""What was foretold against what it took, with the real engine."""

from collections.abc import Callable

import pytest

from desktop.composition import Composition
from desktop.core.chat import Figures, Role
from desktop.engine.pool_state import LoadedEngine
from desktop.engine.protocol import Turn
from desktop.services.memory_check import MemoryCheck
from tests.engine.engines import GREEDY

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


def test_what_is_gone_says_nothing(composition: Composition, read: Read) -> None:
    noted: list[tuple[str, int, int, int]] = []
    check = MemoryCheck(composition.fits, lambda *told: noted.append(told))
    answer = read(300)
    composition.pool.shutdown()
    check.note_answer(*answer)
    check.close()
    assert not noted
