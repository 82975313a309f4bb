"""Buttons with words: primary, secondary, quiet and delete."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton, QWidget

from desktop.ui.theme.theme import FontStyle, Theme

SMALL, NORMAL, LARGE = 28, 32, 40  # heights
ICON_TOKENS = {"primary": "on-accent", "delete": "red"}
THIN_SPACE = "\u2009"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """One per view is primary. The stylesheet draws it by its properties `kind` and `radius`. GUI thread."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: str = "secondary",
        icon: str | None = None,
        height: int = NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._kind = kind
        self._icon = icon
        self._height = height
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(FontStyle.BASE, QFont.Weight.Medium))
        self.setIconSize(QSize(16, 16))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def kind(self) -> str:
        """Primary, secondary, quiet or delete."""
        return self._kind

    def set_icon(self, name: str | None) -> None:
        """Show another icon, or none."""
        self._icon = name
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """As wide as its words, as high as its kind."""
        gap = 4 if self._icon is not None and self.text() else 0
        return QSize(super().sizeHint().width() + gap, self._height)

    def minimumSizeHint(self) -> QSize:
        """Words are not cut."""
        return self.sizeHint()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Qt puts words too close to an icon; a thin space keeps them apart."""
        super().initStyleOption(option)
        if self._icon is not None and option.text:
            option.text = THIN_SPACE + option.text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_theme_changed(self) -> None:
        if self._icon is not None:
            self.setIcon(self._theme.icon(self._icon, token=ICON_TOKENS.get(self._kind, "text2")))
