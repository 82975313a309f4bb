"""Small pictures on the chips beside a draft: decoded in a child when a chip is there, one after the other."""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from desktop.core.pixels import Pixels
from desktop.services.attachment_service import AttachmentService
from desktop.ui.chat.attachments.file_chip import PICTURE
from desktop.ui.chat.attachments.files_view import FilesView
from desktop.ui.chat.attachments.pending_files import PendingFiles
from desktop.ui.chat.attachments.picture_shelf import image_of
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.tasks import TaskRunner

KEPT = 200  # of a few kB each


class ChipPictures(QObject):
    """GUI thread. A chip that gets none keeps its sign."""

    def __init__(
        self,
        view: FilesView,
        files: PendingFiles,
        chat: OpenChatController,
        service: AttachmentService,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._files = files
        self._chat = chat
        self._service = service
        self._tasks = tasks
        self._kept: OrderedDict[int, QImage] = OrderedDict()  # by the id of the file
        self._waiting: dict[int, str] = {}  # chats by the ids of files
        self._is_drawing = False
        view.picture_wanted.connect(self._on_wanted)

    @Slot(int)
    def _on_wanted(self, state_id: int) -> None:
        if state_id in self._kept:
            self._view.show_picture(state_id, self._kept[state_id])
        else:
            self._waiting[state_id] = self._chat.id
            self._go_on()

    def _go_on(self) -> None:
        while self._waiting and not self._is_drawing:
            state_id, chat_id = next(iter(self._waiting.items()))
            del self._waiting[state_id]
            state = self._files.find(chat_id, state_id)
            if state is None or state.file is None:  # taken away meanwhile
                continue
            self._is_drawing = True
            side = round(2 * PICTURE * self._view.devicePixelRatioF())  # the middle of it is shown
            self._tasks.start(
                partial(self._service.pixels, state.name, state.file.given, side, side),
                succeeded=partial(self._on_pixels, state_id),
                failed=self._on_failed,
            )

    def _on_pixels(self, state_id: int, pixels: Pixels) -> None:
        self._kept[state_id] = image_of(pixels)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self._view.show_picture(state_id, self._kept[state_id])
        self._on_failed(None)

    def _on_failed(self, error: Exception | None) -> None:
        """It is in the log, and the dialog says that there is nothing to see."""
        del error
        self._is_drawing = False
        self._go_on()
