"""Opens what was read of a file, before it is sent and afterwards."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.core.attachment import Attachment, Part, PendingFile
from desktop.core.errors import KnownError
from desktop.core.pixels import Pixels
from desktop.services.attachment_service import AttachmentService
from desktop.ui.chat.attachments.file_dialog import FileDialog
from desktop.ui.chat.attachments.file_words import (
    encoding_words,
    kind_words,
    part_words,
    picture_words,
    size_words,
    tokens_words,
)
from desktop.ui.chat.attachments.picture_dialog import PictureDialog, room_for
from desktop.ui.chat.attachments.picture_saving import PictureSaving
from desktop.ui.chat.attachments.picture_shelf import image_of
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.chat.transcript.message_act import Act, MessageAct
from desktop.ui.locale_text import size_text
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme

TextOf = Callable[[], str | None]


class FileViewer(QObject):
    """GUI thread. Fact: `failed(Exception)`."""

    failed = Signal(object)

    def __init__(
        self,
        view: ChatView,
        chat: OpenChatController,
        service: AttachmentService,
        tasks: TaskRunner,
        theme: Theme,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._chat = chat
        self._service = service
        self._tasks = tasks
        self._theme = theme
        self.dialog: FileDialog | PictureDialog | None = None
        view.transcript.act_requested.connect(self._on_act_requested)

    def show_pending(self, file: PendingFile, tokens: int | None) -> None:
        """What would be sent."""
        document = file.document
        if file.is_image:
            work = partial(self._service.pixels, document.name, file.given, *self._room())
            facts = [*size_words(document.width, document.height), *_facts(tokens or 0, None)]
            self._look_at(document.name, facts, work, lambda: file.given)
            return
        facts = [kind_words(document.kind), size_text(document.size)]
        facts += _facts(tokens or 0, file.part)
        if document.encoding:
            facts.append(encoding_words(document.encoding))
        self._open(document.name, facts, file.given)

    @Slot(object)
    def _on_act_requested(self, wish: MessageAct) -> None:
        message = self._chat.find(wish.message_id)
        if wish.act is not Act.SHOW_FILE or message is None or not wish.text.isdigit():
            return
        attachment = message.attachments[int(wish.text)]
        if attachment.is_image:
            facts = picture_words(attachment)
            work = partial(self._service.picture, attachment, *self._room())
            self._look_at(attachment.name, facts, work, partial(self._service.text, attachment))
            return
        self._tasks.start(
            partial(self._service.text, attachment),
            succeeded=partial(self._on_text, attachment),
            failed=self.failed.emit,
        )

    def _on_text(self, attachment: Attachment, text: str | None) -> None:
        facts = [kind_words(attachment.kind), size_text(attachment.size), *_facts(attachment.tokens, attachment.part)]
        self._open(attachment.name, facts, text)

    def _look_at(self, name: str, facts: list[str], work: Callable[[], Pixels | None], text_of: TextOf) -> None:
        """`text_of` is asked in a task for what stands for the image, when it is to be saved."""
        shown = partial(self._on_pixels, name, facts, text_of)
        self._tasks.start(
            work, succeeded=shown, failed=lambda error: shown(None) if isinstance(error, KnownError) else None
        )

    def _on_pixels(self, name: str, facts: list[str], text_of: TextOf, pixels: Pixels | None) -> None:
        image = image_of(pixels) if pixels is not None else None
        dialog = PictureDialog(self._theme, name, facts, image, self._view)
        self.saving = PictureSaving(dialog, name, text_of, self._service, self._tasks)
        self._open_dialog(dialog)

    def _room(self) -> tuple[int, int]:
        """Pixels that a dialog may show."""
        room, ratio = room_for(self._view), self._view.devicePixelRatioF()
        return round(room.width() * ratio), round(room.height() * ratio)

    def _open(self, name: str, facts: list[str], text: str | None) -> None:
        self._open_dialog(FileDialog(self._theme, name, facts, text, self._view))

    def _open_dialog(self, dialog: FileDialog | PictureDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    @Slot()
    def _on_finished(self) -> None:
        self.dialog = None


def _facts(tokens: int, part: Part | None) -> list[str]:
    return [*([tokens_words(tokens)] if tokens else []), *([part_words(part)] if part is not None else [])]
