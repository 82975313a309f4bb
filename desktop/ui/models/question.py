"""One thing that the hub is asked at a time, which a person may give up."""

from collections.abc import Callable
from typing import Any

from desktop.core.cancellation import Cancellation
from desktop.ui.tasks import Task, TaskRunner


class Question:
    """GUI thread. A new one takes the place of the one before, which is ended and told of nothing."""

    def __init__(self, tasks: TaskRunner) -> None:
        self._tasks = tasks
        self._task: Task | None = None
        self._cancel = Cancellation()

    @property
    def is_open(self) -> bool:
        """Whether an answer is waited for."""
        return self._task is not None

    def ask(
        self,
        work: Callable[[Cancellation], Any],
        succeeded: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Run `work` beside this thread."""
        self.end()
        cancel = self._cancel = Cancellation()

        def over(then: Callable[[Any], object], what: Any) -> None:
            self._task = None
            then(what)

        self._task = self._tasks.start(
            lambda: work(cancel),
            succeeded=lambda answer: over(succeeded, answer),
            failed=lambda error: over(failed, error),
        )

    def end(self) -> None:
        """Wait for no answer any more, and let the hub be asked no more."""
        if self._task is not None:
            self._task.forget()
            self._task = None
            self._cancel.cancel()
