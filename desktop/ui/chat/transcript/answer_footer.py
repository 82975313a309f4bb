"""The line under an answer: how far it is while it is written, then how it ended, what to do with it and its cost."""

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.core.chat import Message
from desktop.markdown.safe_text import displayable
from desktop.ui.chat.transcript.figures_text import ending_text, figures_text, writing_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconButton, PlainLabel

HEIGHT = 28
SIGN = 18  # px of the picture and the room after it


class ActionButton(IconButton):
    """An icon that is there for the keyboard at all times and for the eye when its row is looked at."""

    revealed = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw when revealed."""
        if self.revealed:
            super().paintEvent(event)


class AnswerFooter(QWidget):
    """One line of fixed height, so that nothing moves when its content changes. GUI thread."""

    regenerate_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._message: Message | None = None
        self._hovered = False
        self._can_regenerate = True
        self.setFixedHeight(HEIGHT)
        self._sign = QLabel(self)
        self._left = PlainLabel(theme, "", style=FontStyle.SMALL, token="text2")
        self._right = PlainLabel(theme, "", style=FontStyle.SMALL, token="text2")
        self._copy = ActionButton(theme, "copy", self.tr("Copy the answer"))
        self._regenerate = ActionButton(theme, "refresh-cw", self.tr("Write another answer"))
        self._copy.clicked.connect(self._on_copy_clicked)
        self._regenerate.clicked.connect(self.regenerate_requested)
        self._lay_out()

    def show_writing(self, tokens: int) -> None:
        """Show how far the answer is."""
        self._set_ending(False)
        self._set_actions(False)
        self._left.setText(writing_text(tokens))
        self._left.show()
        self._right.setText(self.tr("Esc stops and keeps what is written"))

    def show_ended(self, message: Message, tokens: int) -> None:
        """Show how the answer ended, what can be done with it and what it cost."""
        self._message = message
        words = ending_text(message, tokens)
        self._left.setText(words)
        self._left.setVisible(bool(words))
        self._set_ending(bool(words))
        self._set_actions(True)
        self._right.setText(figures_text(message.figures))

    def set_can_regenerate(self, can: bool) -> None:
        """Whether another answer can be asked for."""
        self._can_regenerate = can
        self._regenerate.setVisible(can and not self._copy.isHidden())

    def set_hovered(self, hovered: bool) -> None:
        """The row is under the pointer."""
        self._hovered = hovered
        self._reveal()

    def restyle(self) -> None:
        """Take colours from the theme again."""
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._theme.pixmap("circle-stop", size=14, token="text2", ratio=ratio))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The actions are there as soon as the keyboard reaches one of them."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._reveal()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self._sign.setFixedWidth(SIGN)
        layout.addWidget(self._sign)
        layout.addWidget(self._left)
        for button in (self._copy, self._regenerate):
            button.installEventFilter(self)
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(self._right)
        self.restyle()
        self._set_ending(False)

    def _set_ending(self, shown: bool) -> None:
        self._sign.setVisible(shown)

    def _set_actions(self, shown: bool) -> None:
        self._copy.setVisible(shown)
        self._regenerate.setVisible(shown and self._can_regenerate)

    def _reveal(self) -> None:
        buttons = (self._copy, self._regenerate)
        revealed = self._hovered or any(button.hasFocus() for button in buttons)
        for button in buttons:
            button.revealed = revealed
            button.update()

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self._message:
            QGuiApplication.clipboard().setText(displayable(self._message.text))
