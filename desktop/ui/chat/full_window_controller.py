"""When the next message does not fit: the card appears where that happens, and what is chosen there is done."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.fullness import Choice, Fullness, FullWindow, WayOn
from desktop.services.fullness_service import FullnessService
from desktop.services.next_prompt import NextPrompt
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.fullness_controller import FullnessController
from desktop.ui.chat.inspector.inspector_controller import InspectorController
from desktop.ui.chat.live_answer import LiveAnswer, is_too_long
from desktop.ui.chat.model_controller import ModelController
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.chat.way_on_controller import INTO_NEW_CHAT, WayOnController
from desktop.ui.tasks import TaskRunner

SURELY = 4  # times the window: no estimate is that far off


class FullWindowController(QObject):
    """Owns whether the card is shown. GUI thread; everything is counted and done in tasks.

    The card comes by itself while a message is typed that will not fit, and when one was sent that did not. “Not now”
    keeps it away until something fits again or is sent. Fact: `failed(Exception)`.
    """

    failed = Signal(object)

    def __init__(
        self,
        view: ChatView,
        service: FullnessService,
        fullness: FullnessController,
        models: ModelController,
        chat: OpenChatController,
        answers: AnswerController,
        inspector: InspectorController,
        ways: WayOnController,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view, self._row = view, view.transcript.full
        self._service, self._fullness, self._ways = service, fullness, ways
        self._models, self._chat, self._answers, self._inspector = models, chat, answers, inspector
        self._tasks = tasks
        self._full: FullWindow | None = None  # what the card shows
        self._is_dismissed = False
        self._settled: LiveAnswer | None = None  # failed, and asked elsewhere since
        self._asked = 0  # looks; what an older one finds is out of date
        self._row.choice_requested.connect(self._on_choice_requested)
        self._row.stop_requested.connect(ways.stop)
        self._row.dismiss_requested.connect(self._on_dismiss_requested)
        fullness.counted.connect(self._on_counted)
        answers.answer_begun.connect(self._clear)
        answers.answer_over.connect(self._on_answer_over)
        chat.opened.connect(self._on_opened)
        chat.shown.connect(self._on_shown)
        ways.progressed.connect(self._row.show_writing)
        ways.done.connect(self._on_done)
        ways.given_up.connect(self._on_given_up)

    @Slot(object)
    def _on_counted(self, fullness: Fullness | None) -> None:
        """While a message is typed. A guess brings no card, unless it is of a whole document."""
        is_full = fullness is not None and not fullness.fits
        if fullness is not None and fullness.is_estimate:
            is_full = fullness.needed > SURELY * fullness.window
        if self._failed_answer is not None or self._ways.is_busy:
            return
        if is_full and not self._is_dismissed:
            self._look(loads=False)
        elif not is_full:
            self._is_dismissed = self._is_dismissed and fullness is None
            self._clear()

    @Slot(object)
    def _on_answer_over(self, live: LiveAnswer) -> None:
        """What was sent and did not fit."""
        if is_too_long(live.error) and live.conversation_id == self._chat.id:
            self._is_dismissed = False
            self._look(is_wanted=True)

    @Slot(str)
    def _on_opened(self, chat_id: str) -> None:
        del chat_id
        self._is_dismissed = False
        self._ways.stop()
        self._clear()

    @Slot(str)
    def _on_shown(self, chat_id: str) -> None:
        del chat_id
        if self._failed_answer is not None:
            self._look()

    @property
    def _failed_answer(self) -> LiveAnswer | None:
        """What could not be sent here because it did not fit; it may have been changed in the field since."""
        failed = self._chat.failed_answer
        if failed is None or failed is self._settled or not is_too_long(failed.error):
            return None
        is_in_field = self._view.composer.text().strip() == failed.text.strip()
        return failed if failed.is_stored or failed.instead_of or is_in_field else None

    def _what_is_next(self) -> NextPrompt:
        """What could not be sent; what is in the field goes as it is now, with the files that are beside it now."""
        failed = self._failed_answer
        return self._fullness.what_is_next(None if failed is None or _is_draft(failed) else failed)

    def _look(self, *, is_wanted: bool = False, loads: bool = True) -> None:
        """Count the ways on, and show them; `is_wanted`: the person sent something, and looks for what became of it.

        Unless it `loads`, a model that is not loaded stays so, and there is no card.
        """
        model = self._models.current
        if model is None or self._ways.is_busy:
            return
        self._asked += 1
        look = partial(self._service.look, model, self._what_is_next(), loads=loads)
        found = partial(self._on_found, self._asked, self._chat.id, is_wanted)
        self._tasks.start(look, succeeded=found, failed=partial(self._on_look_failed, self._asked))

    def _on_found(self, asked: int, chat_id: str, is_wanted: bool, full: FullWindow | None) -> None:
        failed = self._failed_answer
        if asked != self._asked or chat_id != self._chat.id or self._answers.is_running or self._ways.is_busy:
            return
        if full is None or full.fits:
            self._clear()
            if failed is not None and failed.error is not None:  # the model is another one by now: ask again
                self._view.transcript.show_error(failed.error)
            return
        choices = [one for one in full.choices if one.way not in INTO_NEW_CHAT or not self._chat.is_temporary]
        self._full = full = msgspec.structs.replace(full, choices=tuple(choices))
        self._row.show_full(full, is_stored=failed is not None and failed.is_stored)
        if is_wanted:
            self._view.transcript.column.follow()

    def _on_look_failed(self, asked: int, error: Exception) -> None:
        """The engine is gone, or the model's template fails."""
        if asked == self._asked:
            self._view.transcript.show_error(error)

    @Slot()
    def _clear(self) -> None:
        self._asked += 1
        self._full = None
        self._row.clear()

    @Slot()
    def _on_dismiss_requested(self) -> None:
        self._is_dismissed = True
        self._clear()
        self._view.composer.focus()

    @Slot(object)
    def _on_choice_requested(self, choice: Choice) -> None:
        model, failed = self._models.current, self._failed_answer
        if model is None or self._answers.is_running or self._ways.is_busy:
            return
        self._row.show_problem(None)
        if choice.way is WayOn.AS_IT_IS:
            self._send(failed, tight=True)
            return
        self._ways.go(choice, model, self._what_is_next(), failed)

    @Slot(object, object)
    def _on_done(self, choice: Choice, failed: LiveAnswer | None) -> None:
        """It fits now: what was sent before is sent again; what was only typed stays in the field."""
        self._clear()
        if choice.way in INTO_NEW_CHAT:
            self._settled = failed  # it goes along
        elif failed is not None:
            self._send(failed)
        else:
            self._fullness.refresh_now()
            self._view.composer.focus()

    @Slot(object)
    def _on_given_up(self, error: Exception | None) -> None:
        """Stopped, or not possible: the card is as it was."""
        if self._full is None:
            return
        failed = self._failed_answer
        self._row.show_full(self._full, is_stored=failed is not None and failed.is_stored)
        self._row.show_problem(error)
        self._row.focus()

    def _send(self, failed: LiveAnswer | None, *, tight: bool = False) -> None:
        saver: Callable[[], None] = self._inspector.take_saver()
        if failed is None or _is_draft(failed):
            self._ways.send_draft(self._view.composer.text(), saver, tight=tight)
        else:
            self._answers.retry(failed, saver, tight=tight)


def _is_draft(failed: LiveAnswer) -> bool:
    """Whether it is still in the field: a new message of which nothing is stored."""
    return bool(failed.message_id) and not failed.is_stored and not failed.instead_of
