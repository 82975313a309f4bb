"""The chat screen: chats at the left, the open chat in the middle, its settings at the right."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.chat.attachments.files_view import FilesView
from desktop.ui.chat.attachments.sight_note import SightNote
from desktop.ui.chat.chat_header import ChatHeader
from desktop.ui.chat.composer import Composer
from desktop.ui.chat.conversation_list.sidebar import Sidebar
from desktop.ui.chat.inspector.inspector_view import InspectorView
from desktop.ui.chat.model_picker import ModelPicker
from desktop.ui.chat.queue_view import QueueView
from desktop.ui.chat.transcript.transcript_view import TranscriptView
from desktop.ui.theme.theme import Theme

SIDEBAR = 240
INSPECTOR = 264
WIDE = 1120  # width of the window from which the inspector stands beside the chat


class ChatView(QWidget):
    """Owns the panels and where they stand. GUI thread. Fact: `inspector_shown_changed(bool)`, by the person only.

    In a narrow window the inspector is closed; opened there, it stands beside the chat in place of the list of chats
    until it is closed again, and that is not remembered.
    """

    inspector_shown_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chatView")
        self.sidebar = Sidebar(theme, self)
        self.header = ChatHeader(theme)
        self.transcript = TranscriptView(theme)
        self.queue = QueueView(theme)
        self.files = FilesView(theme)
        self.sight = SightNote(theme)
        self.composer = Composer(theme)
        self._middle = self._make_middle()
        self.inspector = InspectorView(theme, self)
        self.picker = ModelPicker(theme, self)
        self._is_wanted = True
        self._is_instead = False  # in a narrow window, of the list of chats
        self.header.inspector_requested.connect(self.toggle_inspector)
        self.inspector.close_requested.connect(self.toggle_inspector)
        self.picker.model_requested.connect(self.composer.focus)

    @property
    def is_wide(self) -> bool:
        """Whether the window has room for the inspector beside the chat."""
        return self.window().width() >= WIDE

    def set_inspector_shown(self, is_shown: bool) -> None:
        """Show or hide the inspector, as far as the window has room for it."""
        self._is_wanted = is_shown
        self._place()

    @Slot()
    def toggle_inspector(self) -> None:
        """Show it if it is hidden, hide it if it is shown."""
        if self.is_wide:
            self._is_wanted = not self._is_wanted
            self.inspector_shown_changed.emit(self._is_wanted)
        else:
            self._is_instead = not self._is_instead
        self._place()

    @Slot()
    def search_chats(self) -> None:
        """Put the focus into the search, and bring the list of chats back if the inspector is in its place."""
        if self._is_instead:
            self.toggle_inspector()
        self.sidebar.focus_search()

    def show_inspector(self, part: QWidget) -> None:
        """Show the inspector and a part of it, with the focus there."""
        if self.inspector.isHidden():
            self.toggle_inspector()
        self.inspector.unfold(part)
        self.inspector.area.ensureWidgetVisible(part)
        part.setFocus()

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.sidebar, self.header, self.transcript, self.queue, self.files, self.composer, self.inspector]

    def minimumSizeHint(self) -> QSize:
        """Sidebar, and the least that a chat needs."""
        return QSize(SIDEBAR + 320, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panels keep their widths; the chat takes the rest."""
        super().resizeEvent(event)
        self._is_instead = self._is_instead and not self.is_wide
        self._place()

    def _place(self) -> None:
        shows = self._is_wanted if self.is_wide else self._is_instead
        width, height = self.width(), self.height()
        before, after = (0 if self._is_instead else SIDEBAR), (INSPECTOR if shows else 0)
        self.sidebar.setGeometry(0, 0, SIDEBAR, height)
        self.sidebar.setVisible(not self._is_instead)
        self._middle.setGeometry(before, 0, max(0, width - before - after), height)
        self.inspector.setGeometry(width - INSPECTOR, 0, INSPECTOR, height)
        self.inspector.setVisible(shows)
        self.inspector.raise_()
        self.header.inspector_button.setChecked(shows)

    def _make_middle(self) -> QFrame:
        middle = QFrame(self)
        middle.setObjectName("chatContent")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.transcript, 1)
        column.addWidget(self.queue)
        column.addWidget(self.sight)
        column.addWidget(self.files)
        column.addWidget(self.composer)
        return middle
