"""The narrow strip at the left: Bantam's mark, and one entry for each screen."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets.toggling import Toggling

WIDTH = 72
ENTRY = QSize(64, 52)
ICON = 20
MARK = 25
RADIUS = 8
NARROWEST = 80  # % of the width of a word


class RailEntry(Toggling, QPushButton):
    """A picture over a word. GUI thread."""

    def __init__(self, theme: Theme, words: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._theme = theme
        self._icon = icon
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self.tell_toggles()
        self.setAutoDefault(False)
        self.setFixedSize(ENTRY)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, picture and word."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selected" if self.isChecked() or self.isDown() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        token = "accent-text" if self.isChecked() else "text2"
        picture = self._theme.pixmap(self._icon, size=ICON, token=token, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPoint((ENTRY.width() - ICON) // 2, 8), picture)
        font = self._theme.font(FontStyle.CAPTION)
        font.setWeight(font.Weight.Medium if self.isChecked() else font.Weight.Normal)
        needed, room = QFontMetrics(font).horizontalAdvance(self.text()), ENTRY.width() - 2
        if needed > room:  # a long word in another language stands a little closer
            font.setStretch(max(100 * room // needed, NARROWEST))
        painter.setFont(font)
        painter.setPen(self._theme.colour("text" if self.isChecked() else "text2"))
        painter.drawText(QRect(0, 30, ENTRY.width(), 16), Qt.AlignmentFlag.AlignCenter, self.text())


class Rail(QFrame):
    """72 px wide. GUI thread. Wish: `screen_requested(id)`."""

    screen_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: dict[str, RailEntry] = {}
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Screens"))
        self.setFixedWidth(WIDTH)
        self._group = QButtonGroup(self)
        self._mark = QLabel()
        self._mark.setFixedSize(MARK, MARK)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 15, 4, 8)
        self._column.setSpacing(4)
        self._column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(16)
        self._stretch = self._column.count()  # place of what keeps the bottom apart
        self._column.addStretch(1)
        theme.changed.connect(self._on_theme_changed)

    def add_entry(self, screen_id: str, words: str, icon: str, *, at_bottom: bool = False) -> None:
        """Offer a screen, below the others or at the very bottom."""
        entry = RailEntry(self._theme, words, icon, self)
        entry.clicked.connect(lambda: self.screen_requested.emit(screen_id))
        self._group.addButton(entry)
        self._entries[screen_id] = entry
        self._column.insertWidget(self._column.count() if at_bottom else self._stretch, entry)
        self._stretch += not at_bottom

    def has_entry(self, screen_id: str) -> bool:
        """Whether it offers that screen."""
        return screen_id in self._entries

    def show_current(self, screen_id: str) -> None:
        """Mark the screen that is shown."""
        if screen_id in self._entries:
            self._entries[screen_id].setChecked(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the screen is known."""
        super().showEvent(event)
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._mark.setPixmap(self._theme.mark(MARK, self.devicePixelRatioF()))
