"""Lets files go along with a message that goes on in another chat."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.attachment import Attachment, PendingFile
from desktop.services.attachment_service import AttachmentService
from desktop.ui.chat.attachments.files_keeper import FilesKeeper
from desktop.ui.chat.attachments.pending_files import PendingFiles
from desktop.ui.tasks import TaskRunner


class FilesAlong(QObject):
    """GUI thread. Calls `changed(chat)` when files of a chat came or went. Fact: `failed(Exception)`."""

    failed = Signal(object)

    def __init__(
        self,
        files: PendingFiles,
        keeper: FilesKeeper,
        service: AttachmentService,
        tasks: TaskRunner,
        changed: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._files = files
        self._keeper = keeper
        self._service = service
        self._tasks = tasks
        self._changed = changed

    @Slot(str, str, object)
    def take(self, chat_id: str, into: str, sent: Sequence[Attachment] | None) -> None:
        """Take those that were `sent`, or those beside the draft; the question waits for what is read from the disk."""
        if sent is None:
            if self._files.move(chat_id, into):
                self._keeper.move(chat_id, into)
            return
        waiting = [self._files.add(into, one.name).id for one in sent]
        self._tasks.start(
            partial(self._service.again, sent),
            succeeded=partial(self._on_again, into, waiting),
            failed=partial(self._on_failed, into, waiting),
        )

    def _on_again(self, chat_id: str, waiting: Sequence[int], files: Sequence[PendingFile]) -> None:
        for state_id in waiting:
            self._files.remove(chat_id, state_id)
        for file in files:
            self._files.add(chat_id, file.document.name, file)
        self._changed(chat_id)

    def _on_failed(self, chat_id: str, waiting: Sequence[int], error: Exception) -> None:
        self._on_again(chat_id, waiting, ())
        self.failed.emit(error)
