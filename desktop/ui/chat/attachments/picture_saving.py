"""Saves the image that a dialog shows, as the model gets it, where the person says."""

from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePath

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from desktop.core.errors import KnownError
from desktop.markdown.safe_text import displayable
from desktop.services.attachment_service import AttachmentService
from desktop.ui.chat.attachments.picture_dialog import PictureDialog
from desktop.ui.tasks import TaskRunner
from desktop.ui.translated import translated

PNG = "iVBORw0KGgo"  # what one begins with in base64; all others are JPEG


class PictureSaving(QObject):
    """Lives as long as its dialog. GUI thread; the disk is asked in tasks."""

    def __init__(
        self,
        dialog: PictureDialog,
        name: str,
        text_of: Callable[[], str | None],
        service: AttachmentService,
        tasks: TaskRunner,
    ) -> None:
        """`text_of` tells what stands for the image, None when it is lost. Any thread."""
        super().__init__(dialog)
        self._dialog = dialog
        self._name = name
        self._text_of = text_of
        self._service = service
        self._tasks = tasks
        dialog.save_requested.connect(self._on_save_requested)

    @Slot()
    def _on_save_requested(self) -> None:
        """What kind of file it is decides what it is to be called."""
        self._tasks.start(self._text_of, succeeded=self._ask, failed=self._on_failed)

    def _ask(self, text: str | None) -> None:
        if not isValid(self._dialog) or not text:
            return
        name = f"{PurePath(displayable(self._name)).stem}.{'png' if text.startswith(PNG) else 'jpg'}"
        dialog = QFileDialog(self._dialog, self.tr("Save the image"), str(Path.home() / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.selectFile(name)
        dialog.fileSelected.connect(partial(self.save, text))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, text: str, chosen: str) -> None:
        """Write it there, in the place of what is there: the person was asked."""
        path = Path(chosen)
        work = partial(self._service.save_picture, path, text)
        self._tasks.start(work, succeeded=lambda _: self._on_saved(path), failed=self._on_failed)

    def _on_saved(self, path: Path) -> None:
        if isValid(self._dialog):
            self._dialog.tell(self.tr("Saved as {0}").format(path.name))

    def _on_failed(self, error: Exception) -> None:
        if not isValid(self._dialog):
            return
        words = self.tr("Something failed inside Bantam. Nothing was saved.")
        if isinstance(error, KnownError):
            words = f"{translated(error.what)} {translated(error.next_step)}"
        self._dialog.tell(words, is_fault=True)
