"""Keeps the choices about the engine true, saves them, and tries adapters."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from desktop.core.cancellation import Cancellation
from desktop.core.errors import KnownError
from desktop.core.load_question import TooLargeError
from desktop.core.model import ModelFile
from desktop.services.engine_service import EngineService, EngineStatus
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.inspector.engine_panel import EnginePanel
from desktop.ui.chat.inspector.template_words import one_line
from desktop.ui.chat.model_controller import ModelController
from desktop.ui.documents import documents
from desktop.ui.tasks import Relay, TaskRunner
from desktop.ui.translated import translated

SAVE_AFTER = 400  # ms without a change


class EngineController(QObject):
    """GUI thread. Facts: `loading(fraction)` and `loaded(whether it succeeded)` of a model that is tried with an
    adapter; `failed(Exception)`; `changed()` when something else is chosen; `dropped()` when it does without one.
    """

    loading = Signal(object)
    loaded = Signal(bool)
    failed = Signal(object)
    changed = Signal()
    dropped = Signal()

    def __init__(
        self,
        panel: EnginePanel,
        engines: EngineService,
        models: ModelController,
        answers: AnswerController,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._engines = engines
        self._models = models
        self._tasks = tasks
        self._asked = 0
        self._cancel = Cancellation()
        self._waiting: dict[str, Callable[[], object]] = {}  # to be saved a moment after the last letter
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.save)
        self._relay = Relay(self)
        self._relay.happened.connect(self.loading)
        panel.length_requested.connect(self._on_length_requested)
        panel.threads_requested.connect(self._on_threads_requested)
        panel.graphics.layers_requested.connect(self._on_layers_requested)
        panel.choice_requested.connect(self._on_choice_requested)
        panel.strength_requested.connect(self._on_strength_requested)
        panel.remove_requested.connect(self._on_remove_requested)
        panel.draft_requested.connect(self.choose_draft)
        panel.projector_requested.connect(self.choose_projector)
        panel.projector_file_requested.connect(self._on_projector_file_requested)
        panel.add_requested.connect(self._on_add_requested)
        models.model_found.connect(self.refresh)
        answers.answer_over.connect(self.refresh)
        self.loading.connect(models.show_loading)
        self.loaded.connect(models.loading_over)

    @Slot()
    def refresh(self) -> None:
        """Look at what is chosen and loaded, unless something is being typed."""
        model = self._models.current
        if model is None or self._waiting:
            return
        self._asked += 1
        shown = partial(self._on_status, self._asked, model)
        self._tasks.start(partial(self._engines.status, model), succeeded=shown, failed=self.failed.emit)

    def add(self, path: Path) -> None:
        """Try an adapter, and keep it if it fits."""
        if (model := self._models.current) is not None:
            self._try(path.name, partial(self._engines.add_adapter, model, path))

    @Slot(str)
    def drop_adapter(self, name: str) -> None:
        """The model does without an adapter whose file has this name: it does not work any more."""
        if (model := self._models.current) is not None:
            self._tasks.start(
                partial(self._engines.drop_adapter, model, name), succeeded=self._on_dropped, failed=self.failed.emit
            )

    def _on_dropped(self, result: object) -> None:
        self._on_done(result)
        self.dropped.emit()

    @Slot(str)
    def choose_draft(self, path: str) -> None:
        """Try a smaller model that guesses ahead, and keep it if it fits; "" for none."""
        model = self._models.current
        if model is not None and path:
            self._try(Path(path).name, partial(self._engines.choose_draft, model, path))
        elif model is not None:
            self._do(partial(self._engines.choose_draft, model, ""))

    @Slot(str)
    def choose_projector(self, path: str) -> None:
        """Try a file that lets the model see images, and keep it if it fits; "" for none."""
        model = self._models.current
        if model is not None and path:
            self._try(Path(path).name, partial(self._engines.choose_projector, model, path))
        elif model is not None:
            self._do(partial(self._engines.choose_projector, model, ""))

    def _try(self, name: str, work: Callable[..., bool]) -> None:
        self._panel.show_trying(self.tr("Trying {0} with the model").format(name))
        self.loading.emit(0.0)
        tried = partial(work, on_loading=self._relay.happened.emit, cancel=self._cancel)
        refused = partial(self._on_refused, partial(self._try, name, work))
        self._tasks.start(tried, succeeded=self._on_tried, failed=refused)

    @Slot()
    def save(self) -> None:
        """Save now what was typed."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for work in waiting.values():
            self._do(work)

    def shutdown(self) -> None:
        """The program ends; what was typed is kept."""
        self._timer.stop()
        self._cancel.cancel()
        for work in self._waiting.values():
            work()
        self._waiting = {}

    @Slot(int)
    def _on_length_requested(self, tokens: int) -> None:
        if (model := self._models.current) is not None:
            self._waiting["context_length"] = partial(self._engines.change_length, model, tokens)
            self._timer.start()

    @Slot(int)
    def _on_threads_requested(self, count: int) -> None:
        self._waiting["threads"] = partial(self._engines.change_threads, count)
        self._timer.start()

    def _do(self, work: Callable[[], object]) -> None:
        self._tasks.start(work, succeeded=self._on_done, failed=self.failed.emit)

    def _on_done(self, result: object) -> None:
        del result
        self.changed.emit()
        self.refresh()

    def _on_status(self, asked: int, model: ModelFile, status: EngineStatus) -> None:
        if asked == self._asked:
            self._panel.show_model(model, status)
            self._models.show_ready(status.is_current)
            counting = [one for one in status.choice.adapters if one.strength]
            self._models.show_adapters([one_line(Path(one.path).stem) for one in counting])

    @Slot(str, object)
    def _on_choice_requested(self, name: str, value: object) -> None:
        if (model := self._models.current) is not None:
            self._do(partial(self._engines.change, model, **{name: value}))

    @Slot(object)
    def _on_layers_requested(self, layers: int | None) -> None:
        if (model := self._models.current) is not None:
            self._waiting["gpu_layers"] = partial(self._engines.change, model, gpu_layers=layers)
            self._timer.start()

    @Slot(str, float)
    def _on_strength_requested(self, path: str, strength: float) -> None:
        if (model := self._models.current) is not None:
            self._waiting[path] = partial(self._engines.set_strength, model, path, strength)
            self._timer.start()

    @Slot(str)
    def _on_remove_requested(self, path: str) -> None:
        if (model := self._models.current) is not None:
            self._waiting.pop(path, None)
            self._do(partial(self._engines.remove_adapter, model, path))

    @Slot()
    def _on_add_requested(self) -> None:
        self._ask_for(
            self.tr("Choose an adapter"), self.tr("LoRA adapters (*.gguf)"), lambda name: self.add(Path(name))
        )

    @Slot()
    def _on_projector_file_requested(self) -> None:
        self._ask_for(self.tr("Choose a projector"), self.tr("Projectors (*.gguf)"), self.choose_projector)

    def _ask_for(self, title: str, kinds: str, then: Callable[[str], object]) -> None:
        dialog = QFileDialog(self._panel, title, documents(), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_tried(self, was_kept: bool) -> None:
        self._panel.show_trying("")
        self.loaded.emit(was_kept)
        self.changed.emit()
        self.refresh()

    def _on_refused(self, again: Callable[[], object], error: Exception) -> None:
        self._panel.show_trying("")
        self.loaded.emit(False)
        if isinstance(error, TooLargeError):
            error.again = again
        if isinstance(error, KnownError) and not isinstance(error, TooLargeError):
            self._panel.show_fault(f"{translated(error.what)} {translated(error.next_step)}")
        else:
            self.failed.emit(error)
        self.refresh()
