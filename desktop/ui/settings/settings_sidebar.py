"""The pages of the settings, and a search over all of them."""

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from desktop import __version__
from desktop.core.shown_setting import Page
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel, SearchField
from desktop.ui.widgets.toggling import Toggling

WIDTH = 192
HEADER = 48
ENTRY = 32
ICON = 16
RADIUS = 8


class PageEntry(Toggling, QAbstractButton):
    """A picture and a word. GUI thread."""

    def __init__(self, theme: Theme, page: Page, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = page.value.icon
        self.setText(QCoreApplication.translate("settings", page.value.words))
        self.setCheckable(True)
        self.tell_toggles()
        self.setFixedHeight(ENTRY)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Qt's question."""
        return QSize(WIDTH - 16, ENTRY)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, picture, word, and the ring when the keyboard is here."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selected" if self.isChecked() or self.isDown() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        picture = self._theme.pixmap(self._icon, size=ICON, token="text2", ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPoint(8, (ENTRY - ICON) // 2), picture)
        painter.setFont(self._theme.font(FontStyle.BASE, QFont.Weight.Medium if self.isChecked() else None))
        painter.setPen(colour("text"))
        place = QRect(32, 0, self.width() - 36, ENTRY)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)


class SettingsSidebar(QFrame):
    """192 px wide. GUI thread. Wishes: `page_requested(Page)`, `search_changed(str)`."""

    page_requested = Signal(object)
    search_changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Pages of the settings"))
        self.setFixedWidth(WIDTH)
        self.search = SearchField(theme, self.tr("Find a setting"))
        self._group = QButtonGroup(self)
        self.entries: dict[Page, PageEntry] = {}
        title = PlainLabel(theme, self.tr("Settings"), style=FontStyle.TITLE)
        title.setFixedHeight(HEADER)
        title.setContentsMargins(8, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 9, 12)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self.search)
        column.addSpacing(8)
        for page in Page:
            entry = PageEntry(theme, page, self)
            entry.clicked.connect(lambda _=False, page=page: self.page_requested.emit(page))
            self._group.addButton(entry)
            self.entries[page] = entry
            column.addWidget(entry)
        column.addStretch(1)
        version = PlainLabel(theme, self.tr("Bantam {0}").format(__version__), style=FontStyle.SMALL, token="text2")
        version.setContentsMargins(8, 0, 0, 0)
        column.addWidget(version)
        self.search.textChanged.connect(self.search_changed)

    def show_page(self, page: Page) -> None:
        """Mark the page that stands at the top."""
        self.entries[page].setChecked(True)
