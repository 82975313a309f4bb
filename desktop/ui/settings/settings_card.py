"""One page of the settings: a title, and its rows on a card."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.shown_setting import Page
from desktop.ui.settings.setting_row import SettingRow
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel


class SettingsCard(QWidget):
    """GUI thread."""

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__()
        self.page = page
        self.rows: list[SettingRow] = []
        self._left_out: set[SettingRow] = set()
        words = QCoreApplication.translate("settings", page.value.words)
        self._title = PlainLabel(theme, words, weight=QFont.Weight.DemiBold)
        self._note = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._card = QFrame()
        self._card.setObjectName("card")
        self._card.setAccessibleName(words)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        top.addWidget(self._note, 1, Qt.AlignmentFlag.AlignBaseline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._card)

    def set_note(self, words: str) -> None:
        """A few words beside the title."""
        self._note.setText(words)

    def add_row(self, row: SettingRow, place: int | None = None) -> None:
        """Add a row at the end, or at a place."""
        place = len(self.rows) if place is None else place
        self.rows.insert(place, row)
        self._column.insertWidget(place, row)
        self._mark_first()

    def remove_row(self, row: SettingRow) -> None:
        """Take a row away."""
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._mark_first()

    def set_shown(self, row: SettingRow, *, is_shown: bool) -> None:
        """Leave a row out that has nothing to say, or take it in again."""
        if is_shown == (row in self._left_out):
            (self._left_out.discard if is_shown else self._left_out.add)(row)
            row.setVisible(is_shown)
            self._mark_first()

    def filter(self, words: list[str]) -> int:
        """Show the rows that hold every word, all of them when the title does; returns how many."""
        title = self._title.text().casefold()
        for row in self.rows:
            text = f"{title} {row.text().casefold()}"
            row.setVisible(row not in self._left_out and all(word in text for word in words))
        self._mark_first()
        shown = sum(not row.isHidden() for row in self.rows)
        self.setVisible(shown > 0)
        return shown

    def _mark_first(self) -> None:
        is_first = True
        for row in self.rows:
            if not row.isHidden():
                row.set_first(is_first)
                is_first = False
