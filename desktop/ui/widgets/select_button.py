"""A field that shows one of several choices and opens them when it is pressed."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets.plain_tooltip import plain_tooltip

HEIGHT = 28
RADIUS = 8
SIDE = 10
ICON = 14
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class SelectButton(QAbstractButton):
    """As wide as there is room; words that are too long are cut in the middle and stand in the tooltip. GUI thread."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        """`words` say what is chosen here."""
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        theme.changed.connect(self.update)

    def show_choice(self, words: str) -> None:
        """Show what is chosen."""
        self.setText(words)
        self.setAccessibleDescription(words)
        self.setToolTip(plain_tooltip(words))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(120, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A few letters and the arrows."""
        return QSize(60, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down open it, as Space does."""
        if event.key() in _OPENING and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def shown_words(self) -> str:
        """What there is room for."""
        metrics = QFontMetrics(self._theme.font(FontStyle.BASE))
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self._room())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A field with two arrows at its end."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = self.hasFocus()
        painter.setPen(QPen(self._theme.colour("accent" if has_focus else "input"), 2 if has_focus else 1))
        is_under = self.underMouse() and self.isEnabled()
        painter.setBrush(self._theme.colour("hover" if is_under or self.isDown() else "raised"))
        inset = 1.0 if has_focus else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        painter.setFont(self._theme.font(FontStyle.BASE))
        painter.setPen(self._theme.colour("text" if self.isEnabled() else "disabled"))
        place = QRect(SIDE, 0, self._room(), self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.shown_words())
        pixmap = self._theme.pixmap("chevrons-up-down", size=ICON, token="text2", ratio=self.devicePixelRatioF())
        painter.drawPixmap(QRect(self.width() - SIDE - ICON + 2, (self.height() - ICON) // 2, ICON, ICON), pixmap)

    def _room(self) -> int:
        return self.width() - 2 * SIDE - ICON - 2
