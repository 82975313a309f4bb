"""Counts the tokens of files, behind the window: one chat at a time, and again what changed meanwhile."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.core.attachment import PendingFile
from desktop.core.errors import KnownError
from desktop.services.attachment_service import AttachmentService, Counted
from desktop.ui.chat.attachments.pending_files import PendingFiles
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.tasks import TaskRunner


class FileCounter(QObject):
    """GUI thread; the counting is a task. Facts: `counted()` when more is known, `failed(Exception)`."""

    counted = Signal()
    failed = Signal(object)

    def __init__(
        self,
        files: PendingFiles,
        chat: OpenChatController,
        service: AttachmentService,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._files = files
        self._chat = chat
        self._service = service
        self._tasks = tasks
        self._is_counting = False
        self._waiting: dict[str, None] = {}  # chats that are counted next

    def count(self, chat_id: str) -> None:
        """Count the files of a chat, now or as soon as another count is done."""
        states = self._files.readable(chat_id)
        if not states:
            return
        if self._is_counting:
            self._waiting[chat_id] = None
            return
        self._is_counting = True
        ids = [state.id for state in states]
        files = [state.file for state in states if state.file is not None]
        self._tasks.start(
            partial(self._service.count, chat_id, self._chat.draft_of(chat_id), files),
            succeeded=partial(self._on_counted, chat_id, ids, files),
            failed=partial(self._on_failed, chat_id),
        )

    def give_up(self, chat_id: str, error: Exception) -> None:
        """Nobody can count. Without a model nothing can be sent anyway, and the chat says why."""
        self._files.not_counted(chat_id)
        if not isinstance(error, KnownError):
            self.failed.emit(error)
        self.counted.emit()

    def _on_counted(self, chat_id: str, ids: list[int], files: list[PendingFile], counted: Counted) -> None:
        self._is_counting = False
        now = self._files.readable(chat_id)
        if [state.id for state in now] == ids and [state.file for state in now] == files:
            self._files.take_count(chat_id, ids, counted)
        else:  # another file, or another part of one: what was counted is out of date
            self._waiting[chat_id] = None
        self.counted.emit()
        self._go_on()

    def _on_failed(self, chat_id: str, error: Exception) -> None:
        self._is_counting = False
        self.give_up(chat_id, error)
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting:
            chat_id = next(iter(self._waiting))
            del self._waiting[chat_id]
            self.count(chat_id)
