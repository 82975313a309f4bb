"""Has a chat titled by the model after its first answer, and gives up at once when the person needs the engine."""

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.core.cancellation import Cancellation
from desktop.core.chat import Finish
from desktop.services.title_service import TitleService
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.composer import Composer
from desktop.ui.chat.conversation_list.conversation_list_controller import ConversationListController
from desktop.ui.chat.live_answer import LiveAnswer
from desktop.ui.chat.queue_controller import QueueController
from desktop.ui.tasks import TaskRunner

AFTER = 400  # ms in which the person may begin to type


class TitleController(QObject):
    """One title at a time. GUI thread. Without one the chat keeps its first words."""

    def __init__(
        self,
        composer: Composer,
        titles: TitleService,
        answers: AnswerController,
        queue: QueueController,
        chats: ConversationListController,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._titles = titles
        self._answers = answers
        self._queue = queue
        self._list = chats
        self._tasks = tasks
        self._cancel: Cancellation | None = None  # of the title being written
        self._wanted = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER)
        self._timer.timeout.connect(self._begin)
        composer.editor.textChanged.connect(self._on_text_changed)
        answers.answer_begun.connect(self.give_up)
        answers.answer_over.connect(self._on_answer_over)

    @Slot()
    def give_up(self) -> None:
        """The person types or sends: the engine is theirs. Waking it is not the GUI thread's work."""
        self._timer.stop()
        if self._cancel is not None:
            self._tasks.start(self._cancel.cancel)

    @Slot()
    def _on_text_changed(self) -> None:
        """A field that is emptied, as when another chat is opened, asks for nothing."""
        if self._composer.text():
            self.give_up()

    def shutdown(self) -> None:
        """The program ends."""
        self._timer.stop()
        if self._cancel is not None:
            self._cancel.cancel()

    @Slot(object)
    def _on_answer_over(self, live: LiveAnswer) -> None:
        is_done = live.answer is not None and live.answer.finish in (Finish.STOP, Finish.LENGTH) and live.error is None
        is_kept = live.conversation_id != self._answers.temporary_id
        if is_done and is_kept and not self._composer.text() and not self._queue.is_waiting(live.conversation_id):
            self._wanted = live.conversation_id
            self._timer.start()

    @Slot()
    def _begin(self) -> None:
        if self._answers.is_running or self._cancel is not None:
            return
        cancel = self._cancel = Cancellation()
        chat_id = self._wanted
        self._tasks.start(lambda: self._titles.give(chat_id, cancel), succeeded=self._on_over, failed=self._on_failed)

    def _on_over(self, title: str) -> None:
        self._cancel = None
        if title:
            self._list.reload()

    def _on_failed(self, error: Exception) -> None:
        """It is in the log; the chat keeps its first words."""
        del error
        self._cancel = None
