"""The open field of a row: begun once, ended once, and what is asked for meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.core.chat import Message, Role
from desktop.ui.chat.transcript.message_act import Act, MessageAct
from desktop.ui.chat.transcript.message_editor import MessageEditor
from desktop.ui.theme.theme import Theme


class Editing:
    """Owns the editor of one row while there is one. GUI thread."""

    def __init__(
        self, theme: Theme, row: QWidget, ask: Callable[[MessageAct], object], changed: Callable[[], object]
    ) -> None:
        """`ask` is told of a text that is done; `changed` asks for a new layout."""
        self._theme = theme
        self._row = row
        self._ask = ask
        self._changed = changed
        self._message_id = ""
        self._can_confirm = True
        self._came_from: QWidget | None = None
        self.editor: MessageEditor | None = None

    def begin(self, message: Message) -> None:
        """Open the field."""
        if self.editor is None:
            is_answer = message.role is Role.ASSISTANT
            self._message_id = message.id
            self._came_from = QApplication.focusWidget()
            self.editor = MessageEditor(self._theme, message.text, is_answer=is_answer, parent=self._row)
            self.editor.confirmed.connect(self._on_confirmed)
            self.editor.cancelled.connect(self.end)
            # Lines may change while the row is laid out, and then it has to be laid out again.
            self.editor.height_changed.connect(self._changed, Qt.ConnectionType.QueuedConnection)
            self.editor.set_can_confirm(self._can_confirm)
            self.editor.show()
            self._changed()
        self.editor.focus()

    def set_can_confirm(self, can: bool) -> None:
        """Whether what is written could be used now."""
        self._can_confirm = can
        if self.editor is not None:
            self.editor.set_can_confirm(can)

    def end(self) -> None:
        """Close the field; the keyboard goes back to where it was."""
        if self.editor is not None:
            editor, self.editor = self.editor, None
            editor.hide()
            editor.deleteLater()
            self._changed()
            came_from, self._came_from = self._came_from, None
            if came_from is not None and isValid(came_from):
                came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_confirmed(self, text: str) -> None:
        """A text that is the old one is nothing new, unless it is a question, which can be asked again."""
        if self.editor is not None and not self.editor.is_changed and self.editor.is_answer:
            self.end()
        else:
            self._ask(MessageAct(Act.EDITED, self._message_id, text))
