"""Runs blocking work beside the GUI thread, and brings what comes of it back."""

import itertools
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.core.errors import KnownError

T = TypeVar("T")
THREADS = 8  # made when they are needed; one writes an answer, the others read and save
PATIENCE = 3.0  # seconds that the end waits for work that was told to stop

_log = logging.getLogger(__name__)
_ids = itertools.count(1)


class Task:
    """One piece of work on its way. GUI thread."""

    def __init__(
        self, succeeded: Callable[[Any], object] | None = None, failed: Callable[[Exception], object] | None = None
    ) -> None:
        self.id = next(_ids)
        self._succeeded = succeeded
        self._failed = failed

    def forget(self) -> None:
        """Nobody waits for it any more: it runs to its end, and nothing is told."""
        self._succeeded = self._failed = None

    def deliver(self, result: Any, error: Exception | None) -> None:
        """Tell who waits."""
        if error is not None:
            if self._failed is not None:
                self._failed(error)
        elif self._succeeded is not None:
            self._succeeded(result)


class TaskRunner(QObject):
    """The one executor. Lives on the GUI thread; work runs on others, results are delivered on the GUI thread."""

    _finished = Signal(object, object, object)  # task, result, error

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = ThreadPoolExecutor(THREADS, thread_name_prefix="task")
        self._running: dict[int, Future[None]] = {}
        self._late: set[Future[None]] = set()
        self._telling = threading.Lock()  # nothing is told while, or after, the runner is shut down and deleted
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        work: Callable[[], T],
        *,
        succeeded: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Task:
        """Run `work` soon; after `shutdown` nothing is run."""
        task = Task(succeeded, failed)
        if self._executor is not None:
            self._running[task.id] = self._executor.submit(self._run, task, work)
        return task

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs, and all that was done has been told."""
        return not self._running

    def shutdown(self) -> None:
        """Begin nothing more, not even what is queued; wait a moment for what runs; deliver nothing."""
        if self._executor is None:
            return
        with self._telling:
            executor, self._executor = self._executor, None
        executor.shutdown(wait=False, cancel_futures=True)
        begun = [future for future in self._running.values() if not future.cancelled()]
        self._late = wait(begun, PATIENCE).not_done
        self._running.clear()

    def join(self) -> None:
        """Wait once more, now that what late work waited for is closed: it must not outlive the objects it tells."""
        if self._late and (left := wait(self._late, PATIENCE).not_done):
            _log.warning("%d tasks did not end", len(left))

    def _run(self, task: Task, work: Callable[[], Any]) -> None:
        """On a thread of the executor."""
        result, problem = None, None
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 the controller that waits decides
            problem = error
            if not isinstance(error, KnownError):
                _log.error("unexpected, in a task", exc_info=error)
        with self._telling:
            if self._executor is not None:
                self._finished.emit(task, result, problem)

    @Slot(object, object, object)
    def _on_finished(self, task: Task, result: Any, error: Exception | None) -> None:
        self._running.pop(task.id, None)
        if self._executor is not None:
            task.deliver(result, error)


class Relay(QObject):
    """Carries what happens in a task to the GUI thread: any thread emits, slots of GUI objects hear it there."""

    happened = Signal(object)
