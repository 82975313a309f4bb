"""A field for plain text, whichever message is written in it: words only, and no Enter of an input method sends."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlainEditor(QPlainTextEdit):
    """Tab leaves it, and it never scrolls sideways. GUI thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_composing = False  # an input method holds letters that are not text yet
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)

    def is_enter(self, event: QKeyEvent) -> bool:
        """Whether a key is Enter, and means this field and not an input method."""
        return event.key() in _ENTER and not self.is_composing

    def held(self, event: QKeyEvent) -> Qt.KeyboardModifier:
        """What is held with a key, beside being on the keypad."""
        return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether an input method is at work; its Enter must not send."""
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What an input method held is over."""
        super().focusOutEvent(event)
        self.is_composing = False

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop words only, never a picture, a file or a look."""
        if source.hasText():
            self.insertPlainText(source.text())
