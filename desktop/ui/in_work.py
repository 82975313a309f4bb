"""What would be lost, or has to be waited for, if the window went now."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.ui.chat.chat_controller import ChatController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.transcript.message_editor import MessageEditor
from desktop.ui.shell.toast_area import ToastArea
from desktop.ui.tasks import TaskRunner


class InWork:
    """Looks at one window. GUI thread."""

    def __init__(
        self,
        view: ChatView,
        chat: ChatController,
        toasts: ToastArea,
        tasks: TaskRunner,
        disk_is_full: Callable[[], bool],
    ) -> None:
        """`disk_is_full`: what is typed could not be kept."""
        self._view = view
        self._chat = chat
        self._toasts = toasts
        self._tasks = tasks
        self._disk_is_full = disk_is_full

    def is_idle(self) -> bool:
        """Whether another window can take this one's place by itself: nobody is in the middle of anything."""
        is_asked = QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None
        can_undo = self._chat.list.undo_stack.can_undo or self._toasts.offers_something
        return self._tasks.is_idle and not self.reason() and not (is_asked or can_undo)

    def reason(self) -> str:
        """Why the program must not end now although a person asks for it; "" when it may."""
        translate, chat = QCoreApplication.translate, self._chat.chat
        title, rows = self._view.header.title.editor, self._view.sidebar.list
        is_edited = any(not editor.isHidden() for editor in self._view.findChildren(MessageEditor))
        if self._chat.answers.is_running or self._chat.answers.is_held:
            return translate("InWork", "An answer or a summary is being written. Wait for it, or stop it.")
        if chat.is_temporary and not chat.is_untouched:
            return translate("InWork", "The temporary chat would be gone. Close it first.")
        if is_edited or not title.isHidden() or rows.is_editing:
            return translate("InWork", "A message or a title is being edited. Save it or give it up first.")
        if self._disk_is_full():
            return translate("InWork", "The disk is full, and what is typed could not be kept. Make room first.")
        return ""
