"""Says in the rows of the models on this computer whether they fit, as far as it is known."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.core.model import ModelFile
from desktop.ui.models.fit_tags import FitTags
from desktop.ui.models.installed.installed_page import InstalledPage
from desktop.ui.models.keeping_ports import ChoiceSource
from desktop.ui.tasks import TaskRunner

EVERY = 3000  # ms between two looks at the memory while the tab is seen


class FitsController(QObject):
    """GUI thread."""

    def __init__(self, page: InstalledPage, choosing: ChoiceSource, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._models: Sequence[ModelFile] = ()
        self._tags = FitTags(choosing.verdicts, tasks, self)
        self._tags.changed.connect(self._on_changed)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._look)
        page.seen.connect(self._on_seen)

    def show_models(self, models: Sequence[ModelFile]) -> None:
        """These are in the list; what cannot be used is not judged."""
        self._models = [model for model in models if not model.problem]
        if self._timer.isActive():
            self._look()

    def shutdown(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._tags.shutdown()

    @Slot(bool)
    def _on_seen(self, is_seen: bool) -> None:
        if is_seen:
            self._look()
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def _look(self) -> None:
        self._tags.refresh(self._models)

    @Slot()
    def _on_changed(self) -> None:
        self._page.rows.set_fits(self._tags.levels)
