"""Messages that wait for the answer before them: added, edited, removed, sent, paused by the first stop."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.chat import Finish
from desktop.core.ids import new_id
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.inspector.inspector_controller import InspectorController
from desktop.ui.chat.live_answer import LiveAnswer
from desktop.ui.chat.message_queue import MessageQueue
from desktop.ui.chat.open_chat_controller import OpenChatController

BETWEEN = "\n\n"  # messages that go back into the field


class QueueController(QObject):
    """Owns what waits in every chat. GUI thread. Fact: `changed(chat id)`."""

    changed = Signal(str)

    def __init__(
        self,
        view: ChatView,
        chat: OpenChatController,
        answers: AnswerController,
        inspector: InspectorController,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._chat = chat
        self._answers = answers
        self._inspector = inspector
        self._queue = MessageQueue()
        view.queue.edit_requested.connect(self._on_edit_requested)
        view.queue.remove_requested.connect(self._on_remove_requested)
        view.queue.resume_requested.connect(self._on_resume_requested)
        chat.opened.connect(self._show)
        chat.stored.connect(self._on_stored)
        answers.answer_over.connect(self._on_answer_over)

    @property
    def can_stop(self) -> bool:
        """Whether a stop has something to do here: an answer, or messages that wait after the first stop."""
        is_at_work = self._answers.is_running_in(self._chat.id) or self._answers.is_held
        return is_at_work or self._queue.is_paused(self._chat.id)

    def is_waiting(self, chat_id: str) -> bool:
        """Whether messages wait in a chat."""
        return bool(self._queue.unsent(chat_id))

    def with_waiting(self, chat_id: str, draft: str) -> str:
        """A draft with what waits before it, as it is kept for the next start."""
        return BETWEEN.join(text for text in [*self._queue.unsent(chat_id), draft] if text.strip())

    def add(self, text: str) -> None:
        """Let the message in the field wait for the answer."""
        self._queue.add(self._chat.id, text)
        self._view.composer.set_text("")
        self._tell(self._chat.id)

    @Slot()
    def stop(self) -> None:
        """First stop the answer and pause what waits; then bring what waits back into the field."""
        chat_id, is_running = self._chat.id, self._answers.is_running_in(self._chat.id)
        if self._queue.is_paused(chat_id):
            self._bring_back(chat_id)
        elif is_running:
            self._queue.pause(chat_id)
            self._tell(chat_id)
        if is_running:
            self._answers.stop()

    @Slot(int)
    def _on_edit_requested(self, place: int) -> None:
        """Back into the field, before what stands there."""
        self._put_before(self._queue.take(self._chat.id, place))
        self._tell(self._chat.id)

    @Slot(int)
    def _on_remove_requested(self, place: int) -> None:
        self._queue.take(self._chat.id, place)
        self._tell(self._chat.id)
        self._view.composer.focus()

    @Slot()
    def _on_resume_requested(self) -> None:
        self._queue.resume(self._chat.id)
        self._tell(self._chat.id)
        self._send_next()

    @Slot(str)
    def _on_stored(self, chat_id: str) -> None:
        self._queue.stored(chat_id)
        self.changed.emit(chat_id)

    @Slot(object)
    def _on_answer_over(self, live: LiveAnswer) -> None:
        """The next one follows an answer that ended by itself, once everybody knows that this one is over."""
        chat_id = live.conversation_id
        finish = live.answer.finish if live.answer is not None else None
        if live.error is not None or finish not in (Finish.STOP, Finish.LENGTH):
            self._queue.pause(chat_id)
        lost = self._queue.take_back(chat_id)
        if lost and not live.is_stored:
            self._chat.put_before(chat_id, lost)
        self._tell(chat_id)
        QTimer.singleShot(0, self, self._send_next)

    @Slot()
    def _send_next(self) -> None:
        following = None if self._answers.is_running or self._answers.is_held else self._queue.next()
        if following is not None:
            chat_id, text = following
            self._answers.send(chat_id, new_id(), text, self._inspector.take_saver())
            self._tell(chat_id)

    def _bring_back(self, chat_id: str) -> None:
        self._put_before(BETWEEN.join(self._queue.take_all(chat_id)))
        self._tell(chat_id)

    def _put_before(self, text: str) -> None:
        if text:
            self._chat.put_before(self._chat.id, text)
        self._view.composer.focus()

    def _tell(self, chat_id: str) -> None:
        self._show()
        self.changed.emit(chat_id)

    @Slot()
    def _show(self) -> None:
        self._view.queue.set_messages(self._queue.texts(self._chat.id), is_paused=self._queue.is_paused(self._chat.id))
