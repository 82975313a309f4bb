"""Words that are never read as markup."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.theme.theme import FontStyle, Theme


class PlainLabel(QLabel):
    """A label in one of the text styles and colours; what it shows is shown letter by letter. GUI thread."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: FontStyle = FontStyle.BASE,
        token: str = "text",
        weight: QFont.Weight | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = style
        self._token = token
        self._weight = weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setForegroundRole(QPalette.ColorRole.WindowText)  # inside a button it would be the button's
        self.setMinimumHeight(style.value.line)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def token(self) -> str:
        """The token of its colour."""
        return self._token

    def set_token(self, token: str) -> None:
        """Show the words in another colour."""
        if token != self._token:
            self._token = token
            self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font(self._style, self._weight))
        palette = self.palette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.WindowText, self._theme.colour(self._token))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, self._theme.colour("disabled"))
        self.setPalette(palette)
