"""Loads models and lets them go, and keeps true what the tab says of them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.cancellation import Cancellation
from desktop.core.errors import KnownError
from desktop.core.fit import Fit, FitLevel
from desktop.core.model import InMemory, ModelFile
from desktop.ui.models.fit_words import too_large_words
from desktop.ui.models.installed.installed_page import InstalledPage
from desktop.ui.models.installed.installed_pane import InstalledPane
from desktop.ui.models.keeping_ports import FitSource, LoadSource
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
        fits: FitSource,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page, self._pane, self._loads, self._tasks = page, pane, loads, tasks
        self._held: Sequence[InMemory] = ()
        self._loading: ModelFile | None = None
        self._share = 0.0
        self._fits = fits
        self._doubted: tuple[str, Fit] | None = None  # a model that would not fit, and was not loaded for that
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
            self._pane.memory.show_loading(self._share)
            return
        held = next((one for one in self._held if one.path == model.path), None)
        if held is None and self._doubted is not None and self._doubted[0] == model.id:
            self._pane.memory.show_too_large(too_large_words(self._doubted[1]))
            return
        waits = model.id in self._leaving or (held is None and self._loading is not None)
        self._pane.memory.show_state(held, is_leaving=model.id in self._leaving, can_change=not waits)

    @Slot()
    def _on_load_requested(self) -> None:
        model = self._pane.model
        if model is None or self._loading is not None or self._is_judging:
            return
        if self._doubted is not None and self._doubted[0] == model.id:  # the person was told, and wants it
            self._load(model)
            return
        self._is_judging = True
        self._tasks.start(
            lambda: self._fits.fit(model.path),
            succeeded=lambda fit: self._on_judged(model, fit),
            failed=lambda _: self._on_judged(model, None),  # the load itself says what is wrong
        )

    def _on_judged(self, model: ModelFile, fit: Fit | None) -> None:
        self._is_judging = False
        if fit is not None and fit.level is FitLevel.TOO_LARGE:
            self._doubted = model.id, fit
            self._show()
        elif self._loading is None:
            self._load(model)

    def _load(self, model: ModelFile) -> None:
        self._doubted = None
        self._loading, self._share, self._cancel = model, 0.0, Cancellation()
        cancel = self._cancel
        self._show()
        self._tasks.start(
            lambda: self._loads.load(model, self._relay.happened.emit, cancel),
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
        if isinstance(error, KnownError):
            self.failed.emit(error, model.id)
