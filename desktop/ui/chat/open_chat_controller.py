"""The chat on screen: its messages, its draft, and what the answer being written adds to them."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.answer_events import AnswerEnded, AnswerEvent, MessageAdded, ModelLoading, PromptRead, TextGrew
from desktop.core.chat import Message, Role
from desktop.core.ids import new_id
from desktop.services.conversation_service import ConversationService
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.context_use import ContextUse
from desktop.ui.chat.live_answer import LiveAnswer, Phase, is_too_long
from desktop.ui.tasks import TaskRunner

METER_EVERY = 0.25  # seconds


class OpenChatController(QObject):
    """Owns which chat is open and what of it is shown. GUI thread.

    Facts: `opened(id)`, `shown(id)` when its messages were read, `stored(id)` when a message of the person is safe on
    disk.
    """

    opened = Signal(str)
    leave_asked = Signal(object)  # a temporary chat would be gone: call this once the person agrees
    temporary_left = Signal(str)
    shown = Signal(str)
    stored = Signal(str)

    def __init__(
        self,
        view: ChatView,
        conversations: ConversationService,
        answers: AnswerController,
        tasks: TaskRunner,
        parent: QObject,
        temporary: ConversationService | None = None,
    ) -> None:
        """`temporary` keeps the chat that never touches the disk."""
        super().__init__(parent)
        self.id = new_id()
        self.is_stored = False
        self._view = view
        self._kept = conversations
        self._temporary = temporary
        self._answers = answers
        self._tasks = tasks
        self._on_disk: list[Message] = []  # as last read, and every answer that ended since
        self._messages: list[Message] = []  # as shown
        self._is_read = True  # what is on disk of the open chat is known
        self._drafts: dict[str, str] = {}
        self._unsent = ""  # a new chat that was left with a draft, and comes back with Ctrl+N
        self._may_leave = False  # the person agreed that a temporary chat goes
        self._failed: dict[str, LiveAnswer] = {}
        self.context = ContextUse(view.composer)
        answers.answer_begun.connect(self._on_answer_begun)
        answers.event_heard.connect(self._on_event_heard)
        answers.answer_over.connect(self._on_answer_over)

    @property
    def conversations(self) -> ConversationService:
        """Where the open chat is kept."""
        return self._temporary if self.is_temporary and self._temporary is not None else self._kept

    @property
    def is_temporary(self) -> bool:
        """Whether the open chat never touches the disk."""
        return bool(self.id) and self.id == self._answers.temporary_id

    @property
    def is_untouched(self) -> bool:
        """A new chat in which nothing was written or sent."""
        return not self.is_stored and not self._view.composer.has_draft and not self._answers.is_running_in(self.id)

    @property
    def failed_answer(self) -> LiveAnswer | None:
        """The answer that could not be written here, until another is tried."""
        return self._failed.get(self.id)

    def find(self, message_id: str) -> Message | None:
        """A message that is shown."""
        return next((message for message in self._messages if message.id == message_id), None)

    @property
    def messages(self) -> list[Message]:
        """What is shown, oldest first."""
        return self._messages

    def draft_of(self, conversation_id: str) -> str:
        """What is typed in a chat and not sent."""
        return self._view.composer.text() if conversation_id == self.id else self._drafts.get(conversation_id, "")

    def put_before(self, conversation_id: str, text: str) -> None:
        """Put words before what is typed in a chat."""
        joined = "\n\n".join(part for part in (text, self.draft_of(conversation_id)) if part.strip())
        if conversation_id == self.id:
            self._view.composer.set_text(joined)
        else:
            self._drafts[conversation_id] = joined

    def take_drafts(self, drafts: Mapping[str, str], new_chat: str) -> None:
        """What was typed before the program ended. A new chat that nobody began meanwhile goes on with its draft."""
        self._drafts = {**drafts, **self._drafts}
        if new_chat and self.is_untouched:
            self._enter(new_chat, is_stored=False)
            self._on_messages(self.id, [])
        else:
            self._unsent = new_chat

    @Slot()
    def open_new(self) -> None:
        """Begin a chat; it is stored with its first message."""
        if not self.is_stored and not self.is_temporary and not self._answers.is_running_in(self.id):
            self._view.composer.focus()
            return
        if self._stays(self.open_new):
            return
        self._enter(self._unsent or new_id(), is_stored=False)
        self._on_messages(self.id, [])

    @Slot()
    def open_temporary(self) -> None:
        """Begin a chat that never touches the disk."""
        if self._temporary is None or self._stays(self.open_temporary):
            return
        self._enter(new_id(), is_stored=False, is_temporary=True)
        self._on_messages(self.id, [])

    def agree_to_leave(self, go_on: Callable[[], None]) -> None:
        """The temporary chat may go: do what was asked for."""
        self._may_leave = True
        go_on()
        self._may_leave = False

    def _stays(self, go_on: Callable[[], None]) -> bool:
        """Ask before a temporary chat with messages is left; True when that has to be waited for."""
        has_messages = self.is_stored or self._answers.is_running_in(self.id)
        if not self.is_temporary or not has_messages or self._may_leave:
            return False
        self.leave_asked.emit(go_on)
        return True

    @Slot(str)
    def open(self, conversation_id: str) -> None:
        """Show a stored chat."""
        if conversation_id == self.id:
            self._view.composer.focus()
            return
        if self._stays(partial(self.open, conversation_id)):
            return
        self._enter(conversation_id, is_stored=True)
        self._tasks.start(
            partial(self.conversations.messages, conversation_id),
            succeeded=partial(self._on_messages, conversation_id),
            failed=partial(self._on_load_failed, conversation_id),
        )

    def reload(self) -> None:
        """Read the open chat again: another version is to be shown."""
        self._answers.forget(self.id)
        self._failed.pop(self.id, None)
        self._tasks.start(
            partial(self.conversations.messages, self.id),
            succeeded=partial(self._on_messages, self.id),
            failed=partial(self._on_load_failed, self.id),
        )

    def _enter(self, conversation_id: str, *, is_stored: bool, is_temporary: bool = False) -> None:
        """The focus goes first: a title that is being edited still belongs to the chat that is left."""
        composer = self._view.composer
        composer.focus()
        left = self._answers.temporary_id if self.is_temporary else ""
        if not left:
            self._drafts[self.id] = composer.text()
            if not self.is_stored and composer.has_draft and not self._answers.is_running_in(self.id):
                self._unsent = self.id
        self._unsent = "" if conversation_id == self._unsent else self._unsent
        self._answers.temporary_id = conversation_id if is_temporary else ""
        self.id, self.is_stored, self._is_read = conversation_id, is_stored, False
        self._on_disk, self._messages = [], []
        composer.set_text(self._drafts.pop(conversation_id, ""))
        self.opened.emit(conversation_id)
        if left:
            self._failed.pop(left, None)
            self.temporary_left.emit(left)

    def _on_messages(self, conversation_id: str, messages: list[Message]) -> None:
        if conversation_id == self.id:
            live = self._answers.live_in(conversation_id)
            self._on_disk, self._is_read = messages, True
            self._messages = live.laid_over(messages) if live is not None else messages
            self._view.transcript.set_messages(self._messages)
            self._show_progress(live)
            self._show_failure()
            self._show_context()
            self.shown.emit(conversation_id)

    def _on_load_failed(self, conversation_id: str, error: Exception) -> None:
        self._on_messages(conversation_id, [])
        if conversation_id == self.id:
            self._view.transcript.show_error(error)

    @Slot(object)
    def _on_answer_begun(self, live: LiveAnswer) -> None:
        self._failed.pop(live.conversation_id, None)
        if self._is_shown(live):
            self._view.transcript.clear_error()
            self._lay_over(live)

    @Slot(object)
    def _on_event_heard(self, event: AnswerEvent) -> None:
        live = self._answers.live
        if live is None:
            return
        if isinstance(event, MessageAdded) and event.message.role is Role.USER:
            self._take_from_composer(live)
        if self._is_shown(live):
            self._show_event(live, event)

    def _show_event(self, live: LiveAnswer, event: AnswerEvent) -> None:
        match event:
            case MessageAdded(message=message):
                self._lay_over(live)
                if message.id == live.goes_on:
                    self._view.transcript.add_message(message)
                self._show_progress(live)
            case ModelLoading() | PromptRead():
                self._show_progress(live)
                self._show_context()
            case TextGrew(message_id=message_id, text=text, tokens=tokens, reasoning=reasoning):
                self._view.transcript.append_text(message_id, text, tokens, reasoning=reasoning)
                self._show_context(at_most_every=METER_EVERY)
            case AnswerEnded(message=message):
                self._on_disk = self._messages = live.laid_over(self._on_disk)
                self._view.transcript.end_message(message)
                self._show_context()

    @Slot(object)
    def _on_answer_over(self, live: LiveAnswer) -> None:
        if live.error is not None:
            self._failed[live.conversation_id] = live
        if self._is_shown(live):
            self._on_disk = live.laid_over(self._on_disk)
            self._lay_over(live)
            if live.answer is not None:
                self._view.transcript.end_message(live.answer)
            self._show_progress(live)
            self._show_failure()
            self._show_context()

    def _is_shown(self, live: LiveAnswer) -> bool:
        """Whether an answer belongs to what is on screen; what is still being read takes it up when it is there."""
        return live.conversation_id == self.id and self._is_read

    def _lay_over(self, live: LiveAnswer) -> None:
        """Bring the transcript to what disk and answer say together, with as little as possible."""
        before, self._messages = self._messages, live.laid_over(self._on_disk)
        count = len(before)
        if [message.id for message in before] == [message.id for message in self._messages[:count]]:
            for message in self._messages[count:]:
                self._view.transcript.add_message(message)
        else:
            self._view.transcript.set_messages(self._messages)

    def _take_from_composer(self, live: LiveAnswer) -> None:
        """The message is on disk: only now does its text leave the composer, or the draft of a chat left meanwhile."""
        if live.conversation_id == self.id:
            self.is_stored = True
            if self._view.composer.text().strip() == live.text.strip():
                self._view.composer.set_text("")
        elif self._drafts.get(live.conversation_id, "").strip() == live.text.strip():
            self._drafts.pop(live.conversation_id, None)
        self._unsent = "" if live.conversation_id == self._unsent else self._unsent
        self.stored.emit(live.conversation_id)

    def _show_progress(self, live: LiveAnswer | None) -> None:
        transcript = self._view.transcript
        if live is not None and live.phase is Phase.LOADING and live.loading is not None:
            transcript.show_loading(self.tr("Loading {0}").format(live.loading.model_name), live.loading.fraction)
        elif live is not None and live.phase is Phase.READING and live.prompt is not None:
            transcript.show_loading(self.tr("Reading the chat"), live.prompt.done / max(1, live.prompt.total))
        else:
            transcript.clear_loading()

    def _show_failure(self) -> None:
        """What does not fit is told by the card about full windows, which has the ways on."""
        failed = self.failed_answer
        if failed is None or is_too_long(failed.error):
            self._view.transcript.clear_error()
        elif failed.error is not None:
            self._view.transcript.show_error(failed.error)

    def _show_context(self, at_most_every: float = 0.0) -> None:
        self.context.show(self._answers.live_in(self.id), self._messages, at_most_every)
