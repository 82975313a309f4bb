"""Fills the tab of the adapters."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.adapter_service import FoundAdapter
from desktop.ui.models.adapters.adapter_rows import AdapterRow
from desktop.ui.models.adapters.adapters_page import AdaptersPage
from desktop.ui.models.installed.installed_controller import ModelList
from desktop.ui.tasks import TaskRunner


class AdapterSource(Protocol):
    """The adapters on this computer. Any thread; blocks."""

    def adapters(self) -> list[FoundAdapter]:
        """All of them."""
        ...


class AdaptersController(QObject):
    """GUI thread. Fact: `counted(int)`."""

    counted = Signal(int)

    def __init__(
        self, page: AdaptersPage, models: ModelList, adapters: AdapterSource, tasks: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._models = models
        self._adapters = adapters
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
