"""An answer that ended in a chat nobody looked at: marked in its row until the chat is opened."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from desktop.core.chat import Conversation
from desktop.services.conversation_service import ConversationService
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.conversation_list.conversation_list_controller import ConversationListController
from desktop.ui.chat.live_answer import LiveAnswer
from desktop.ui.chat.open_chat_controller import OpenChatController


class UnseenController(QObject):
    """Owns which chats have an answer that nobody saw. GUI thread; the marks are on disk."""

    def __init__(
        self,
        service: ConversationService,
        chats: ConversationListController,
        chat: OpenChatController,
        answers: AnswerController,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._list = chats
        self._chat = chat
        self._unseen: set[str] = set()
        chats.loaded.connect(self._on_loaded)
        chat.opened.connect(self._on_opened)
        answers.answer_over.connect(self._on_answer_over)

    @Slot(object)
    def _on_loaded(self, conversations: Sequence[Conversation]) -> None:
        self._unseen = {one.id for one in conversations if one.unseen_since is not None}
        self._on_opened(self._chat.id)  # it may have been opened while the list was read

    @Slot(object)
    def _on_answer_over(self, live: LiveAnswer) -> None:
        is_known = live.answer is not None or live.error is not None
        if is_known and live.conversation_id != self._chat.id:
            self._list.change(partial(self._service.set_unseen, live.conversation_id, True))

    @Slot(str)
    def _on_opened(self, conversation_id: str) -> None:
        if conversation_id in self._unseen:
            self._unseen.discard(conversation_id)
            self._list.change(partial(self._service.set_unseen, conversation_id, False))
