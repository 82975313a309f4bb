"""The tabs of the screen, each with how many things are behind it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from desktop.ui.theme.theme import FontStyle, Theme

HEIGHT = 48
GAP = 8  # between a word and its number
APART = 24  # between tabs
UNDERLINE = 2


class TabStrip(QTabBar):
    """One Tab stop, arrows go from tab to tab. GUI thread. Fact: Qt's `currentChanged(int)`."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(words)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def add(self, words: str) -> int:
        """Add a tab; returns its number."""
        return self.addTab(words)

    def set_count(self, tab: int, count: int) -> None:
        """Show a number after the words."""
        self.setTabData(tab, count)
        words = self.tr("{0}, {1}").format(self.tabText(tab), count)
        self.setAccessibleTabName(tab, words)
        self.setTabText(tab, self.tabText(tab))  # its width may be another
        self.updateGeometry()

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its words are when they are strongest."""
        words = QFontMetrics(self._font(strong=True)).horizontalAdvance(self.tabText(index))
        return QSize(words + self._count_width(index) + APART, HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Words are not cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, a number, and a line under the tab that is open."""
        del event
        painter = QPainter(self)
        for tab in range(self.count()):
            self._paint_tab(painter, tab, self.tabRect(tab).adjusted(0, 0, -APART, 0))

    def _paint_tab(self, painter: QPainter, tab: int, rect: QRect) -> None:
        colour, is_open = self._theme.colour, tab == self.currentIndex()
        centred = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._font(strong=is_open))
        painter.setPen(colour("text" if is_open else "text2"))
        painter.drawText(rect.adjusted(2, 0, 0, 0), centred | Qt.AlignmentFlag.AlignLeft, self.tabText(tab))
        count = self._count(tab)
        if count:
            painter.setFont(self._theme.font(FontStyle.SMALL))
            painter.setPen(colour("text2"))
            painter.drawText(rect.adjusted(0, 0, -2, 0), centred | Qt.AlignmentFlag.AlignRight, count)
        if is_open:
            painter.fillRect(
                QRect(rect.left(), rect.bottom() - UNDERLINE + 1, rect.width(), UNDERLINE), colour("accent")
            )
        has_ring = self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if is_open and has_ring:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(-1, 9, 3, -9), 8, 8)

    def _count(self, tab: int) -> str:
        count = self.tabData(tab)
        return str(count) if count else ""

    def _count_width(self, tab: int) -> int:
        count = self._count(tab)
        return QFontMetrics(self._theme.font(FontStyle.SMALL)).horizontalAdvance(count) + GAP if count else 4

    def _font(self, *, strong: bool) -> QFont:
        return self._theme.font(FontStyle.BASE, QFont.Weight.DemiBold if strong else None)
