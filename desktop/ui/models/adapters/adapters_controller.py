"""Fills the tab of the adapters."""

from PySide6.QtCore import QObject, Signal, Slot

from desktop.ui.models.adapters.adapter_rows import AdapterRow
from desktop.ui.models.adapters.adapters_page import AdaptersPage
from desktop.ui.models.keeping_ports import Kept
from desktop.ui.tasks import TaskRunner


class AdaptersController(QObject):
    """GUI thread. Fact: `counted(int)`."""

    counted = Signal(int)

    def __init__(self, page: AdaptersPage, kept: Kept, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._models = kept.models
        self._adapters = kept.adapters
        self._tasks = tasks

    @Slot()
    def refresh(self) -> None:
        """Look again."""
        self._tasks.start(self._read, succeeded=self._on_read)

    def _read(self) -> list[AdapterRow]:
        models = [model for model in self._models.models() if not model.is_embedding]
        return [
            AdapterRow(one, tuple(model.name for model in models if model.architecture == one.architecture))
            for one in self._adapters.adapters()
        ]

    def _on_read(self, shown: list[AdapterRow]) -> None:
        self._page.show_rows(shown)
        self.counted.emit(len(shown))
