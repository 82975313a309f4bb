"""Keeps the model pill true and lets a person choose another model."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.answer_events import AnswerEvent, ModelLoading, PromptRead, TextGrew
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.services.model_service import ModelService
from desktop.ui.chat.live_answer import LiveAnswer
from desktop.ui.chat.model_picker import ModelPicker
from desktop.ui.chat.model_pill import ModelPill, ModelState
from desktop.ui.tasks import TaskRunner

ENGINE_GONE = (
    ErrorKind.ENGINE_STOPPED,
    ErrorKind.ENGINE_HUNG,
    ErrorKind.ENGINE_CANNOT_START,
    ErrorKind.ENGINE_MISSING,
    ErrorKind.ENGINE_UNUSABLE,
    ErrorKind.ENGINE_LIBRARY_MISSING,
    ErrorKind.ENGINE_SYSTEM_TOO_OLD,
    ErrorKind.OUT_OF_MEMORY,
    ErrorKind.CONTEXT_NEEDS_MEMORY,
    ErrorKind.SETTINGS_UNSUPPORTED,
)

MODEL_GONE = (ErrorKind.NO_MODEL, ErrorKind.MODEL_MISSING, ErrorKind.MODEL_UNKNOWN, ErrorKind.MODEL_UNREADABLE)


class Choice(NamedTuple):
    """What the picker shows."""

    models: Sequence[ModelFile]
    problems: Sequence[tuple[Path, str]]


class ModelController(QObject):
    """Owns which model is shown and how it is. GUI thread.

    Facts: `model_found(whether there was none before)` and `model_missing(KnownError)` after each look for the model
    of the next answer, `failed(Exception)`.
    """

    model_found = Signal(bool)
    model_missing = Signal(object)
    failed = Signal(object)

    def __init__(
        self, pill: ModelPill, picker: ModelPicker, models: ModelService, tasks: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.current: ModelFile | None = None
        self.missing: Exception | None = None  # why there is none, when it was looked for in vain
        self._pill = pill
        self._picker = picker
        self._models = models
        self._tasks = tasks
        self._revision = 0
        pill.clicked.connect(self.open_picker)
        picker.model_requested.connect(self.choose)

    @property
    def is_missing(self) -> bool:
        """Whether a model was looked for and there is none."""
        return self.missing is not None

    def start(self) -> None:
        """Find the model of the next answer."""
        self._look_for(self._models.current)

    @Slot()
    def open_picker(self) -> None:
        """Show the models on this computer; they are read again, as files come and go."""
        self._tasks.start(
            lambda: Choice(self._models.chat_models(), self._models.problems()),
            succeeded=self._on_choice,
            failed=self.failed.emit,
        )

    def hear(self, event: AnswerEvent) -> None:
        """An answer's events tell how its model is."""
        if isinstance(event, ModelLoading):
            self._pill.set_state(ModelState.LOADING, event.fraction)
        elif isinstance(event, (PromptRead, TextGrew)):
            self._pill.set_state(ModelState.READY)

    @Slot(object)
    def hear_stop(self, model_name: object) -> None:
        """An engine died, perhaps while nobody asked for anything."""
        if self.current is not None and self.current.name == model_name:
            self._pill.set_state(ModelState.STOPPED)

    def show_adapters(self, names: Sequence[str]) -> None:
        """They change the model of the next answer."""
        self._pill.set_adapters(names)

    @Slot(float)
    def show_loading(self, fraction: float) -> None:
        """It is loaded, though no answer asked for it."""
        self._pill.set_state(ModelState.LOADING, fraction)

    @Slot(bool)
    def loading_over(self, is_loaded: bool) -> None:
        """That load has ended."""
        self._pill.set_state(ModelState.READY if is_loaded else ModelState.IDLE)

    def found_loaded(self) -> None:
        """The model is in memory already: it was loaded for an earlier window, or before another one was chosen."""
        if self._pill.state is ModelState.IDLE:
            self._pill.set_state(ModelState.READY)

    def answer_over(self, live: LiveAnswer) -> None:
        """An engine that stopped shows; a load that was given up leaves the model unloaded."""
        if isinstance(live.error, KnownError) and live.error.kind in ENGINE_GONE:
            self._pill.set_state(ModelState.STOPPED)
        elif self._pill.state is ModelState.LOADING:
            self._pill.set_state(ModelState.IDLE)

    def _look_for(self, find: Callable[[], ModelFile]) -> None:
        self._revision += 1
        revision = self._revision

        def on_success(model: ModelFile) -> None:
            if revision == self._revision:
                self._show(model)

        def on_failure(error: Exception) -> None:
            if revision == self._revision and (self.current is None or _is_about_models(error)):
                self._show_none(error)
            else:
                self.failed.emit(error)

        self._tasks.start(find, succeeded=on_success, failed=on_failure)

    def _show(self, model: ModelFile) -> None:
        if self.current is None or model.id != self.current.id:
            self._pill.set_state(ModelState.IDLE)
        was_missing = self.is_missing
        self.current, self.missing = model, None
        self._pill.set_model(model.name, model.quantisation)
        self.model_found.emit(was_missing)

    def _show_none(self, error: Exception) -> None:
        self.current, self.missing = None, error
        self._pill.set_model("", "")
        self.model_missing.emit(error)

    def _on_choice(self, choice: Choice) -> None:
        self._picker.show_models(choice.models, self.current.id if self.current else "")
        self._picker.show_folder(self._models.folder, choice.problems)
        self._picker.open_below(self._pill)

    @Slot(str)
    def choose(self, model: str) -> None:
        """Let a model, named by its id or by its path, write the next answer."""

        def choose() -> ModelFile:
            self._models.choose(self._models.find(model).id)
            return self._models.current()

        self._look_for(choose)


def _is_about_models(error: Exception) -> bool:
    return isinstance(error, KnownError) and error.kind in MODEL_GONE
