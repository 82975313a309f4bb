"""The models screen: tabs and their pages at the left, the downloads below them, the details at the right."""

from enum import IntEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.actions import keys_of, keys_text
from desktop.ui.models.adapters.adapter_pane import AdapterPane
from desktop.ui.models.adapters.adapters_page import AdaptersPage
from desktop.ui.models.details.details_pane import DetailsPane
from desktop.ui.models.discover.discover_page import DiscoverPage
from desktop.ui.models.downloads.tray import Tray
from desktop.ui.models.dropped_models import models_in
from desktop.ui.models.installed.installed_page import InstalledPage
from desktop.ui.models.installed.installed_pane import InstalledPane
from desktop.ui.models.tab_strip import HEIGHT, TabStrip
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, DropTarget

WIDE = 1120  # px below which the details take less room


class ModelsTab(IntEnum):
    """The tabs, in their order."""

    DISCOVER = 0
    INSTALLED = 1
    ADAPTERS = 2


class ModelsView(QWidget):
    """Lays out. GUI thread. Facts: `tab_shown(ModelsTab)`, `given(words)` by a drop. Wish: `import_requested()`."""

    tab_shown = Signal(object)
    given = Signal(object)
    import_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("modelsView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        DropTarget(self, models_in).given.connect(self.given)
        self.tabs = TabStrip(theme, self.tr("Models"))
        for words in (self.tr("Discover"), self.tr("Installed"), self.tr("Adapters")):
            self.tabs.add(words)
        self.import_button = Button(theme, self.tr("Import a GGUF file"), icon="folder-input")
        self.discover = DiscoverPage(theme, keys_text("find_model").replace("+", " "))
        self.details = DetailsPane(theme)
        self.installed = InstalledPage(theme)
        self.installed_pane = InstalledPane(theme)
        self.adapters = AdaptersPage(theme)
        self.adapter_pane = AdapterPane(theme)
        self.tray = Tray(theme)
        self._pages = QStackedWidget()
        self._panes = QStackedWidget()
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.import_button.clicked.connect(self.import_requested)
        self.adapters.file_requested.connect(self.import_requested)
        self.adapters.filled.connect(self._show_pane)
        self._find = QShortcut(QKeySequence(keys_of("find_model")), self)
        self._find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._find.activated.connect(self.begin_search)

    @property
    def tab(self) -> ModelsTab:
        """The tab that is open."""
        return ModelsTab(self.tabs.currentIndex())

    def show_tab(self, tab: ModelsTab) -> None:
        """Open a tab."""
        self.tabs.setCurrentIndex(tab)

    @Slot()
    def begin_search(self) -> None:
        """Go to the search of the tab that is open."""
        if self.tab is ModelsTab.DISCOVER:
            self.discover.focus()
        elif self.tab is ModelsTab.INSTALLED:
            self.installed.search.setFocus()

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self._top, self._pages, self.tray, self._panes]

    def focus(self) -> None:
        """Begin where the tab begins."""
        pages: dict[ModelsTab, DiscoverPage | InstalledPage] = {
            ModelsTab.DISCOVER: self.discover,
            ModelsTab.INSTALLED: self.installed,
        }
        pages.get(self.tab, self.adapters).focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list keeps room in a narrow window."""
        super().resizeEvent(event)
        for pane in (self.details, self.installed_pane, self.adapter_pane):
            pane.set_narrow(self.width() + 72 < WIDE)

    def _lay_out(self) -> None:
        self._top = QFrame()
        self._top.setObjectName("modelsTop")
        self._top.setFixedHeight(HEIGHT)
        top = QHBoxLayout(self._top)
        top.setContentsMargins(16, 0, 16, 1)
        top.addWidget(self.tabs)
        top.addStretch(1)
        top.addWidget(self.import_button)
        self._pages.addWidget(self.discover)
        self._pages.addWidget(self.installed)
        self._pages.addWidget(self.adapters)
        self._panes.addWidget(self.details)
        self._panes.addWidget(self.installed_pane)
        self._panes.addWidget(self.adapter_pane)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._top)
        left.addWidget(self._pages, 1)
        left.addWidget(self.tray)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._panes)

    @Slot()
    def _show_pane(self) -> None:
        """Without an adapter there is nothing to say of one."""
        self._panes.setVisible(self.tab is not ModelsTab.ADAPTERS or self.adapters.is_filled)

    @Slot(int)
    def _on_tab_changed(self, tab: int) -> None:
        self._pages.setCurrentIndex(tab)
        self._panes.setCurrentIndex(tab)
        self._show_pane()
        self.tab_shown.emit(ModelsTab(tab))
