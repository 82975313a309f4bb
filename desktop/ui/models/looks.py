"""Looks at the beginnings of files that are to come: one at a time for each model."""

from collections.abc import Callable
from typing import Any

from desktop.core.cancellation import Cancellation
from desktop.ui.models.question import Question
from desktop.ui.tasks import TaskRunner


class Looks:
    """By the models' ids. GUI thread."""

    def __init__(self, tasks: TaskRunner) -> None:
        self._tasks = tasks
        self._questions: dict[str, Question] = {}

    def ask(
        self,
        model_id: str,
        work: Callable[[Cancellation], Any],
        succeeded: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Look at a file of this model."""
        self._questions.setdefault(model_id, Question(self._tasks)).ask(work, succeeded, failed)

    def is_open(self, model_id: str) -> bool:
        """Whether a file of this model is looked at."""
        return model_id in self._questions and self._questions[model_id].is_open

    def end(self, model_id: str) -> None:
        """Wait no longer for what was asked of this model."""
        if model_id in self._questions:
            self._questions[model_id].end()

    def end_all(self) -> None:
        """Wait for nothing any more."""
        for one in self._questions.values():
            one.end()
