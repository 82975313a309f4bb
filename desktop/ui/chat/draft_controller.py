"""Keeps what is typed and not sent, for every chat, on disk."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.errors import KnownError
from desktop.services.draft_service import Drafts, DraftService
from desktop.ui.chat.composer import Composer
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.chat.queue_controller import QueueController
from desktop.ui.tasks import TaskRunner

SAVE_EVERY = 500  # ms: what a power cut may cost

_log = logging.getLogger(__name__)


class DraftController(QObject):
    """Writes in tasks, at most twice a second, one after the other. GUI thread. Fact: `failed(Exception)`.

    A message that waits for the answer before it belongs to the draft. A temporary chat has none.
    """

    failed = Signal(object)

    def __init__(
        self,
        composer: Composer,
        chat: OpenChatController,
        queue: QueueController,
        drafts: DraftService,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._chat = chat
        self._queue = queue
        self._drafts = drafts
        self._tasks = tasks
        self._saved: dict[str, str] = {}  # as the disk has them
        self._changed: set[str] = set()  # chats whose draft may be another one by now
        self._is_saving = False
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_EVERY)
        self._timer.timeout.connect(self._save)
        composer.editor.textChanged.connect(self._on_text_changed)
        queue.changed.connect(self._on_changed)

    def load(self, then: Callable[[], None]) -> None:
        """Read what was kept, show what belongs to the open chat, and go on."""

        def on_loaded(drafts: Drafts) -> None:
            self._saved = dict(drafts.texts)
            self._chat.take_drafts(drafts.texts, drafts.new_chat)
            then()

        def on_failed(error: Exception) -> None:
            self.failed.emit(error)
            then()

        self._tasks.start(self._drafts.all, succeeded=on_loaded, failed=on_failed)

    def finish(self) -> None:
        """Save what is not saved, here and now: no task will run any more."""
        self._timer.stop()
        try:
            if unsaved := self._unsaved():
                self._drafts.keep(unsaved)
        except KnownError as error:  # the window is closing: nobody can be asked any more
            _log.warning("a draft could not be kept: %s", error.kind.name)

    @Slot()
    def _on_text_changed(self) -> None:
        self._on_changed(self._chat.id)

    @Slot(str)
    def _on_changed(self, chat_id: str) -> None:
        if not (self._chat.is_temporary and chat_id == self._chat.id):
            self._changed.add(chat_id)
            if not self._timer.isActive():
                self._timer.start()

    @Slot()
    def _save(self) -> None:
        unsaved = {} if self._is_saving else self._unsaved()
        if not unsaved:
            return
        self._changed -= set(unsaved)
        self._is_saving = True

        def on_saved(result: None) -> None:
            del result
            self._is_saving = self._has_failed = False
            self._saved |= unsaved
            self._go_on()

        def on_failed(error: Exception) -> None:
            """Told once; the text is in the field, and the next letter tries again, or the end of the program."""
            self._is_saving = False
            self._changed.update(unsaved)
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(error)

        self._tasks.start(lambda: self._drafts.keep(unsaved), succeeded=on_saved, failed=on_failed)

    def _go_on(self) -> None:
        if self._changed and not self._timer.isActive():
            self._timer.start()

    def _unsaved(self) -> dict[str, str]:
        """What the disk does not have yet."""
        texts = {chat_id: self._queue.with_waiting(chat_id, self._chat.draft_of(chat_id)) for chat_id in self._changed}
        return {chat_id: text for chat_id, text in texts.items() if text != self._saved.get(chat_id, "")}
