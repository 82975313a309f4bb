"""Puts the parts together that keep a chat within the model's window."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.services.fullness_service import FullnessService
from desktop.services.settings_service import SettingsService
from desktop.services.summary_service import SummaryService
from desktop.ui.actions import Actions
from desktop.ui.chat.chat_controller import ChatController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.full_window_controller import FullWindowController
from desktop.ui.chat.fullness_controller import FullnessController
from desktop.ui.chat.recap_controller import RecapController
from desktop.ui.chat.way_on_controller import WayOnController
from desktop.ui.tasks import TaskRunner
from desktop.ui.widgets import Toast


class WindowLimits(QObject):
    """The meter, the card about a full window, the ways out of it, and the row where the model begins to read."""

    def __init__(
        self,
        view: ChatView,
        chat: ChatController,
        fullness: FullnessService,
        summaries: SummaryService,
        settings: SettingsService,
        tasks: TaskRunner,
        actions: Actions,
        *,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.recaps = RecapController(view.transcript, chat.chat, chat.answers, tasks, toast, self)
        owners = chat.models, chat.chat, chat.answers
        self.fullness = FullnessController(view, fullness, *owners, self.recaps, tasks, self)
        self.ways = WayOnController(
            view, summaries, settings, chat.chat, chat.answers, chat.inspector, self.recaps, tasks, self
        )
        self.card = FullWindowController(view, fullness, self.fullness, *owners, chat.inspector, self.ways, tasks, self)
        self.ways.chat_begun.connect(chat.chat.stored)
        self.recaps.failed.connect(view.transcript.show_error)
        chat.template.loaded.connect(self.fullness.refresh)
        actions["stop"].triggered.connect(self.ways.stop)

    def shutdown(self) -> None:
        """The program ends."""
        self.fullness.shutdown()
        self.ways.shutdown()
