"""Keeps the meter under the field true: counts what would be sent next, a moment after the last change."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.fullness import Fullness
from desktop.services.fullness_service import FullnessService
from desktop.services.next_prompt import NextPrompt
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.live_answer import LiveAnswer
from desktop.ui.chat.model_controller import ModelController
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.chat.recap_controller import RecapController
from desktop.ui.chat.what_is_next import next_of_draft, next_of_failed
from desktop.ui.tasks import TaskRunner

COUNT_AFTER = 250  # ms without a change


class FullnessController(QObject):
    """One count at a time, each in a task. GUI thread. Fact: `counted(Fullness or None)` of the open chat."""

    counted = Signal(object)

    def __init__(
        self,
        view: ChatView,
        service: FullnessService,
        models: ModelController,
        chat: OpenChatController,
        answers: AnswerController,
        recaps: RecapController,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view, self._service = view, service
        self._models, self._chat, self._answers, self._recaps = models, chat, answers, recaps
        self._tasks = tasks
        self._is_asking = False
        self._is_old = False  # something changed since the last question
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        view.composer.editor.textChanged.connect(self.refresh)
        view.composer.said_changed.connect(self.refresh)
        view.inspector.settings_requested.connect(self.refresh)
        models.model_found.connect(self.refresh)
        models.model_missing.connect(self.refresh)
        chat.opened.connect(self._on_opened)
        recaps.changed.connect(self.refresh_now)
        answers.answer_over.connect(self.refresh_now)

    def what_is_next(self, failed: LiveAnswer | None = None) -> NextPrompt:
        """What would be sent from the open chat, or what could not be."""
        inspector = self._view.inspector
        known = self._chat.messages, self._recaps.recaps
        if failed is not None:
            return next_of_failed(failed, *known, inspector.values)
        composer = self._view.composer
        return next_of_draft(*known, composer.text(), composer.files, inspector.values)

    @Slot()
    def refresh(self) -> None:
        """Something changed that the count depends on."""
        self._is_old = True
        self._timer.start(COUNT_AFTER)

    @Slot()
    def refresh_now(self) -> None:
        """The same, where nobody is typing."""
        self._is_old = True
        self._timer.start(0)

    def shutdown(self) -> None:
        """The program ends."""
        self._timer.stop()

    @Slot()
    def _on_opened(self) -> None:
        """Nothing is known of another chat yet; its messages come next."""
        self._chat.context.set_counted(None)
        self.counted.emit(None)

    @Slot()
    def _ask(self) -> None:
        if self._is_asking or self._answers.is_running or self._answers.is_held:
            return  # what ends any of these asks again
        self._is_old = False
        model = self._models.current
        if model is None:
            self._tell(self._chat.id, None)
            return
        self._is_asking = True
        count = partial(self._service.count, model, self.what_is_next())
        told, failed = partial(self._tell, self._chat.id), partial(self._on_failed, self._chat.id)
        self._tasks.start(count, succeeded=told, failed=failed)

    def _on_failed(self, chat_id: str, error: Exception) -> None:
        """It is in the log; an answer tells what is wrong."""
        del error
        self._tell(chat_id, None)

    def _tell(self, chat_id: str, fullness: Fullness | None) -> None:
        self._is_asking = False
        if self._is_old and not self._timer.isActive():
            self._timer.start(COUNT_AFTER)
        if chat_id == self._chat.id and not self._answers.is_running:
            self._chat.context.set_counted(fullness)
            self._chat.context.show(None, ())
            self.counted.emit(fullness)
