"""A round button that opens a choice and says what was chosen, with a cross to take it back."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Pill

SIDE = 11
ICON = 14
GAP = 7
CROSS = 28  # px at the right end that take the choice back
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FilterChip(Pill):
    """GUI thread. Fact: `chosen(values)` by the person only; a tuple, empty for no filter.

    With `icon` it is on or off, and opens nothing: its value is `(True,)` or `()`.
    """

    chosen = Signal(tuple)

    def __init__(self, theme: Theme, words: str, *, icon: str = "", many: bool = False) -> None:
        super().__init__(theme, words)
        self._theme = theme
        self._words = words
        self._picture = icon
        self._many = many
        self._names: dict[Any, str] = {}
        self._values: tuple[Any, ...] = ()
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.update)
        self._say()

    @property
    def values(self) -> tuple[Any, ...]:
        """What is chosen."""
        return self._values

    def set_choices(self, names: Mapping[Any, str]) -> None:
        """What can be chosen, in order."""
        self._names = dict(names)
        self._say()

    def show_values(self, values: tuple[Any, ...]) -> None:
        """Show what is chosen, without telling anybody."""
        self._values = values
        self._say()

    def menu_of_choices(self) -> QMenu:
        """The choices with their marks; the caller shows it."""
        menu = QMenu(self)
        for value, name in self._names.items():
            action = QAction(name.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(value in self._values)
            action.triggered.connect(lambda _=False, value=value: self._toggle(value))
            menu.addAction(action)
        if self._values:
            menu.addSeparator()
            menu.addAction(self.tr("Any")).triggered.connect(self.take_back)
        return menu

    @Slot()
    def take_back(self) -> None:
        """Filter no more."""
        self._choose(())

    def sizeHint(self) -> QSize:
        """As wide as the words, and an icon at one end."""
        words = QFontMetrics(self._words_font()).horizontalAdvance(self.text())
        return QSize(words + 2 * SIDE + ICON + GAP, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the choice back."""
        if event.key() in _CLEARING and self._values:
            self.take_back()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """On the cross the choice is taken back, elsewhere the choices open."""
        place = event.position().toPoint()
        if self._values and not self._picture and self.isDown() and place.x() >= self.width() - CROSS:
            self.setDown(False)
            if self.rect().contains(place):
                self.take_back()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill; on the accent's ground where it filters."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, is_on = self._theme.colour, bool(self._values)
        ground = "accent-bg" if is_on else "hover" if self.underMouse() or self.isDown() else "raised"
        painter.setPen(QPen(colour("accent" if is_on else "input"), 1))
        painter.setBrush(colour(ground))
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)
        token = "accent-text" if is_on else "text" if not self._picture else "text2"
        icon = self._picture or ("x" if is_on else "chevron-down")
        left = SIDE if self._picture else self.width() - SIDE - ICON
        picture = self._theme.pixmap(
            icon, size=ICON, token="accent-text" if is_on else "text2", ratio=self.devicePixelRatioF()
        )
        painter.drawPixmap(QRect(left, (self.height() - ICON) // 2, ICON, ICON), picture)
        painter.setFont(self._words_font())
        painter.setPen(colour("accent-text" if is_on else token))
        start = SIDE + (ICON + GAP if self._picture else 0)
        place = QRect(start, 0, self.width() - ICON - GAP - 2 * SIDE + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def _words_font(self) -> QFont:
        return self._theme.font(FontStyle.SMALL, QFont.Weight.Medium if self._values else None)

    def _say(self) -> None:
        chosen = ", ".join(self._names.get(value, str(value)) for value in self._values)
        has_words = bool(self._values) and not self._picture
        self.setText(self.tr("{0}: {1}").format(self._words, chosen) if has_words else self._words)
        self.setAccessibleName(self._words)
        state = self.tr("on") if self._values else self.tr("off")
        self.setAccessibleDescription(state if self._picture else chosen or self.tr("any"))
        self.setToolTip(self.tr("Delete takes the filter back") if has_words else "")
        self.updateGeometry()
        self.update()

    def _toggle(self, value: Any) -> None:
        if value in self._values:
            self._choose(tuple(one for one in self._values if one != value))
        else:
            self._choose((*self._values, value) if self._many else (value,))

    def _choose(self, values: tuple[Any, ...]) -> None:
        self.show_values(values)
        self.chosen.emit(values)

    @Slot()
    def _on_clicked(self) -> None:
        if self._picture:
            self._choose(() if self._values else (True,))
            return
        menu = self.menu_of_choices()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
