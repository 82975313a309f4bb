"""The settings screen: pages at the left, their cards in one or two columns."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.core.shown_setting import Page
from desktop.settings import Settings
from desktop.ui.application import scale_waits
from desktop.ui.settings.about_rows import AboutRows
from desktop.ui.settings.computer_rows import ComputerRows
from desktop.ui.settings.engine_rows import EngineRows
from desktop.ui.settings.network_rows import NetworkRows
from desktop.ui.settings.option_row import OptionRow
from desktop.ui.settings.options import options
from desktop.ui.settings.restart_row import RestartRow
from desktop.ui.settings.settings_card import SettingsCard
from desktop.ui.settings.settings_sidebar import SettingsSidebar
from desktop.ui.settings.shortcut_rows import add_shortcuts
from desktop.ui.settings.storage_rows import StorageRows
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, ErrorCard, PlainLabel

COLUMN = 420  # px that a column needs at least
GAP = 24
RIGHT = (Page.ANSWERS, Page.PERFORMANCE, Page.SHORTCUTS)  # the second column, where there is room for one


class SettingsView(QWidget):
    """Lays out. GUI thread. Wish: `change_requested(name, value)`; the cards have wishes of their own."""

    change_requested = Signal(str, object)

    def __init__(self, theme: Theme, shortcuts: Sequence[tuple[str, str]]) -> None:
        """`shortcuts` are words and keys."""
        super().__init__()
        self.setObjectName("settingsView")
        self.sidebar = SettingsSidebar(theme)
        self.fault = ErrorCard(theme)
        self.fault.hide()
        self.nothing = PlainLabel(theme, self.tr("No settings match"), token="text2")
        self.clear_button = Button(theme, self.tr("Clear search"))
        self.clear_button.clicked.connect(self.sidebar.search.clear)
        self.cards = {page: SettingsCard(theme, page) for page in Page}
        self.engine = EngineRows(theme, self.cards[Page.ANSWERS], self.cards[Page.PERFORMANCE], self)
        self.rows = [self._add_option(theme, OptionRow(theme, option)) for option in options()]
        self.storage = StorageRows(theme, self.cards[Page.STORAGE], self)
        self.computer = ComputerRows(theme, self.cards[Page.COMPUTER], self)
        self.network = NetworkRows(theme, self.cards[Page.NETWORK], self)
        self.about = AboutRows(theme, self.cards[Page.ABOUT], self)
        scale = self.row_of("interface_scale")
        self.restart = RestartRow(theme, self.cards[scale.option.page], scale, self)
        add_shortcuts(theme, self.cards[Page.SHORTCUTS], shortcuts)
        self.area = self._lay_out()
        self.sidebar.page_requested.connect(self._on_page_requested)
        self.sidebar.search_changed.connect(self._on_search_changed)
        self.sidebar.show_page(Page.APPEARANCE)
        self._place_cards()  # a card that is shown before it stands anywhere would be a window
        self._on_search_changed("")

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force, without telling anybody."""
        for row in self.rows:
            row.show_value(row.option.value_in(settings))
        self.restart.show(scale_waits(settings.interface_scale))

    def show_fault(self, what: str, safe: str, next_step: str, details: str = "") -> None:
        """Say above the cards what is wrong; "" for nothing."""
        self.fault.set_words(what, safe, next_step, details)
        self.fault.setVisible(bool(what))

    def row_of(self, name: str) -> OptionRow:
        """The row of a setting."""
        return next(row for row in self.rows if row.option.name == name)

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.sidebar, self.area]

    def focus(self) -> None:
        """Begin with the search."""
        self.sidebar.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        self._place_cards()

    def _add_option(self, theme: Theme, row: OptionRow) -> OptionRow:
        del theme
        self.cards[row.option.page].add_row(row)
        row.change_requested.connect(self._on_change_requested)
        return row

    def _lay_out(self) -> QScrollArea:
        self._content = content = QWidget()
        content.setObjectName("settingsContent")
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        self._both = both = QHBoxLayout()
        for column in self._columns:
            column.setSpacing(GAP)
            both.addLayout(column, 1)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(GAP, 14, GAP, GAP)
        outer.setSpacing(12)
        outer.addWidget(self.fault)
        outer.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addLayout(both)
        outer.addStretch(1)
        area = QScrollArea()
        area.setObjectName("settingsScroll")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(area, 1)
        self._is_wide: bool | None = None
        return area

    def _place_cards(self) -> None:
        """The cards in both columns or in the first one, which has the focus order of the pages."""
        is_wide = self.width() - self.sidebar.width() >= 2 * COLUMN + 3 * GAP
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for column in self._columns:
            for card in self.cards.values():
                column.removeWidget(card)  # `takeAt` would leave an item behind that keeps heights of other widths
            while column.count():
                column.takeAt(0)
        for page, card in self.cards.items():
            self._columns[int(is_wide and page in RIGHT)].addWidget(card)
        for column in self._columns:
            column.addStretch(1)
        self._both.setStretch(1, int(is_wide))
        self._both.setSpacing(GAP if is_wide else 0)

    def _on_change_requested(self, name: str, value: Any) -> None:
        if name == "interface_scale":
            self.restart.show(scale_waits(value))
        self.change_requested.emit(name, value)

    @Slot(object)
    def _on_page_requested(self, page: Page) -> None:
        self.sidebar.show_page(page)
        top = self.cards[page].mapTo(self._content, QPoint(0, 0)).y()
        self.area.verticalScrollBar().setValue(max(top - 14, 0))

    @Slot(str)
    def _on_search_changed(self, text: str) -> None:
        words = text.casefold().split()
        found = sum([card.filter(words) for card in self.cards.values()])
        for page, card in self.cards.items():
            self.sidebar.entries[page].setEnabled(not card.isHidden())
        self.nothing.setVisible(not found)
        self.clear_button.setVisible(not found)
