"""The chat that never touches the disk: begun, marked, and left after a question."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot

from desktop.services.temporary_chats import TemporaryChats
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.leave_dialog import LeaveDialog
from desktop.ui.chat.live_answer import LiveAnswer
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme


class TemporaryController(QObject):
    """Owns what is forgotten when. GUI thread."""

    def __init__(
        self,
        view: ChatView,
        chat: OpenChatController,
        answers: AnswerController,
        chats: TemporaryChats,
        theme: Theme,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._chat = chat
        self._answers = answers
        self._chats = chats
        self._theme = theme
        self._tasks = tasks
        self._left: set[str] = set()  # to be forgotten as soon as nothing is written there any more
        view.header.menu.temporary_requested.connect(chat.open_temporary)
        chat.opened.connect(self._on_opened)
        chat.leave_asked.connect(self._on_leave_asked)
        chat.temporary_left.connect(self._on_left)
        answers.answer_over.connect(self._on_answer_over)

    @Slot()
    def _on_opened(self) -> None:
        for mark in (self._view.header.temporary_mark, self._view.composer.temporary_mark):
            mark.setVisible(self._chat.is_temporary)

    @Slot(object)
    def _on_leave_asked(self, go_on: Callable[[], None]) -> None:
        dialog = LeaveDialog(self._theme, self._view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._chat.agree_to_leave(go_on))
        dialog.open()

    @Slot(str)
    def _on_left(self, conversation_id: str) -> None:
        self._left.add(conversation_id)
        if self._answers.is_running_in(conversation_id):
            self._answers.stop()
        else:
            self._forget()

    @Slot(object)
    def _on_answer_over(self, live: LiveAnswer) -> None:
        if live.conversation_id in self._left:
            self._forget()

    def _forget(self) -> None:
        left, self._left = self._left, set()
        for conversation_id in left:
            self._answers.forget(conversation_id)
            self._tasks.start(lambda gone=conversation_id: self._chats.forget(gone))  # type: ignore[misc]
