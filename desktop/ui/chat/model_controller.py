"""Keeps the model pill true and lets a person choose another model."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.answer_events import AnswerEvent, ModelLoading, PromptRead, TextGrew
from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.load_question import LoadQuestion
from desktop.core.model import ModelFile
from desktop.core.pool_state import Activity, PoolState
from desktop.services.choosing_service import ChoosingService
from desktop.ui.chat.live_answer import LiveAnswer
from desktop.ui.chat.model_picker import ModelPicker
from desktop.ui.chat.model_pill import ModelPill, ModelState
from desktop.ui.chat.picker_controller import PickerController
from desktop.ui.tasks import Relay, TaskRunner

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


class ModelController(QObject):
    """Owns which model is shown and how it is. GUI thread.

    Facts: `model_found(whether there was none before)` and `model_missing(KnownError)` after each look for the model
    of the next answer, `failed(Exception)`.
    """

    model_found = Signal(bool)
    model_missing = Signal(object)
    failed = Signal(object)

    def __init__(
        self, pill: ModelPill, picker: ModelPicker, models: ChoosingService, tasks: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.current: ModelFile | None = None
        self.missing: Exception | None = None  # why there is none, when it was looked for in vain
        self._pill = pill
        self._models = models
        self._tasks = tasks
        self._revision = 0
        self._looked = 0  # what an earlier look finds is not shown
        self._cancel = Cancellation()  # of a load that no answer asked for
        self._progress = Relay(self)
        self._progress.happened.connect(self.show_loading)
        self.picker = PickerController(picker, models, tasks, self)
        self.picker.choose_requested.connect(self.choose)
        self.picker.shorter_requested.connect(self.choose_shorter)
        self.picker.load_requested.connect(self._on_load_requested)
        self.picker.failed.connect(self.failed)
        pill.clicked.connect(self.open_picker)

    @property
    def is_missing(self) -> bool:
        """Whether a model was looked for and there is none."""
        return self.missing is not None

    def start(self) -> None:
        """Find the model of the next answer."""
        self._look_for(self._models.current)

    @Slot()
    def open_picker(self) -> None:
        """Show the models on this computer."""
        self.picker.open(self._pill, self.current.id if self.current else "")

    def shutdown(self) -> None:
        """Look and load no more."""
        self.picker.shutdown()
        self._cancel.cancel()

    def hear(self, event: AnswerEvent) -> None:
        """An answer's events tell how its model is."""
        if isinstance(event, ModelLoading):
            self._pill.set_state(ModelState.LOADING, event.fraction)
        elif isinstance(event, (PromptRead, TextGrew)):
            self._pill.set_state(ModelState.READY)

    @Slot(object)
    def hear_engine(self, state: PoolState) -> None:
        """An engine was loaded, unloaded or died, perhaps while nobody asked for anything here."""
        if self.current is None or state.path != str(self.current.path):
            return
        self._looked += 1
        if state.state is Activity.STOPPED:
            self._pill.set_state(ModelState.STOPPED)
        elif state.state is Activity.IDLE:
            if self._pill.state is not ModelState.STOPPED:
                self._pill.set_state(ModelState.IDLE)
        elif state.state is Activity.LOADING:
            if self._pill.state is not ModelState.LOADING:
                self._pill.set_state(ModelState.LOADING)
        else:
            self._look_at_engine()

    def _look_at_engine(self) -> None:
        """Whether what is in memory is what the next answer wants."""
        if (model := self.current) is None:
            return
        self._looked += 1
        looked = self._looked

        def told(is_ready: bool) -> None:
            if looked == self._looked:
                self.show_ready(is_ready, is_over=True)

        self._tasks.start(partial(self._models.is_ready, model), succeeded=told)

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

    def show_ready(self, is_ready: bool, *, is_over: bool = False) -> None:
        """The model is in memory as it is wanted, or not. `is_over`: what was loading is loaded."""
        if is_ready and (is_over or self._pill.state is not ModelState.LOADING):
            self._pill.set_state(ModelState.READY)
        elif not is_ready and self._pill.state is ModelState.READY:
            self._pill.set_state(ModelState.IDLE)

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
        is_other = self.current is None or model.id != self.current.id
        was_missing = self.is_missing
        self.current, self.missing = model, None
        self._pill.set_model(model.name, model.quantisation)
        if is_other:
            self._pill.set_state(ModelState.IDLE)
            self._look_at_engine()
        self.model_found.emit(was_missing)

    def _show_none(self, error: Exception) -> None:
        self.current, self.missing = None, error
        self._pill.set_model("", "")
        self.model_missing.emit(error)

    @Slot(str)
    def choose(self, model: str) -> None:
        """Let a model, named by its id or by its path, write the next answer."""
        self._look_for(partial(self._models.choose, model))

    @Slot(object)
    def choose_shorter(self, question: LoadQuestion) -> None:
        """Let it write the next answer, with the shorter context that fits."""
        self._look_for(lambda: self._models.choose(self._models.shorten(question).id))

    def shorten(self, question: LoadQuestion, then: Callable[[], object]) -> None:
        """Give a model the shorter context that fits, and go on."""
        self._tasks.start(partial(self._models.shorten, question), succeeded=lambda _: then(), failed=self.failed.emit)

    def allow(self, question: LoadQuestion, then: Callable[[], object]) -> None:
        """A person wants it all the same."""
        self._tasks.start(partial(self._models.allow, question), succeeded=lambda _: then(), failed=self.failed.emit)

    @Slot(object)
    def _on_load_requested(self, question: LoadQuestion) -> None:
        """Choose and load it, too large as it is."""
        cancel = self._cancel = Cancellation()

        def load() -> bool:
            model = self._models.choose(self._models.allow(question).id)
            return self._models.load(model, self._progress.happened.emit, cancel)

        self.choose(question.model.id)
        self._tasks.start(load, succeeded=self.loading_over, failed=self._on_not_loaded)

    def _on_not_loaded(self, error: Exception) -> None:
        self.loading_over(False)
        self.failed.emit(error)


def _is_about_models(error: Exception) -> bool:
    return isinstance(error, KnownError) and error.kind in MODEL_GONE
