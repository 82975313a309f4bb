"""A block of code: its language, a Copy button, and the code itself."""

from PySide6.QtCore import QRectF, QTimer, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.markdown.blocks import CodeText
from desktop.ui.chat.markdown.code_colouring import CodeColouring
from desktop.ui.chat.markdown.code_languages import language_of
from desktop.ui.chat.markdown.code_lexing import CodeColour
from desktop.ui.chat.markdown.code_view import CodeView
from desktop.ui.chat.markdown.prose_style import DEEPEST, INDENT, QUOTE_INDENT, ProseStyle, default_gap
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.theme.tokens import CODE
from desktop.ui.widgets import Button, PlainLabel

HEADER = 32
PADDING = 8
SIDE = 12
RADIUS = 8
COPIED_FOR = 2_000  # ms


class CodeBlock(QWidget):
    """A card around a `CodeView`. GUI thread."""

    rise = 0

    def __init__(self, theme: Theme, style: ProseStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = style
        self._info: str | None = None
        self.indent = 0
        self._colouring: CodeColouring | None = None
        self._language = PlainLabel(theme, "", style=FontStyle.SMALL, token="text2")
        self._language.setParent(self)
        self._copy = Button(theme, self.tr("Copy"), kind="quiet", icon="copy")
        self._copy.setParent(self)
        self._copy.clicked.connect(self._on_copy_clicked)
        self.view = CodeView(style, self)
        self.view.setAccessibleName(self.tr("Code"))
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(COPIED_FOR)
        self._copied.timeout.connect(self._on_copied_over)

    @property
    def gap(self) -> int:
        """Distance to what stands above."""
        return default_gap(self._style)

    def text(self) -> str:
        """The code shown."""
        return self.view.code()

    def set_code(self, block: CodeText) -> None:
        """Show `block`; code that only grew keeps what is drawn."""
        self.indent = min(block.place.indent, DEEPEST) * INDENT + min(block.place.quote, DEEPEST) * QUOTE_INDENT
        if block.info != self._info:
            self._info = block.info
            self._set_language(block.info)
        self.view.set_code(block.text)
        if self._colouring:
            self._colouring.set_code(block.text)

    def set_caret(self, shown: bool) -> None:
        """Show or hide the block caret behind the last word."""
        self.view.set_caret(shown)

    def height_for(self, width: int) -> int:
        """Height of the whole card."""
        return HEADER + self.view.height_for(width - 2 * SIDE) + 2 * PADDING + 2

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002
        """Place the parts."""
        self._place_header()
        top = HEADER + PADDING + 1
        self.view.setGeometry(SIDE + 1, top - self.view.rise, self.width() - 2 * SIDE - 2, self.height() - top - 1)

    def _place_header(self) -> None:
        """The button is as wide as its words, which change; its own room at the right hangs over the edge of text."""
        button = self._copy.sizeHint().width()
        self._copy.setGeometry(self.width() - button - 1, (HEADER - 28) // 2 + 1, button, 28)
        self._language.setGeometry(SIDE + 1, 1, max(0, self.width() - button - 2 * SIDE), HEADER)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._style.hairline, 1))
        painter.setBrush(self._style.well)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.fillRect(QRectF(1, HEADER, self.width() - 2, 1), self._style.hairline)

    def _set_language(self, info: str) -> None:
        language = language_of(info)
        self._language.setText(language.name or self.tr("Code"))
        self.setAccessibleName(self.tr("Code, {language}").format(language=language.name or self.tr("Text")))
        if self._colouring:
            self._colouring.stop()
            self._colouring.setDocument(None)
        self._colouring = CodeColouring(self.view.document(), language.lexer, self._colours())

    def _colours(self) -> dict[CodeColour, QColor]:
        tokens = {colour: CODE + colour.value for colour in CodeColour} | {CodeColour.COMMENT: "text3"}
        return {colour: self._theme.colour(token) for colour, token in tokens.items()}

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.view.code())
        self._copy.setText(self.tr("Copied"))
        self._place_header()
        self._copied.start()

    @Slot()
    def _on_copied_over(self) -> None:
        self._copy.setText(self.tr("Copy"))
        self._place_header()
