"""Shows where in the open chat the model begins to read, and lets a person change the summary or undo it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.answer_events import AnswerEvent, MessageAdded
from desktop.core.recap import Recap, beginning_of
from desktop.services.recap_service import RecapService
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.chat.transcript.message_act import Act, MessageAct
from desktop.ui.chat.transcript.transcript_view import TranscriptView
from desktop.ui.tasks import TaskRunner
from desktop.ui.widgets import Toast


class RecapController(QObject):
    """Owns the recaps of the open chat. GUI thread; the disk is asked in tasks.

    Facts: `changed()` when those of the open chat were read, `failed(Exception)`.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        transcript: TranscriptView,
        chat: OpenChatController,
        answers: AnswerController,
        tasks: TaskRunner,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.recaps: Mapping[str, Recap] = {}
        self._transcript = transcript
        self._chat = chat
        self._tasks = tasks
        self._toast = toast
        self._asked = 0  # questions to the disk; the answer to an older one is out of date
        transcript.act_requested.connect(self._on_act_requested)
        chat.opened.connect(self._on_opened)
        chat.shown.connect(self.reload)
        answers.event_heard.connect(self._on_event_heard)

    @Slot()
    def reload(self) -> None:
        """Ask the disk."""
        self._asked += 1
        known = partial(self._on_recaps, self._asked, self._chat.id)
        self._tasks.start(partial(self._service.all, self._chat.id), succeeded=known, failed=self.failed.emit)

    @property
    def _service(self) -> RecapService:
        return self._chat.conversations.recaps

    def _on_recaps(self, asked: int, chat_id: str, recaps: Mapping[str, Recap]) -> None:
        if asked == self._asked and chat_id == self._chat.id:
            self.recaps = recaps
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        self._transcript.set_beginning(beginning_of(self._chat.messages, self.recaps))

    @Slot(str)
    def _on_opened(self, chat_id: str) -> None:
        del chat_id
        self.recaps = {}
        self._show()

    @Slot(object)
    def _on_event_heard(self, event: AnswerEvent) -> None:
        """A message in other words may begin a branch on which the model reads from elsewhere."""
        if isinstance(event, MessageAdded) and self.recaps:
            self._show()

    @Slot(object)
    def _on_act_requested(self, wish: MessageAct) -> None:
        chat_id, service = self._chat.id, self._service
        if wish.act is Act.RECAP_EDITED:
            edit = partial(service.edit, chat_id, wish.message_id, wish.text)
            self._tasks.start(edit, succeeded=self._on_done, failed=self.failed.emit)
        elif wish.act is Act.RECAP_UNDONE:
            undo = partial(service.undo, chat_id, wish.message_id)
            undone = partial(self._on_undone, chat_id, service)
            self._tasks.start(undo, succeeded=undone, failed=self.failed.emit)

    def _on_done(self, result: object) -> None:
        del result
        self.reload()

    def _on_undone(self, chat_id: str, service: RecapService, recap: Recap | None) -> None:
        self.reload()
        if recap is None:
            return

        def bring_back() -> None:
            put = partial(service.put, chat_id, recap)
            self._tasks.start(put, succeeded=self._on_done, failed=self.failed.emit)

        self._toast(self.tr("The model reads the messages above again"), self.tr("Bring back"), bring_back)
