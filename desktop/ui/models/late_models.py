"""The models screen in the window: made when somebody goes there, as a start has no time for it."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.ui.shell.main_window import MainWindow
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from desktop.ui.models.keeping_ports import Kept
    from desktop.ui.models.models_screen import ModelsScreen
    from desktop.ui.models.ports import DownloadSource, OfferSource

    Sources = Callable[[], tuple[OfferSource, DownloadSource, Kept]]

SCREEN = "models"


class LateModels(QObject):
    """Owns the screen. GUI thread. Facts: `models_changed()`. Wish: `chat_requested(id or path of a model)`."""

    models_changed = Signal()
    chat_requested = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        sources: "Sources",
        theme: Theme,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        """`sources` is asked when the screen is made."""
        super().__init__(parent)
        self._window, self._sources = window, sources
        self._theme, self._tasks = theme, tasks
        window.add_late_screen(SCREEN, self.tr("Models"), "box", self._view)
        window.screen_changed.connect(self._on_screen_changed)

    @cached_property
    def screen(self) -> "ModelsScreen":
        """The screen and what fills it."""
        from desktop.ui.models.models_screen import ModelsScreen

        made = ModelsScreen(self._theme, *self._sources(), self._tasks, toast=self._window.toast, parent=self)
        made.chat_requested.connect(self.chat_requested)
        made.models_changed.connect(self.models_changed)
        return made

    def shutdown(self) -> None:
        """Hear and show no more."""
        if "screen" in self.__dict__:
            self.screen.shutdown()

    def _view(self) -> QWidget:
        return self.screen.view

    @Slot(str)
    def _on_screen_changed(self, screen_id: str) -> None:
        if screen_id == SCREEN:
            self.screen.refresh()
            self.screen.view.focus()
