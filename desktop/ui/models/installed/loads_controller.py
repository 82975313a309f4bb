"""Loads models and lets them go, and keeps true what the tab says of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.cancellation import Cancellation
from desktop.core.errors import KnownError
from desktop.core.load_question import LoadQuestion, TooLargeError
from desktop.core.model import InMemory, ModelFile
from desktop.ui.models.installed.installed_page import InstalledPage
from desktop.ui.models.installed.installed_pane import InstalledPane
from desktop.ui.models.keeping_ports import ChoiceSource, LoadSource
from desktop.ui.tasks import Relay, TaskRunner

EVERY = 1000  # ms between two looks while the tab is seen


class LoadsController(QObject):
    """One load at a time. GUI thread. Fact: `failed(KnownError, id of the model)`."""

    failed = Signal(object, str)

    def __init__(
        self,
        page: InstalledPage,
        pane: InstalledPane,
        loads: LoadSource,
        choosing: ChoiceSource,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page, self._pane, self._loads, self._tasks = page, pane, loads, tasks
        self._held: Sequence[InMemory] = ()
        self._loading: ModelFile | None = None
        self._share = 0.0
        self._choosing = choosing
        self._question: LoadQuestion | None = None  # about a model that would not fit, and was not loaded for that
        self._is_judging = False
        self._leaving: set[str] = set()
        self._cancel = Cancellation()  # of the load
        self._end = Cancellation()  # of everything
        self._is_asked = False
        self._relay = Relay(self)
        self._relay.happened.connect(self._on_progress)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.refresh)
        page.seen.connect(self._on_seen)
        page.model_shown.connect(lambda _model: self._show())
        pane.memory.load_requested.connect(self._on_load_requested)
        pane.memory.unload_requested.connect(self._on_unload_requested)
        pane.memory.stop_requested.connect(self._on_stop_requested)
        pane.too_large.anyway_requested.connect(lambda: self._go_on(self._choosing.allow))
        pane.too_large.shorter_requested.connect(lambda: self._go_on(self._choosing.shorten))
        pane.too_large.other_requested.connect(self._on_other_requested)

    @Slot()
    def refresh(self) -> None:
        """Look at what is in memory."""
        if not self._is_asked:
            self._is_asked = True
            self._tasks.start(self._loads.in_memory, succeeded=self._on_read, failed=self._on_not_read)

    def shutdown(self) -> None:
        """Look no more, and load nothing."""
        self._timer.stop()
        self._cancel.cancel()
        self._end.cancel()

    @Slot(bool)
    def _on_seen(self, is_seen: bool) -> None:
        if is_seen:
            self.refresh()
            self._timer.start()
        else:
            self._timer.stop()

    def _on_read(self, held: list[InMemory]) -> None:
        self._is_asked = False
        self._held = held
        self._show()

    def _on_not_read(self, _error: Exception) -> None:
        self._is_asked = False

    def _show(self) -> None:
        self._page.show_memory(self._held)
        model = self._pane.model
        if model is None:
            return
        if self._loading is not None and self._loading.id == model.id:
            self._pane.ask_to_load(None)
            self._pane.memory.show_loading(self._share)
            return
        held = next((one for one in self._held if one.path == model.path), None)
        is_asked = held is None and self._question is not None and self._question.model.id == model.id
        self._pane.ask_to_load(self._question if is_asked else None)
        waits = model.id in self._leaving or (held is None and self._loading is not None)
        self._pane.memory.show_state(held, is_leaving=model.id in self._leaving, can_change=not waits)

    @Slot()
    def _on_load_requested(self) -> None:
        model = self._pane.model
        if model is None or self._loading is not None or self._is_judging:
            return
        self._is_judging = True
        self._tasks.start(
            lambda: self._choosing.question(model),
            succeeded=lambda question: self._on_judged(model, question),
            failed=lambda _: self._on_judged(model, None),  # the load itself says what is wrong
        )

    def _on_judged(self, model: ModelFile, question: LoadQuestion | None) -> None:
        self._is_judging = False
        if question is not None:
            self._ask(question)
        elif self._loading is None:
            self._load(model)

    def _ask(self, question: LoadQuestion) -> None:
        self._question = question
        self._show()
        if self._pane.too_large.isVisible():
            self._pane.too_large.focus()

    def _go_on(self, answered: Callable[[LoadQuestion], ModelFile]) -> None:
        if (question := self._question) is not None and self._loading is None:
            self._load(question.model, lambda: answered(question))

    @Slot()
    def _on_other_requested(self) -> None:
        self._question = None
        self._show()
        self._page.focus()

    def _load(self, model: ModelFile, first: Callable[[], object] = lambda: None) -> None:
        self._question = None
        self._loading, self._share, self._cancel = model, 0.0, Cancellation()
        cancel = self._cancel

        def load() -> bool:
            first()
            return self._loads.load(model, self._relay.happened.emit, cancel)

        self._show()
        self._tasks.start(
            load,
            succeeded=lambda _done: self._on_loaded(),
            failed=lambda error: self._on_failed(error, model),
        )

    @Slot(object)
    def _on_progress(self, share: float) -> None:
        self._share = share
        self._show()

    @Slot()
    def _on_stop_requested(self) -> None:
        self._cancel.cancel()

    def _on_loaded(self) -> None:
        self._loading = None
        self.refresh()

    @Slot()
    def _on_unload_requested(self) -> None:
        model = self._pane.model
        if model is None or model.id in self._leaving:
            return
        self._leaving.add(model.id)
        self._show()
        self._tasks.start(
            lambda: self._loads.unload(model, self._end),
            succeeded=lambda _count: self._on_unloaded(model),
            failed=lambda error: self._on_failed(error, model),
        )

    def _on_unloaded(self, model: ModelFile) -> None:
        self._leaving.discard(model.id)
        self.refresh()

    def _on_failed(self, error: Exception, model: ModelFile) -> None:
        self._loading = None
        self._leaving.discard(model.id)
        self.refresh()
        if isinstance(error, TooLargeError):  # memory was there a moment ago
            self._ask(error.question)
        elif isinstance(error, KnownError):
            self.failed.emit(error, model.id)
