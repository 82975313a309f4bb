"""Goes the way that a person chose out of a full window: summarises, leaves out, begins a chat, asks for more room."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fullness import Choice, WayOn
from desktop.core.ids import new_id
from desktop.core.model import ModelFile
from desktop.core.recap import Recap
from desktop.services.engine_options import length_fields
from desktop.services.next_prompt import NextPrompt
from desktop.services.recap_service import RecapService
from desktop.services.settings_service import SettingsService
from desktop.services.summary_service import SummaryNews, SummaryService
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.inspector.inspector_controller import InspectorController
from desktop.ui.chat.live_answer import LiveAnswer
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.chat.recap_controller import RecapController
from desktop.ui.tasks import Relay, TaskRunner

TELL_EVERY = 0.1  # seconds
INTO_NEW_CHAT = (WayOn.NEW_CHAT, WayOn.ASK_ANEW)
NO_MEMORY = (ErrorKind.CONTEXT_NEEDS_MEMORY, ErrorKind.OUT_OF_MEMORY, ErrorKind.MODEL_TOO_LARGE)


class WayOnController(QObject):
    """One way at a time. GUI thread; nothing is changed before it is on disk.

    Facts: `progressed(words, text, fraction or None)` of a summary, then `done(Choice, LiveAnswer or None)` or
    `given_up(Exception or None)`; `chat_begun(id)` when a new chat is on disk, and before it is opened
    `moved_on(id before, id, attachments or None)`: with files that are sent already, or those beside the field (None).
    """

    progressed = Signal(str, str, object)
    done = Signal(object, object)
    given_up = Signal(object)
    chat_begun = Signal(str)
    moved_on = Signal(str, str, object)

    def __init__(
        self,
        view: ChatView,
        summaries: SummaryService,
        settings: SettingsService,
        chat: OpenChatController,
        answers: AnswerController,
        inspector: InspectorController,
        recaps: RecapController,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._summaries, self._settings = summaries, settings
        self._chat, self._answers, self._inspector, self._recaps = chat, answers, inspector, recaps
        self._tasks = tasks
        self._cancel: Cancellation | None = None  # of the way being gone
        self._window_before: dict[str, Any] | None = None  # settings, until a larger one has answered
        self._told_at = 0.0
        self._relay = Relay(self)
        self._relay.happened.connect(self._on_news)
        answers.answer_over.connect(self._on_answer_over)

    @property
    def is_busy(self) -> bool:
        """Whether a way is being gone."""
        return self._cancel is not None

    def go(self, choice: Choice, model: ModelFile, prompt: NextPrompt, failed: LiveAnswer | None) -> None:
        """Go it. `failed` is what could not be sent; it comes back with `done`."""
        if self.is_busy:
            return
        cancel = self._cancel = Cancellation()
        self._answers.hold(True)
        chat_id, service = self._chat.id, self._chat.conversations.recaps
        over = partial(self._on_over, choice, failed, chat_id, prompt)
        match choice.way:
            case WayOn.SUMMARISE:
                work = self._summarising(choice, model, prompt, cancel, partial(service.put, chat_id))
            case WayOn.NEW_CHAT:
                begin = partial(_begin, service, new_id(), self._title())
                work = self._summarising(choice, model, prompt, cancel, begin)
            case WayOn.ASK_ANEW:
                work = partial(_begin, service, new_id(), self._title(), None)
            case WayOn.LEAVE_OUT:
                recap = Recap(after_id=choice.after_id, created_at=time.time())
                work = partial(_kept, partial(service.put, chat_id), recap)
            case _:
                settings = self._settings.current()
                self._window_before = {"context_length": settings.context_length, "engines": settings.engines}
                work = partial(_resized, self._settings, model, choice.tokens)
        self._tasks.start(work, succeeded=over, failed=self._on_failed)

    @Slot()
    def stop(self) -> None:
        """Stop writing the summary; nothing is changed. Waking the engine is not the GUI thread's work."""
        if self._cancel is not None:
            self._tasks.start(self._cancel.cancel)

    def shutdown(self) -> None:
        """The program ends."""
        if self._cancel is not None:
            self._cancel.cancel()

    def send_draft(self, text: str, saver: Callable[[], None], *, tight: bool) -> None:
        """Send what is in the field."""
        if text.strip():
            self._answers.send(self._chat.id, new_id(), text, saver, takes_files=True, tight=tight)

    def _title(self) -> str:
        return self.tr("{0} (continued)").format(self._view.header.title.title)

    def _summarising(
        self,
        choice: Choice,
        model: ModelFile,
        prompt: NextPrompt,
        cancel: Cancellation,
        keep: Callable[[Recap], object],
    ) -> Callable[[], object]:
        """What a task has to do: write the summary, and keep it; None when it was stopped."""
        saver, tell, passing = self._inspector.take_saver(), self._relay.happened.emit, self._chat.is_temporary
        self.progressed.emit(self.tr("Writing the summary"), "", None)

        def work() -> object:
            saver()
            recap = self._summaries.write(model, prompt, choice.after_id, tell, cancel, passing=passing)
            return _kept(keep, recap) if recap is not None and not cancel.is_cancelled else None

        return work

    @Slot(object)
    def _on_news(self, news: SummaryNews) -> None:
        """Reading first, which may take long, then words."""
        now = time.monotonic()
        if self._cancel is None or self._cancel.is_cancelled or now - self._told_at < TELL_EVERY:
            return
        self._told_at = now
        words = self.tr("Reading the older messages") if not news.text else self.tr("Writing the summary")
        if news.parts > 1:
            words = self.tr("{0}, part {1} of about {2}").format(words, news.part, news.parts)
        fraction = news.done / news.total if news.total and not news.text else None
        self.progressed.emit(words, news.text, fraction)

    def _on_over(
        self, choice: Choice, failed: LiveAnswer | None, chat_id: str, prompt: NextPrompt, result: object
    ) -> None:
        self._end()
        if result is None or chat_id != self._chat.id:
            self.given_up.emit(None)
            if result is not None and choice.way in INTO_NEW_CHAT:
                self.chat_begun.emit(str(result))
        elif choice.way in INTO_NEW_CHAT:
            self.done.emit(choice, failed)
            self._enter(str(result), prompt)
        else:
            self._recaps.reload()
            self.done.emit(choice, failed)

    def _enter(self, chat_id: str, prompt: NextPrompt) -> None:
        """Open the new chat, with the message in its field that did not fit in this one, and the files beside it."""
        message = prompt.message
        if self._view.composer.text().strip() == message.strip():
            self._view.composer.set_text("")
            self.moved_on.emit(self._chat.id, chat_id, None)
        elif prompt.attachments:
            self.moved_on.emit(self._chat.id, chat_id, prompt.attachments)
        self._chat.put_before(chat_id, message)
        self._chat.open(chat_id)
        self.chat_begun.emit(chat_id)

    @Slot(object)
    def _on_answer_over(self, live: LiveAnswer) -> None:
        """A larger window for which there is no memory after all would fail every time: back to the one before."""
        before, self._window_before = self._window_before, None
        error = live.error
        if before is not None and isinstance(error, KnownError) and error.kind in NO_MEMORY:
            self._tasks.start(partial(self._settings.change, **before))

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.given_up.emit(error)

    def _end(self) -> None:
        self._cancel = None
        self._answers.hold(False)


def _kept(keep: Callable[[Recap], object], recap: Recap) -> object:
    """Keep a recap; what comes of it, or the recap."""
    return keep(recap) or recap


def _resized(settings: SettingsService, model: ModelFile, tokens: int) -> int:
    settings.change(**length_fields(settings.current(), model, tokens))
    return tokens


def _begin(service: RecapService, chat_id: str, title: str, recap: Recap | None) -> str:
    service.begin_chat(chat_id, title, recap)
    return chat_id
