"""Keeps the line about images that the model does not see true."""

from PySide6.QtCore import QObject, Slot

from desktop.core.answer_events import AnswerEvent, MessageAdded
from desktop.core.recap import beginning_of
from desktop.services.attachment_service import AttachmentService
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.attachments.sight_note import SightNote
from desktop.ui.chat.model_controller import ModelController
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.chat.recap_controller import RecapController


class SightController(QObject):
    """GUI thread."""

    def __init__(
        self,
        note: SightNote,
        chat: OpenChatController,
        answers: AnswerController,
        models: ModelController,
        recaps: RecapController,
        service: AttachmentService,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._note = note
        self._chat = chat
        self._models = models
        self._recaps = recaps
        self._service = service
        for changed in (models.model_found, models.model_missing, chat.shown, recaps.changed, answers.answer_over):
            changed.connect(self.refresh)
        answers.event_heard.connect(self._on_event_heard)

    @Slot(object)
    def _on_event_heard(self, event: AnswerEvent) -> None:
        """A message in other words begins a branch that has other images."""
        if isinstance(event, MessageAdded):
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look again, at what is in memory alone."""
        model = self._models.current
        read = beginning_of(self._chat.messages, self._recaps.recaps).messages
        images = sum(one.is_image for message in read for one in message.attachments)
        is_unseen = model is not None and images and not self._service.sees_images(model)
        self._note.show_unseen(images if is_unseen else 0, model.name if model is not None else "")
