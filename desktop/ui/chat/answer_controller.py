"""Runs one answer at a time in a task and tells, on the GUI thread, what happens."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.answer_events import AnswerEvent
from desktop.core.attachment import Attached
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Message
from desktop.services.answer_service import AnswerService
from desktop.ui.chat.live_answer import LiveAnswer
from desktop.ui.tasks import Relay, TaskRunner

Listener = Callable[[AnswerEvent], None]


class AnswerController(QObject):
    """Owns the answer being written, whichever chat is on screen. GUI thread.

    Facts: `answer_begun(LiveAnswer)`, `event_heard(AnswerEvent)` after the answer took it, `answer_over(LiveAnswer)`,
    `held_changed()` when something else began or ceased to need the engine; meanwhile no answer is begun.
    `live` stays after the end, so that a chat loaded from disk a moment too early can still be put right.
    """

    answer_begun = Signal(object)
    event_heard = Signal(object)
    answer_over = Signal(object)
    held_changed = Signal()

    def __init__(
        self, answers: AnswerService, tasks: TaskRunner, parent: QObject, temporary: AnswerService | None = None
    ) -> None:
        """`temporary` answers in the chat `temporary_id`, which never touches the disk."""
        super().__init__(parent)
        self.temporary_id = ""
        self.files_of: Callable[[str], Sequence[Attached]] = lambda _: ()  # what goes along with a message of a chat
        self._temporary = temporary
        self.live: LiveAnswer | None = None
        self._answers = answers
        self._tasks = tasks
        self._cancel = Cancellation()
        self._is_running = False
        self._is_held = False
        self._relay = Relay(self)
        self._relay.happened.connect(self._on_happened)

    def _home(self, conversation_id: str) -> AnswerService:
        if conversation_id == self.temporary_id and self._temporary is not None:
            return self._temporary
        return self._answers

    @property
    def is_running(self) -> bool:
        """Whether an answer is being written, or about to be."""
        return self._is_running

    @property
    def is_held(self) -> bool:
        """Whether something else needs the engine, such as a summary."""
        return self._is_held

    def hold(self, is_held: bool) -> None:
        """Begin no answer until this is taken back."""
        if is_held != self._is_held:
            self._is_held = is_held
            self.held_changed.emit()

    def live_in(self, conversation_id: str) -> LiveAnswer | None:
        """The newest answer if it belongs to this conversation."""
        return self.live if self.live is not None and self.live.conversation_id == conversation_id else None

    def is_running_in(self, conversation_id: str) -> bool:
        """Whether the answer being written belongs to this conversation."""
        return self._is_running and self.live_in(conversation_id) is not None

    def send(
        self,
        conversation_id: str,
        message_id: str,
        text: str,
        before: Callable[[], object],
        instead_of: str = "",
        files: Sequence[Attached] = (),
        *,
        takes_files: bool = False,
        tight: bool = False,
    ) -> None:
        """Store a message and have it answered; `before` runs first, in the same task.

        `instead_of` is the message of the person that it is another version of. With `takes_files` the files beside
        the draft go along. `tight`: little room for the answer is enough.
        """
        files = self.files_of(conversation_id) if takes_files else files
        work = partial(
            self._home(conversation_id).send,
            conversation_id=conversation_id,
            message_id=message_id,
            text=text,
            instead_of=instead_of,
            tight=tight,
            files=files,
        )
        live = LiveAnswer(conversation_id, message_id=message_id, text=text, instead_of=instead_of, files=files)
        self._begin(live, work, before)

    def regenerate(self, conversation_id: str, before: Callable[[], object], answer: Message | None = None) -> None:
        """Have an answer written once more, or the last one."""
        answer_id = answer.id if answer is not None else ""
        work = partial(self._home(conversation_id).regenerate, conversation_id=conversation_id, answer_id=answer_id)
        self._begin(LiveAnswer(conversation_id, anew=answer), work, before)

    def go_on(self, conversation_id: str, message_id: str, before: Callable[[], object]) -> None:
        """Let an answer grow that was cut off."""
        work = partial(self._home(conversation_id).go_on, conversation_id=conversation_id, message_id=message_id)
        self._begin(LiveAnswer(conversation_id, goes_on=message_id), work, before)

    def retry(self, failed: LiveAnswer, before: Callable[[], object], *, tight: bool = False) -> None:
        """Ask once more for what could not be written; what is stored already is not stored again."""
        if failed.goes_on:
            self.go_on(failed.conversation_id, failed.goes_on, before)
        elif failed.message_id and failed.answer is None:
            again = failed.conversation_id, failed.message_id, failed.text, before, failed.instead_of, failed.files
            self.send(*again, tight=tight)
        else:
            self.regenerate(failed.conversation_id, before, failed.answer or failed.anew)

    def forget(self, conversation_id: str) -> None:
        """The disk knows all about the newest answer there, and something else is to be shown."""
        if not self._is_running and self.live_in(conversation_id) is not None:
            self.live = None

    def stop(self) -> None:
        """Stop writing and keep the text. Waking the engine is not the GUI thread's work."""
        if self._is_running:
            self._tasks.start(self._cancel.cancel)

    def shutdown(self) -> None:
        """Stop at once: the program ends."""
        self._cancel.cancel()

    def _begin(self, live: LiveAnswer, answer: Callable[..., Message | None], before: Callable[[], object]) -> None:
        if self._is_running or self._is_held:
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
