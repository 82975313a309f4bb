"""The line above the transcript: title, model, menu, inspector toggle."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui.chat.chat_menu import ChatMenu
from desktop.ui.chat.chat_title import ChatTitle
from desktop.ui.chat.model_pill import ModelPill
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import IconButton, Tag

HEIGHT = 48


class ChatHeader(QFrame):
    """Lays out; its parts tell their own wishes. GUI thread. Wish: `inspector_requested`."""

    inspector_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chatHeader")
        self.setFixedHeight(HEIGHT)
        self.title = ChatTitle(theme)
        self.temporary_mark = Tag(theme, self.tr("Temporary"), icon="eye-off")
        self.temporary_mark.hide()
        self.pill = ModelPill(theme)
        self.menu = ChatMenu(theme, self)
        self.menu_button = IconButton(theme, "ellipsis", self.tr("More"))
        self.inspector_button = IconButton(theme, "panel-right", self.tr("Chat settings"))
        self.inspector_button.setCheckable(True)
        self.inspector_button.tell_toggles()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        for part in (self.temporary_mark, self.pill, self.menu_button, self.inspector_button):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.menu_button.clicked.connect(self._on_menu_clicked)
        self.inspector_button.clicked.connect(self.inspector_requested)

    def _on_menu_clicked(self) -> None:
        corner = self.menu_button.rect().bottomRight()
        place = self.menu_button.mapToGlobal(corner)
        place.setX(place.x() - self.menu.sizeHint().width())
        place.setY(place.y() + 4)
        self.menu.popup(place)
