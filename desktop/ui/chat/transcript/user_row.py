"""The reader's own message: a card at the right, as wide as its words."""

import math

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.core.chat import Message
from desktop.ui.chat.markdown.prose_style import ProseStyle, prose_style
from desktop.ui.chat.markdown.prose_view import ProseView
from desktop.ui.chat.transcript.message_row import MessageRow
from desktop.ui.theme.theme import Theme

WIDEST = 0.855  # of the column
SIDE = 12
TOP = 9
RADIUS = 8


class UserRow(MessageRow):
    """Shows the text as it was typed, without reading it as Markdown. GUI thread."""

    def __init__(self, theme: Theme, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._message = message
        self._card = QRect()
        self._style: ProseStyle
        self._view: ProseView
        self._build()

    def set_message(self, message: Message) -> None:
        """Show a newer state of the message."""
        if message.text != self._message.text:
            self._message = message
            self.restyle()

    def restyle(self) -> None:
        """Take colours and sizes from the theme again."""
        self._view.hide()
        self._view.deleteLater()
        self._build()
        self._view.show()
        self.height_changed.emit()

    def text(self) -> str:
        """The words shown."""
        return self._view.text()

    def arrange(self, width: int) -> int:
        """Lay out for `width`; returns the height."""
        widest = round(width * WIDEST) - 2 * SIDE - 2
        self._view.height_for(widest)
        inner = min(widest, math.ceil(self._view.document().idealWidth()) + 1)
        height = self._view.height_for(inner)
        outer = inner + 2 * SIDE + 2
        self._card = QRect(width - outer, 0, outer, height + 2 * TOP)
        self._view.setGeometry(self._card.left() + SIDE + 1, TOP - self._view.rise, inner, height)
        self.update()
        return self._card.height()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._style.hairline, 1))
        painter.setBrush(self._style.well)
        painter.drawRoundedRect(QRectF(self._card).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _build(self) -> None:
        self._style = prose_style(self._theme)
        self._view = ProseView(self._style, self)
        self._view.setAccessibleName(self.tr("Your message"))
        self._view.write_plain(self._message.text)
