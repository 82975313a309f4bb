"""Fills the tab of the models on this computer, and checks and deletes them."""

import contextlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.errors import KnownError
from desktop.core.library import Checked, Removal
from desktop.core.model import ModelFile
from desktop.ui.locale_text import size_text
from desktop.ui.models.installed.fits_controller import FitsController
from desktop.ui.models.installed.installed_page import InstalledPage
from desktop.ui.models.installed.installed_pane import InstalledPane
from desktop.ui.models.installed.loads_controller import LoadsController
from desktop.ui.models.keeping_ports import Kept
from desktop.ui.ownership.progress_relay import ProgressRelay
from desktop.ui.tasks import TaskRunner
from desktop.ui.widgets import Toast


class InstalledController(QObject):
    """GUI thread. Facts: `changed()`, `counted(int)`. Wish: `chat_requested(id)`."""

    changed = Signal()
    counted = Signal(int)
    chat_requested = Signal(str)

    def __init__(
        self,
        page: InstalledPage,
        pane: InstalledPane,
        kept: Kept,
        tasks: TaskRunner,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page, self._pane, self._models, self._library = page, pane, kept.models, kept.library
        self._tasks, self._toast = tasks, toast
        self._checking: ProgressRelay | None = None
        self._checked_id = ""
        self._is_tidy = False
        self._asked = 0  # an older answer that comes later is not shown
        self._awaited: Path | None = None
        page.model_shown.connect(pane.show_model)
        page.nothing_shown.connect(lambda: pane.show_model(None))
        asked = kept.loads, kept.choosing
        self.loads = LoadsController(page, pane, *asked, tasks, self)  # the pane has its model before it looks
        self.loads.failed.connect(self.show_error)
        self.fits = FitsController(page, kept.choosing, tasks, self)
        pane.chat_requested.connect(self.chat_requested)
        pane.check_requested.connect(self._on_check_requested)
        pane.no_check_requested.connect(self.stop_checking)
        pane.removal_requested.connect(self._on_removal_requested)
        pane.delete_requested.connect(self._on_delete_requested)

    @Slot()
    def refresh(self) -> None:
        """Read what there is."""

        def read() -> tuple[list[ModelFile], int, str]:
            if not self._is_tidy:  # once is enough: what a kill left comes from an earlier start
                self._is_tidy = True
                with contextlib.suppress(OSError):
                    self._library.tidy()
            missing = "" if self._models.folder.is_dir() else str(self._models.folder)
            return [*self._models.models(), *self._models.broken()], self._library.saved_in_place(), missing

        self._asked += 1
        asked = self._asked
        self._tasks.start(read, succeeded=lambda found: self._show(*found) if asked == self._asked else None)

    def show_when_read(self, path: Path) -> None:
        """Make this model the current one as soon as the list has it."""
        self._awaited = path

    def shutdown(self) -> None:
        """End what goes on."""
        self.loads.shutdown()
        self.fits.shutdown()
        self.stop_checking()

    @Slot()
    def stop_checking(self) -> None:
        """Read no further."""
        if self._checking is not None:
            self._checking.cancellation.cancel()

    @Slot(object, str)
    def show_error(self, error: KnownError, model_id: str) -> None:
        """Say what went wrong with a model, where it is shown; that of another would only puzzle."""
        if self._is_shown(model_id):
            self._pane.show_error(error)

    def _is_shown(self, model_id: str) -> bool:
        return self._pane.model is not None and self._pane.model.id == model_id

    def _show(self, models: Sequence[ModelFile], saved: int, missing: str) -> None:
        self._page.show_models(models, saved, missing)
        self.fits.show_models(models)
        if (found := next((one for one in models if one.path == self._awaited), None)) is not None:
            self._awaited = None
            self._page.show_model(found.id)
        self.counted.emit(sum(not model.problem for model in models))

    @Slot(str)
    def _on_check_requested(self, model_id: str) -> None:
        relay = self._checking = ProgressRelay(self)
        self._checked_id = model_id
        relay.moved.connect(self._on_check_moved)
        self._pane.set_checking(True)
        self._pane.show_checking(0.0)

        def check() -> Checked | None:
            model = self._models.find_any(model_id)
            return self._library.check(model, afresh=True, on_progress=relay.report, cancel=relay.cancellation)

        failed = partial(self._on_failed, model_id)
        self._tasks.start(check, succeeded=partial(self._on_checked, model_id), failed=failed)

    @Slot(int, int)
    def _on_check_moved(self, done: int, total: int) -> None:
        if self._checking is not None and self._is_shown(self._checked_id):
            self._pane.show_checking(done / total if total else 0.0)

    def _on_checked(self, model_id: str, checked: Checked | None) -> None:
        self._checking = None
        self._pane.set_checking(False)
        if checked is not None and self._is_shown(model_id):
            self._pane.show_checked(checked)

    @Slot(str)
    def _on_removal_requested(self, model_id: str) -> None:
        self._tasks.start(
            lambda: self._library.removal(self._models.find_any(model_id)),
            succeeded=self._pane.ask,
            failed=partial(self._on_failed, model_id),
        )

    @Slot(str)
    def _on_delete_requested(self, model_id: str) -> None:
        self._pane.ask(None)
        self._tasks.start(
            lambda: self._library.delete(self._models.find_any(model_id)),
            succeeded=self._on_deleted,
            failed=partial(self._on_failed, model_id),
        )

    def _on_deleted(self, removal: Removal) -> None:
        words = self.tr("{0} is deleted, {1} are free again")
        if removal.is_gone:
            words = self.tr("{0} is forgotten")
        elif not removal.files:
            words = self.tr("{0} is forgotten, and its file stays")
        elif removal.is_dangling:
            words = self.tr("The link {0} is deleted. What it led to was gone already")
        elif not removal.freed:
            words = self.tr("{0} is deleted. Nothing became free: the same bytes have another name")
        self._toast(words.format(removal.name, size_text(removal.freed)))
        self._tell_change()

    def _on_failed(self, model_id: str, error: Exception) -> None:
        self._checking = None
        self._pane.set_checking(False)
        if isinstance(error, KnownError):
            self.show_error(error, model_id)

    def _tell_change(self) -> None:
        self.refresh()
        self.changed.emit()
