"""Small images for the transcript: decoded in a child when somebody looks at them, and kept for a while."""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from desktop.core.attachment import Attachment
from desktop.core.pixels import Pixels
from desktop.services.attachment_service import AttachmentService
from desktop.ui.chat.attachments.sent_picture import HIGHEST, WIDEST
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.chat.transcript.message_act import Act, MessageAct
from desktop.ui.chat.transcript.user_row import UserRow
from desktop.ui.tasks import TaskRunner

KEPT = 40  # images; each takes 150 kB, and four times that on a fine screen
AT_ONCE = 2  # children


class PictureShelf(QObject):
    """Gives rows their images. GUI thread."""

    def __init__(
        self,
        view: ChatView,
        chat: OpenChatController,
        service: AttachmentService,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._chat = chat
        self._service = service
        self._tasks = tasks
        self._kept: OrderedDict[str, QImage | None] = OrderedDict()  # by digest; None for what cannot be shown
        self._wanted: dict[str, list[tuple[str, int]]] = {}  # by digest: messages and places that wait for it
        self._waiting: dict[str, Attachment] = {}  # not begun yet
        self._running = 0
        view.transcript.act_requested.connect(self._on_act_requested)

    @Slot(object)
    def _on_act_requested(self, wish: MessageAct) -> None:
        message = self._chat.find(wish.message_id)
        if wish.act is not Act.DRAW_PICTURE or message is None:
            return
        place = int(wish.text)
        file = message.attachments[place]
        if file.digest in self._kept:
            self._kept.move_to_end(file.digest)
            self._show(message.id, place, self._kept[file.digest])
            return
        is_new = file.digest not in self._wanted
        self._wanted.setdefault(file.digest, []).append((message.id, place))
        if is_new:
            self._waiting[file.digest] = file
            self._go_on()

    def _go_on(self) -> None:
        ratio = self._view.devicePixelRatioF()
        while self._waiting and self._running < AT_ONCE:
            digest = next(reversed(self._waiting))  # what was scrolled to last is looked at
            file = self._waiting.pop(digest)
            self._running += 1
            self._tasks.start(
                partial(self._service.picture, file, round(WIDEST * ratio), round(HIGHEST * ratio)),
                succeeded=partial(self._on_picture, digest),
                failed=partial(self._on_failed, digest),
            )

    def _on_picture(self, digest: str, pixels: Pixels | None) -> None:
        self._take(digest, image_of(pixels) if pixels is not None else None)

    def _on_failed(self, digest: str, error: Exception) -> None:
        """It is in the log; the row says that there is nothing to see."""
        del error
        self._take(digest, None)

    def _take(self, digest: str, image: QImage | None) -> None:
        self._running -= 1
        self._kept[digest] = image
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        for message_id, place in self._wanted.pop(digest, ()):
            self._show(message_id, place, image)
        self._go_on()

    def _show(self, message_id: str, place: int, image: QImage | None) -> None:
        row = self._view.transcript.column.row(message_id)
        if isinstance(row, UserRow):
            row.files.show_picture(place, image)


def image_of(pixels: Pixels) -> QImage:
    """For drawing."""
    image = QImage(pixels.data, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGBA8888)
    return image.copy()  # the bytes are not Qt's
