"""The models screen in the window: made when somebody goes there, as a start has no time for it.

What comes or was left meanwhile is told all the same.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.core.download import Download
from desktop.services.listeners import Listeners
from desktop.ui.models.dropped_models import models_in
from desktop.ui.plural import plural
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.tasks import Relay, TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import DropTarget, Toast

if TYPE_CHECKING:
    from desktop.ui.models.keeping_ports import Kept
    from desktop.ui.models.models_screen import ModelsScreen
    from desktop.ui.models.ports import DownloadSource, OfferSource

    Sources = Callable[[], tuple[OfferSource, DownloadSource, Kept]]

SCREEN = "models"
TELLS_ITSELF = (SCREEN, "welcome")  # screens that show what has come


class LateModels(QObject):
    """Owns the screen. GUI thread. Facts: `models_changed()`. Wish: `chat_requested(id or path of a model)`."""

    models_changed = Signal()
    chat_requested = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        sources: "Sources",
        arrivals: Listeners[[Download]],
        theme: Theme,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        """`sources` is asked when the screen is made."""
        super().__init__(parent)
        self._window, self._sources = window, sources
        self._theme, self._tasks = theme, tasks
        self._left: Toast | None = None
        self._come = Relay(self)
        self._come.happened.connect(self._on_come)
        self._hear_no_more = arrivals.listen(self._come.happened.emit)
        window.add_late_screen(SCREEN, self.tr("Models"), "box", self._view)
        window.screen_changed.connect(self._on_screen_changed)
        DropTarget(window, models_in).given.connect(self.take)

    def start(self, unfinished: Callable[[], int]) -> None:
        """Tell of downloads that an earlier run had not finished; `unfinished` counts them, in a task."""
        self._tasks.start(unfinished, succeeded=self._on_unfinished)

    @cached_property
    def screen(self) -> "ModelsScreen":
        """The screen and what fills it."""
        from desktop.ui.models.models_screen import ModelsScreen

        made = ModelsScreen(self._theme, *self._sources(), self._tasks, toast=self._window.toast, parent=self)
        made.chat_requested.connect(self.chat_requested)
        made.models_changed.connect(self.models_changed)
        return made

    @Slot(object)
    def take(self, words: Sequence[str]) -> None:
        """Show what becomes of paths and addresses that a person hands over."""
        self._window.show_screen(SCREEN)
        self.screen.take(words)

    def shutdown(self) -> None:
        """Hear and show no more."""
        self._hear_no_more()
        if "screen" in self.__dict__:
            self.screen.shutdown()

    def _view(self) -> QWidget:
        return self.screen.view

    @Slot(object)
    def _on_come(self, download: Download) -> None:
        """It can be chosen now; who looks elsewhere is told."""
        self.models_changed.emit()
        if self._window.screen_id not in TELLS_ITSELF:
            words = self.tr("{0} is here and verified").format(download.name)
            self._window.toast(words, self.tr("Start a chat"), lambda: self.chat_requested.emit(download.path))

    def _on_unfinished(self, count: int) -> None:
        if count and self._window.screen_id not in TELLS_ITSELF:
            words = plural("LateModels", "1 download is not finished", "%Ln downloads are not finished", count)
            self._left = self._window.toast(words, self.tr("Go on"), self._go_on)

    def _go_on(self) -> None:
        _, downloads, *_ = self._sources()
        self._tasks.start(downloads.resume_all)

    @Slot(str)
    def _on_screen_changed(self, screen_id: str) -> None:
        if screen_id == SCREEN:
            if self._left is not None and isValid(self._left):
                self._left.dismiss()  # the tray says so itself
            self.screen.refresh()
            self.screen.view.focus()
