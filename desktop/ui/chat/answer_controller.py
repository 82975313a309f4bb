"""Runs one answer at a time in a task and tells, on the GUI thread, what happens."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.answer_events import AnswerEvent
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Message
from desktop.services.answer_service import AnswerService
from desktop.ui.chat.live_answer import LiveAnswer
from desktop.ui.tasks import Relay, TaskRunner

Listener = Callable[[AnswerEvent], None]


class AnswerController(QObject):
    """Owns the answer being written, whichever chat is on screen. GUI thread.

    Facts: `answer_begun(LiveAnswer)`, `event_heard(AnswerEvent)` after the answer took it, `answer_over(LiveAnswer)`.
    `live` stays after the end, so that a chat loaded from disk a moment too early can still be put right.
    """

    answer_begun = Signal(object)
    event_heard = Signal(object)
    answer_over = Signal(object)

    def __init__(self, answers: AnswerService, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self.live: LiveAnswer | None = None
        self._answers = answers
        self._tasks = tasks
        self._cancel = Cancellation()
        self._is_running = False
        self._relay = Relay(self)
        self._relay.happened.connect(self._on_happened)

    @property
    def is_running(self) -> bool:
        """Whether an answer is being written, or about to be."""
        return self._is_running

    def live_in(self, conversation_id: str) -> LiveAnswer | None:
        """The newest answer if it belongs to this conversation."""
        return self.live if self.live is not None and self.live.conversation_id == conversation_id else None

    def is_running_in(self, conversation_id: str) -> bool:
        """Whether the answer being written belongs to this conversation."""
        return self._is_running and self.live_in(conversation_id) is not None

    def send(self, conversation_id: str, message_id: str, text: str, before: Callable[[], object]) -> None:
        """Store a message and have it answered; `before` runs first, in the same task."""
        send = partial(self._answers.send, conversation_id=conversation_id, message_id=message_id, text=text)
        self._begin(LiveAnswer(conversation_id, message_id=message_id, text=text), send, before)

    def regenerate(self, conversation_id: str, before: Callable[[], object]) -> None:
        """Have the last message of the person answered once more."""
        self._begin(
            LiveAnswer(conversation_id), partial(self._answers.regenerate, conversation_id=conversation_id), before
        )

    def stop(self) -> None:
        """Stop writing and keep the text. Waking the engine is not the GUI thread's work."""
        if self._is_running:
            self._tasks.start(self._cancel.cancel)

    def shutdown(self) -> None:
        """Stop at once: the program ends."""
        self._cancel.cancel()

    def _begin(self, live: LiveAnswer, answer: Callable[..., Message | None], before: Callable[[], object]) -> None:
        if self._is_running:
            return
        self.live, self._is_running, self._cancel = live, True, Cancellation()
        listener, cancel = self._relay.happened.emit, self._cancel

        def work() -> Message | None:
            before()
            return answer(listener=listener, cancel=cancel)

        self._tasks.start(work, succeeded=self._on_succeeded, failed=self._on_failed)
        self.answer_begun.emit(live)

    @Slot(object)
    def _on_happened(self, event: AnswerEvent) -> None:
        if self.live is not None:
            self.live.take(event)
            self.event_heard.emit(event)

    def _on_succeeded(self, message: Message | None) -> None:
        del message
        self._end(None)

    def _on_failed(self, error: Exception) -> None:
        self._end(error)

    def _end(self, error: Exception | None) -> None:
        self._is_running = False
        if self.live is not None:
            self.live.end(error)
            self.answer_over.emit(self.live)
