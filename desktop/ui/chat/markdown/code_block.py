"""A block of code: its language, what can be done with it, and the code itself."""

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.markdown.blocks import CodeText
from desktop.ui.chat.clipboard import put
from desktop.ui.chat.markdown.code_colouring import CodeColouring
from desktop.ui.chat.markdown.code_languages import file_name_of, language_of
from desktop.ui.chat.markdown.code_lexing import CodeColour
from desktop.ui.chat.markdown.code_view import CodeView
from desktop.ui.chat.markdown.prose_style import DEEPEST, INDENT, QUOTE_INDENT, ProseStyle, default_gap
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.theme.tokens import CODE
from desktop.ui.widgets import Button, CopiedSign, IconButton, PlainLabel

HEADER = 32
PADDING = 8
SIDE = 12
RADIUS = 8
BUTTON = 28


class CodeBlock(QWidget):
    """A card around a `CodeView`. GUI thread.

    Wish: `save_requested(code, name for a file)`. `height_changed` asks for a new layout.
    """

    save_requested = Signal(str, str)
    height_changed = Signal()
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
        self.view = CodeView(style, self)
        self.view.setAccessibleName(self.tr("Code"))
        self._wrap = IconButton(theme, "text-wrap", self.tr("Wrap long lines"), self)
        self._wrap.setCheckable(True)
        self._wrap.toggled.connect(self._on_wrap_toggled)
        self._save = IconButton(theme, "download", self.tr("Save as a file"), self)
        self._save.clicked.connect(lambda: self.save_requested.emit(self.view.code(), file_name_of(self._info or "")))
        self._copy = Button(theme, self.tr("Copy"), kind="quiet", icon="copy", parent=self)
        self._copied = CopiedSign(self._copy)
        self._copied.changed.connect(self._place_header)
        self._copy.clicked.connect(self._on_copy_clicked)

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
        return HEADER + self.view.height_for(width - 2 * SIDE - 2) + 2 * PADDING + 2

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002
        """Place the parts."""
        self._place_header()
        top = HEADER + PADDING + 1
        self.view.setGeometry(SIDE + 1, top - self.view.rise, self.width() - 2 * SIDE - 2, self.height() - top - 1)

    @Slot()
    def _place_header(self) -> None:
        """Copy is as wide as its words, which change; its own room at the right hangs over the edge of text."""
        top, right = (HEADER - BUTTON) // 2 + 1, self.width() - 1
        for button in (self._copy, self._save, self._wrap):
            width = button.sizeHint().width()
            right -= width
            button.setGeometry(right, top, width, BUTTON)
        self._language.setGeometry(SIDE + 1, 1, max(0, right - SIDE - 1), HEADER)

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
        put(self.view.code())
        self._copied.show()

    @Slot(bool)
    def _on_wrap_toggled(self, wraps: bool) -> None:
        self.view.set_wrapped(wraps)
        self.height_changed.emit()
