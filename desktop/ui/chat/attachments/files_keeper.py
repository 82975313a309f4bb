"""Keeps the files beside drafts on disk, as drafts are kept; those of a temporary chat nowhere."""

import logging
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.core.attachment import PendingFile
from desktop.core.errors import KnownError
from desktop.services.attachment_service import AttachmentService
from desktop.ui.chat.attachments.pending_files import PendingFiles, Stage
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.tasks import TaskRunner

_log = logging.getLogger(__name__)


class FilesKeeper(QObject):
    """Writes in tasks, one after the other. GUI thread. Fact: `failed(Exception)`."""

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
        self._changed: set[str] = set()
        self._kept: set[str] = set()  # chats of which the disk has some
        self._never: set[str] = set()  # chats that were temporary, and stay so when they are left
        self._moves: list[tuple[str, str]] = []  # from which chat, into which one
        self._is_keeping = False

    def load(self, then: Callable[[Sequence[str]], object]) -> None:
        """Read what was kept, and tell for which chats."""
        self._tasks.start(self._service.drafts, succeeded=partial(self._on_loaded, then), failed=self.failed.emit)

    def keep(self, chat_id: str) -> None:
        """The files of a chat changed."""
        if self._chat.is_temporary and chat_id == self._chat.id:
            self._never.add(chat_id)
        if chat_id not in self._never:
            self._changed.add(chat_id)
            self._go_on()

    def move(self, chat_id: str, into: str) -> None:
        """The files of one chat belong to another one now; on disk they are never beside neither."""
        self._moves.append((chat_id, into))
        self._changed |= {chat_id, into}
        self._go_on()

    def sent(self, chat_id: str) -> None:
        """They went with their message, and the disk knows."""
        self._changed.discard(chat_id)
        self._kept.discard(chat_id)

    def finish(self) -> None:
        """Keep what is not kept, here and now: no task will run any more."""
        try:
            for chat_id in sorted(self._changed, key=lambda one: not self._of(one)):  # what was moved is kept first
                self._service.keep_draft(chat_id, self._of(chat_id))
        except KnownError as error:  # the window is closing: nobody can be asked any more
            _log.warning("a draft's files could not be kept: %s", error.kind.name)
        self._changed.clear()

    def _of(self, chat_id: str) -> list[PendingFile]:
        return [state.file for state in self._files.readable(chat_id) if state.file is not None]

    def _on_loaded(self, then: Callable[[Sequence[str]], object], found: dict[str, list[PendingFile]]) -> None:
        for chat_id, files in found.items():
            self._kept.add(chat_id)
            if not self._files.of(chat_id):
                for file in files:
                    self._files.add(chat_id, file.document.name, file).stage = Stage.COUNTING
        then(list(found))

    def _go_on(self) -> None:
        if self._is_keeping:
            return
        if self._moves:
            self._move(*self._moves.pop(0))
            return
        if not self._changed:
            return
        chat_id = self._changed.pop()
        files = self._of(chat_id)
        if not files and chat_id not in self._kept:
            self._go_on()
            return
        self._is_keeping = True
        self._tasks.start(
            partial(self._service.keep_draft, chat_id, files),
            succeeded=partial(self._on_kept, chat_id, bool(files)),
            failed=partial(self._on_failed, chat_id),
        )

    def _move(self, chat_id: str, into: str) -> None:
        self._is_keeping = True
        self._kept |= {chat_id, into}
        self._tasks.start(
            partial(self._service.move_draft, chat_id, into, self._of(into)),
            succeeded=partial(self._on_kept, into, True),
            failed=partial(self._on_move_failed, chat_id, into),
        )

    def _on_move_failed(self, chat_id: str, into: str, error: Exception) -> None:
        """Told; the disk has them beside the one chat until a later move puts them beside the other."""
        self._is_keeping = False
        self._moves.insert(0, (chat_id, into))
        self.failed.emit(error)

    def _on_kept(self, chat_id: str, has_some: bool, result: None) -> None:
        del result
        self._is_keeping = False
        (self._kept.add if has_some else self._kept.discard)(chat_id)
        self._go_on()

    def _on_failed(self, chat_id: str, error: Exception) -> None:
        """Told; the files are in the window, and the next change tries again, or the end of the program."""
        self._is_keeping = False
        self._changed.add(chat_id)
        self.failed.emit(error)
