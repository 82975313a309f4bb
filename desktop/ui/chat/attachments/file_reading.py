"""Files that wait to be read: two at a time, so that a whole folder of them leaves room for other work."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.core.attachment import Document
from desktop.services.attachment_service import AttachmentService
from desktop.ui.chat.attachments.given_picture import file_of
from desktop.ui.chat.attachments.pending_files import FileState
from desktop.ui.tasks import TaskRunner

AT_ONCE = 2


class _Wanted(NamedTuple):
    chat_id: str
    state: FileState
    source: Path | bytes | QImage  # a file, or a picture without one


class FileReading(QObject):
    """GUI thread. Facts: `read(chat, id of the file, Document)`, `failed(chat, id of the file, Exception)`."""

    read = Signal(str, int, object)
    failed = Signal(str, int, object)

    def __init__(self, service: AttachmentService, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._service = service
        self._tasks = tasks
        self._waiting: list[_Wanted] = []
        self._running = 0

    def add(self, chat_id: str, state: FileState, source: Path | bytes | QImage) -> None:
        """Read a file as soon as there is time; one that was taken away meanwhile is not."""
        self._waiting.append(_Wanted(chat_id, state, source))
        self._go_on()

    def _go_on(self) -> None:
        self._waiting = [wanted for wanted in self._waiting if not wanted.state.cancel.is_cancelled]
        while self._waiting and self._running < AT_ONCE:
            wanted = self._waiting.pop(0)
            self._running += 1
            self._tasks.start(
                self._work(wanted),
                succeeded=partial(self._on_read, wanted),
                failed=partial(self._on_failed, wanted),
            )

    def _work(self, wanted: _Wanted) -> Callable[[], Document | None]:
        source, state = wanted.source, wanted.state
        if isinstance(source, Path):
            return partial(self._service.read, source, state.cancel)
        return lambda: self._service.pasted_picture(file_of(source), state.name, state.cancel)

    def _on_read(self, wanted: _Wanted, document: Document | None) -> None:
        self._running -= 1
        if document is not None:
            self.read.emit(wanted.chat_id, wanted.state.id, document)
        self._go_on()

    def _on_failed(self, wanted: _Wanted, error: Exception) -> None:
        self._running -= 1
        if not wanted.state.cancel.is_cancelled:
            self.failed.emit(wanted.chat_id, wanted.state.id, error)
        self._go_on()
