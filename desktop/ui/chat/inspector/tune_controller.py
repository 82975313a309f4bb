"""Runs the measuring in a task, and shows what came of it."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.cancellation import Cancellation
from desktop.core.errors import KnownError
from desktop.core.tuning import TuneRecord, TuneResult
from desktop.services.tuning_service import TuningService
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.inspector.tune_view import TuneView
from desktop.ui.chat.model_controller import ModelController
from desktop.ui.tasks import Relay, TaskRunner


class TuneController(QObject):
    """Owns the measuring that goes on, one at a time. GUI thread. Fact: `failed(Exception)`.

    An answer goes before it, as both need the whole processor.
    """

    failed = Signal(object)

    def __init__(self, view: TuneView, tuning: TuningService, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._tuning = tuning
        self._tasks = tasks
        self._cancel: Cancellation | None = None  # of the one that goes on
        self._model_id = self._measured_id = ""  # the model that answers, and the one that is measured
        self._models: ModelController | None = None
        self._relay = Relay(self)
        self._relay.happened.connect(self._on_progress)
        view.tune_requested.connect(self.start)
        view.stop_requested.connect(self.stop)

    def follow(self, answers: AnswerController, models: ModelController) -> None:
        """Give way to answers, and show what is known of the model that writes them."""
        self._models = models
        answers.answer_begun.connect(self._on_answer_begun)
        answers.answer_over.connect(self._on_answer_over)
        models.model_found.connect(self._on_model_found)

    @property
    def is_running(self) -> bool:
        """Whether it goes on, or is about to stop."""
        return self._cancel is not None

    def _show_model(self, model_id: str) -> None:
        """This model answers from now on; another one is measured no longer."""
        self._model_id = model_id
        self._measured_id = self._measured_id or model_id  # begun before anybody knew its name
        if self.is_running and model_id != self._measured_id:
            self.stop()
        self._refresh()

    def _refresh(self) -> None:
        """Show what is known of the model that answers. One that is gone is told of elsewhere."""
        if not self.is_running:
            self._tasks.start(self._tuning.known, succeeded=self._on_known, failed=self._on_unknown)

    @Slot()
    def start(self) -> None:
        """Measure now."""
        if self.is_running:
            return
        self._cancel = cancel = Cancellation()
        self._measured_id = self._model_id
        self._view.show_running(None)
        work = partial(self._tuning.tune, on_progress=self._relay.happened.emit, cancel=cancel)
        self._tasks.start(work, succeeded=self._on_succeeded, failed=self._on_failed)

    @Slot()
    def stop(self) -> None:
        """Stop, and keep what was known. Waking the engine is not the GUI thread's work."""
        if self._cancel is not None:
            self._tasks.start(self._cancel.cancel)

    def shutdown(self) -> None:
        """Stop at once: the program ends."""
        if self._cancel is not None:
            self._cancel.cancel()

    @Slot()
    def _on_answer_begun(self) -> None:
        self.stop()
        self._view.set_available(False)

    @Slot()
    def _on_answer_over(self) -> None:
        self._view.set_available(True)

    @Slot()
    def _on_model_found(self) -> None:
        model = self._models.current if self._models is not None else None
        self._show_model(model.id if model is not None else "")

    @Slot(object)
    def _on_progress(self, fraction: float) -> None:
        if self._cancel is not None and not self._cancel.is_cancelled:
            self._view.show_running(fraction)

    def _on_succeeded(self, result: TuneResult | None) -> None:
        self._cancel = None
        if result is None or self._model_id != self._measured_id:
            self._view.show_record(None)
            self._refresh()
        else:
            self._view.show_result(result)

    def _on_failed(self, error: Exception) -> None:
        self._cancel = None
        self._view.show_record(None)
        self.failed.emit(error)

    def _on_known(self, record: TuneRecord | None) -> None:
        if not self.is_running:
            self._view.show_record(record)

    def _on_unknown(self, error: Exception) -> None:
        if not self.is_running:
            self._view.show_record(None)
        if not isinstance(error, KnownError):
            self.failed.emit(error)
