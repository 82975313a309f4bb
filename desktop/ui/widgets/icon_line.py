"""A picture and a few words beside it."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets.plain_label import PlainLabel

ICON = 14


class IconLine(QWidget):
    """One line, or more where it `wraps`. GUI thread."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        words: str = "",
        style: FontStyle = FontStyle.BASE,
        token: str = "text",
        icon_token: str = "text2",
        *,
        wraps: bool = False,
        weight: QFont.Weight | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._icon_token = icon_token
        self._picture = QLabel()
        self._picture.setFixedSize(ICON, ICON)
        self._label = PlainLabel(theme, words, style=style, token=token, weight=weight)
        self._label.setWordWrap(wraps)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8 if style is FontStyle.BASE else 6)
        row.addWidget(self._picture)
        row.addWidget(self._label, 1)
        theme.changed.connect(self._on_theme_changed)

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._label.setText(text)
        self.setAccessibleName(text)

    def set_look(self, icon: str, token: str) -> None:
        """Show another picture, and everything in another colour."""
        self._icon, self._icon_token = icon, token
        self._label.set_token(token)
        self._on_theme_changed()

    def set_icon(self, icon: str) -> None:
        """Show another picture."""
        self._icon = icon
        self._on_theme_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the screen is known."""
        super().showEvent(event)
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._theme.pixmap(self._icon, size=ICON, token=self._icon_token, ratio=ratio))
