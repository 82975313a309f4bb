"""The dialog in which parts of a file are chosen, and the counting behind it."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.core.attachment import Document
from desktop.core.errors import KnownError
from desktop.services.attachment_service import AttachmentService, Beginning
from desktop.ui.chat.attachments.parts_dialog import PartsDialog
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.translated import translated


class PartsController(QObject):
    """One dialog at a time. GUI thread. Fact: `chosen(id of the file, Beginning)`."""

    chosen = Signal(int, object)

    def __init__(
        self, view: ChatView, service: AttachmentService, tasks: TaskRunner, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._service = service
        self._tasks = tasks
        self._theme = theme
        self._document: Document | None = None
        self._found: tuple[list[int], Beginning] | None = None
        self._state_id = 0
        self.dialog: PartsDialog | None = None

    def open(self, state_id: int, document: Document, room: int) -> None:
        """Ask which parts of a file go along; `room` are the tokens that are free for it."""
        self._state_id, self._document, self._found = state_id, document, None
        dialog = self.dialog = PartsDialog(self._theme, document, room, self._view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.count_requested.connect(self._on_count_requested)
        dialog.accepted.connect(self._on_accepted)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    @Slot(object)
    def _on_count_requested(self, numbers: list[int]) -> None:
        if self._document is not None:
            self._tasks.start(
                partial(self._service.count_part, self._document, numbers),
                succeeded=partial(self._on_counted, numbers),
                failed=self._on_failed,
            )

    def _on_counted(self, numbers: list[int], found: Beginning) -> None:
        if self.dialog is not None:
            if numbers == self.dialog.numbers:
                self._found = numbers, found
            self.dialog.show_count(numbers, found.tokens)

    def _on_failed(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, KnownError):
            self.dialog.show_failure(f"{translated(error.what)} {translated(error.next_step)}")

    @Slot()
    def _on_accepted(self) -> None:
        if self.dialog is not None and self._found is not None and self._found[0] == self.dialog.numbers:
            self.chosen.emit(self._state_id, self._found[1])

    @Slot()
    def _on_finished(self) -> None:
        self.dialog = self._document = None
