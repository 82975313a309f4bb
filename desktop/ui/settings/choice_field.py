"""A field that opens a menu of choices."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, QSize, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets.select_button import HEIGHT, ICON, SIDE, SelectButton

WIDEST = 240


class ChoiceField(SelectButton):
    """GUI thread. Fact: `value_changed(value)`, by the person only."""

    value_changed = Signal(object)

    def __init__(self, theme: Theme, words: str, names: Mapping[Any, str], parent: QWidget | None = None) -> None:
        """`words` say what is chosen here, `names` what each value is called."""
        super().__init__(theme, words, parent)
        self._names = dict(names)
        self._value: Any = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def set_choices(self, names: Mapping[Any, str]) -> None:
        """Offer other choices."""
        self._names = dict(names)
        self.updateGeometry()

    def show_value(self, value: Any) -> None:
        """Show what is in force, without telling anybody."""
        self._value = value
        self.show_choice(self._names.get(value, str(value)))

    def sizeHint(self) -> QSize:
        """As wide as the longest choice, within reason."""
        metrics = QFontMetrics(self._theme.font(FontStyle.BASE))
        longest = max((metrics.horizontalAdvance(name) for name in self._names.values()), default=0)
        return QSize(min(max(longest + 2 * SIDE + ICON + 6, 100), WIDEST), HEIGHT)

    def menu(self) -> QMenu:
        """The choices, the one in force with its mark; the caller shows it."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for value, name in self._names.items():
            action = QAction(name.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.triggered.connect(lambda _=False, value=value: self._choose(value))
            group.addAction(action)
            menu.addAction(action)
        return menu

    @Slot()
    def _on_clicked(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _choose(self, value: Any) -> None:
        self.show_value(value)
        self.value_changed.emit(value)
