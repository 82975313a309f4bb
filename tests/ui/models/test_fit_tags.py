"""Verdicts come one after the other, and nobody waits for them."""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.core.engine_choice import CacheChoice
from desktop.core.fit import Fit, FitLevel, Need, SpeedRange
from desktop.core.model import ModelFile
from desktop.ui.models.fit_tags import TOGETHER, FitTags
from desktop.ui.tasks import TaskRunner
from tests.fixtures.load_questions import sample_model

MODELS = [sample_model(name) for name in ("a", "b", "c")]


def fit(level: FitLevel) -> Fit:
    return Fit(level=level, need=Need(model=1, context=1, engine=1), available=9, context=2048, cache=CacheChoice.F16)


class Judges:
    """Knows all at once but the last, for which it waits until a test says so."""

    def __init__(self) -> None:
        self.level = FitLevel.GOOD
        self.go_on = threading.Event()
        self.asked = 0

    def verdicts(self, models: Sequence[ModelFile]) -> Iterator[tuple[str, Fit]]:
        self.asked += 1
        *first, last = models
        for model in first:
            yield model.id, fit(self.level)
        time.sleep(1.5 * TOGETHER)
        yield "b", fit(self.level)
        assert self.go_on.wait(20)
        yield last.id, fit(FitLevel.TIGHT)

    def speeds(self, models: Sequence[ModelFile]) -> Mapping[str, SpeedRange]:
        return {models[0].id: SpeedRange(9, 12)}


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.shutdown()
    made.join()


def test_what_is_known_is_told_before_the_rest(tasks: TaskRunner, qtbot: QtBot) -> None:
    judges, parent = Judges(), QObject()
    tags = FitTags(judges.verdicts, tasks, parent, speeds=judges.speeds)
    assert tags.of("a") is None
    tags.refresh(MODELS)
    qtbot.waitUntil(lambda: len(tags.levels) == 2)
    judges.level = FitLevel.TOO_LARGE
    tags.refresh(MODELS, with_speeds=False)
    tags.refresh(MODELS, with_speeds=False)
    judges.go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert judges.asked == 2, "what was asked for meanwhile is asked once"
    assert tags.levels == {"a": FitLevel.TOO_LARGE, "b": FitLevel.TOO_LARGE, "c": FitLevel.TIGHT}
    assert tags.of("a") == (FitLevel.TOO_LARGE, SpeedRange(9, 12))
    assert tags.of("c") == (FitLevel.TIGHT, SpeedRange())
    with qtbot.assertNotEmitted(tags.changed):
        tags.refresh(MODELS)
        qtbot.waitUntil(lambda: tasks.is_idle)


def test_at_the_end_nothing_more_is_asked(tasks: TaskRunner, qtbot: QtBot) -> None:
    judges, parent = Judges(), QObject()
    tags = FitTags(judges.verdicts, tasks, parent)
    tags.refresh(MODELS)
    qtbot.waitUntil(lambda: len(tags.levels) == 2)
    tags.refresh(MODELS)
    tags.shutdown()
    judges.go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert (judges.asked, set(tags.levels)) == (1, {"a", "b"})
