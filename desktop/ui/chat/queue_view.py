"""What is sent next: messages under the transcript that wait for the answer to end."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.chat.composer import MARGIN, RADIUS, WIDEST
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, IconButton, PlainLabel
from desktop.ui.widgets.button import SMALL

BELOW = 8


class QueueView(QWidget):
    """A card as wide as the composer; hidden while nothing waits. GUI thread.

    Wishes: `edit_requested(place)`, `remove_requested(place)`, `resume_requested()`.
    """

    edit_requested = Signal(int)
    remove_requested = Signal(int)
    resume_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.messages: list[str] = []
        self._rows: list[_Waiting] = []
        self._card = _Card(theme, self)
        self._card.setMaximumWidth(WIDEST)
        self._card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._title = PlainLabel(theme, "", style=FontStyle.CAPTION, token="text3")
        self.resume_button = Button(theme, self.tr("Send now"), height=SMALL)
        self.resume_button.clicked.connect(self.resume_requested)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.resume_button)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(15, 8, 9, 8)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(MARGIN, 0, MARGIN, BELOW)
        outside.addWidget(self._card)
        self.hide()

    def set_messages(self, messages: Sequence[str], *, is_paused: bool) -> None:
        """Show what waits, the next first, and whether it is sent by itself."""
        self._title.setText(self.tr("Next, paused") if is_paused else self.tr("Next"))
        self.setAccessibleName(self._title.text())
        self.resume_button.setVisible(is_paused)
        if list(messages) != self.messages:
            self.messages = list(messages)
            self._fill()
        self.setVisible(bool(messages))

    def _fill(self) -> None:
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [_Waiting(self._theme, text, self._card) for text in self.messages]
        for place, row in enumerate(self._rows):
            row.edit_button.clicked.connect(partial(self._on_edit_clicked, place))
            row.remove_button.clicked.connect(partial(self._on_remove_clicked, place))
            self._column.addWidget(row)

    def _on_edit_clicked(self, place: int, checked: bool = False) -> None:
        del checked
        self.edit_requested.emit(place)

    def _on_remove_clicked(self, place: int, checked: bool = False) -> None:
        del checked
        self.remove_requested.emit(place)

    def row(self, place: int) -> "_Waiting":
        """The row of a message that waits."""
        return self._rows[place]


class _Waiting(QWidget):
    """One message, cut to a line, with what can be done to it."""

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = " ".join(text.split())
        self.edit_button = IconButton(theme, "pencil", self.tr("Edit this message"), self)
        self.remove_button = IconButton(theme, "x", self.tr("Remove this message"), self)
        self.setAccessibleName(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self.edit_button)
        row.addWidget(self.remove_button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The beginning of the message."""
        del event
        painter = QPainter(self)
        font = self._theme.font(FontStyle.BASE)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        place = self.rect().adjusted(0, 0, -self.edit_button.width() - self.remove_button.width() - 8, 0)
        words = QFontMetrics(font).elidedText(self._words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)


class _Card(QWidget):
    """A card on the ground of what the reader writes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("hairline"), 1))
        painter.setBrush(self._theme.colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
