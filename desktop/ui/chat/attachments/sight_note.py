"""A line above the composer: this chat has images, and the model that answers next does not see them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.chat.composer import MARGIN, WIDEST
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconLine

BELOW = 8


class SightNote(QWidget):
    """As wide as the composer; hidden while there is nothing to say. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style = FontStyle.SMALL
        self.line = IconLine(theme, "eye-off", style=style, token="text2", icon_token="amber", wraps=True)
        self.line.setMaximumWidth(WIDEST)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, BELOW)
        row.addWidget(self.line)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=False)
        self.hide()

    def show_unseen(self, images: int, model_name: str) -> None:
        """How many images of the chat this model does not see; 0 says nothing."""
        words = self.tr(
            "{model} reads text only. It is told that an image is here, and not what it shows. Choose a model that "
            "sees images, or give this one its projector under Engine."
        )
        if images > 1:
            words = self.tr(
                "{model} reads text only. It is told that images are here, and not what they show. Choose a model that "
                "sees images, or give this one its projector under Engine."
            )
        self.line.set_text(words.format(model=model_name) if images else "")
        self.setVisible(images > 0)
