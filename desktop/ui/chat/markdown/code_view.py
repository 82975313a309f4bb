"""Code as it is: scrolled sideways, or wrapped where the reader wants that, and as tall as its lines."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.ui.chat.markdown.message_text import MessageText
from desktop.ui.chat.markdown.prose_style import ProseStyle, rise
from desktop.ui.chat.markdown.prose_writer import ENDLESS_WORD

CODE_LINE = 20 / 13  # line height of code


class CodeView(MessageText):
    """Lines of code that can be selected and copied. GUI thread."""

    def __init__(self, style: ProseStyle, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.setObjectName("code")
        self._code = ""
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDefaultFont(style.code_font)
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))
        self._prepare()

    @property
    def line_height(self) -> int:
        """Height of one line."""
        return round(self._style.code_font.pixelSize() * CODE_LINE)

    @property
    def rise(self) -> int:
        """How far up the view belongs so that its text stands in the middle of its lines."""
        return rise(self._style.code_font, self.line_height)

    def set_wrapped(self, wraps: bool) -> None:
        """Break lines that do not fit, or scroll sideways to their ends."""
        mode = QTextEdit.LineWrapMode.WidgetWidth if wraps else QTextEdit.LineWrapMode.NoWrap
        self.setLineWrapMode(mode)
        self._choose_breaks()

    def _choose_breaks(self) -> None:
        if self.lineWrapMode() is QTextEdit.LineWrapMode.NoWrap:
            breaks = QTextOption.WrapMode.NoWrap
        elif ENDLESS_WORD.search(self._code):
            breaks = QTextOption.WrapMode.WrapAnywhere
        else:
            breaks = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        if self.wordWrapMode() is not breaks:
            self.setWordWrapMode(breaks)

    def code(self) -> str:
        """The code shown."""
        return self._code

    def set_code(self, code: str) -> None:
        """Show `code`; what only grew is not written again."""
        if code == self._code:
            return
        if not code.startswith(self._code):
            self.document().clear()
            self._prepare()
            self._code = ""
        selected = self.textCursor().anchor(), self.textCursor().position()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(code[len(self._code) :])
        self._code = code
        self._choose_breaks()
        self._select(*selected)

    def _select(self, anchor: int, position: int) -> None:
        """What stood at the end went with the new text, and took the view with it: put it back."""
        cursor = self.textCursor()
        if (cursor.anchor(), cursor.position()) != (anchor, position):
            cursor.setPosition(anchor)
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def height_for(self, width: int) -> int:
        """Height of all lines, and of the scroll bar if they do not fit into `width`."""
        if self.lineWrapMode() is QTextEdit.LineWrapMode.WidgetWidth:
            if self.document().textWidth() != width:
                self.document().setTextWidth(width)
            return math.ceil(self.document().size().height())
        height = self.document().blockCount() * self.line_height
        if self.document().idealWidth() > width:
            height += self.horizontalScrollBar().sizeHint().height()
        return height

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll sideways here; up and down belongs to the transcript."""
        across = abs(event.angleDelta().x()) > abs(event.angleDelta().y())
        if across or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _prepare(self) -> None:
        """Give the empty document the line height that every later line inherits."""
        block_format = QTextBlockFormat()
        block_format.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # whatever the code says
        block_format.setLineHeight(self.line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        char_format = QTextCharFormat()
        char_format.setForeground(self._style.text)
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(block_format)
        cursor.setCharFormat(char_format)
        cursor.setBlockCharFormat(char_format)
