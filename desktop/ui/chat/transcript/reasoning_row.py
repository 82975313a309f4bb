"""What a model wrote for itself before its answer: one line that opens."""

from PySide6.QtCore import QCoreApplication, QLocale, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.core.chat import Message
from desktop.ui.chat.markdown.prose_style import ProseStyle, prose_style
from desktop.ui.chat.markdown.prose_view import ProseView
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets.toggling import Toggling

HEADER = 28
ICON = 14
INDENT = 20  # px of the text, and of its first line's words
BOTTOM = 8
END = 2000  # characters shown while it grows, so that a long one costs no more than a short one


class ReasoningRow(QWidget):
    """Open while the model reasons, closed once it answers; after that the reader decides. GUI thread.

    `height_changed` asks for a new `arrange`. Without reasoning it is no row at all.
    """

    height_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._grows = False
        self._chosen: bool | None = None  # by the reader
        self.header = _Header(theme, self)
        self._view: ProseView | None = None
        self.header.clicked.connect(self._on_clicked)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the text is shown."""
        return self.header.isChecked()

    def text(self) -> str:
        """The reasoning, shown or not."""
        return self._text

    def show_message(self, message: Message) -> None:
        """Show the reasoning of an answer."""
        text = message.reasoning.strip()
        thinks = message.is_writing and not message.text
        self.header.say(_words(message, thinks=thinks))
        wanted = thinks if self._chosen is None else self._chosen
        if text == self._text and wanted == self.is_open and thinks == self._grows:
            return
        self._text = text
        self._grows = thinks
        self.setVisible(bool(text))
        self._open(wanted)

    def restyle(self) -> None:
        """Take colours and sizes from the theme again."""
        self._drop_view()
        self._open(self.is_open)

    def arrange(self, width: int) -> int:
        """Lay out for `width`; returns the height, 0 without reasoning."""
        if not self._text:
            return 0
        self.header.setGeometry(0, 0, min(self.header.sizeHint().width(), width), HEADER)
        if self._view is None:
            return HEADER
        height = self._view.height_for(width - INDENT)
        self._view.setGeometry(INDENT, HEADER - self._view.rise, width - INDENT, height)
        return HEADER + height + BOTTOM

    def _open(self, is_open: bool) -> None:
        self.header.setChecked(is_open)
        if not (is_open and self._text):
            self._drop_view()
        else:
            if self._view is None:
                self._view = ProseView(_small(self._theme), self)
                self._view.setAccessibleName(self.tr("Reasoning"))
            self._view.clear_text()
            is_cut = self._grows and len(self._text) > END
            self._view.write_plain("… " + self._text[-END:] if is_cut else self._text)
            self._view.show()
        self.height_changed.emit()

    def _drop_view(self) -> None:
        if self._view is not None:
            self._view.hide()
            self._view.deleteLater()
            self._view = None

    @Slot()
    def _on_clicked(self) -> None:
        self._chosen = self.header.isChecked()
        self._open(self._chosen)


class _Header(Toggling, QAbstractButton):
    """The bulb, the words and the chevron."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.tell_toggles()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def say(self, words: str) -> None:
        """Change the words."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.setGeometry(QRect(self.pos(), QSize(self.sizeHint().width(), HEADER)))

    def sizeHint(self) -> QSize:
        """Qt's question."""
        return QSize(
            INDENT + QFontMetrics(self._theme.font(FontStyle.SMALL)).horizontalAdvance(self.text()) + 2 * ICON + 4,
            HEADER,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it, and the ring when the keyboard is here."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio, middle = self.devicePixelRatioF(), HEADER // 2 - ICON // 2
        painter.drawPixmap(0, middle, self._theme.pixmap("lightbulb", size=ICON, token="text2", ratio=ratio))
        painter.setFont(self._theme.font(FontStyle.SMALL))
        painter.setPen(self._theme.colour("text2"))
        words = painter.fontMetrics().horizontalAdvance(self.text())
        painter.drawText(QRect(INDENT, 0, words + 4, HEADER), Qt.AlignmentFlag.AlignVCenter, self.text())
        name = "chevron-down" if self.isChecked() else "chevron-right"
        pixmap = self._theme.pixmap(name, size=ICON, token="text2", ratio=ratio)
        painter.drawPixmap(INDENT + words + 4, middle, pixmap)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def _words(message: Message, *, thinks: bool) -> str:
    if thinks:
        return QCoreApplication.translate("Transcript", "Thinking")
    seconds = message.reasoning_seconds
    if seconds <= 0:
        return QCoreApplication.translate("Transcript", "Thought")
    number = QLocale().toString(seconds, "f", 0 if seconds >= 10 else 1)
    return QCoreApplication.translate("Transcript", "Thought for {0} s").format(number)


def _small(theme: Theme) -> ProseStyle:
    font = theme.font(FontStyle.SMALL)
    return prose_style(theme)._replace(font=font, text=theme.colour("text2"))
