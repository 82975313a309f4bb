"""The look in force: light or dark, its colours, fonts and icons."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from desktop.core.errors import BugError
from desktop.settings import Settings, ThemeChoice
from desktop.ui.theme import icons
from desktop.ui.theme.font_style import FontStyle, made_font
from desktop.ui.theme.palette import make_palette
from desktop.ui.theme.resources import SHEETS, THEMES
from desktop.ui.theme.stylesheet import render
from desktop.ui.theme.system_wishes import SystemWishes
from desktop.ui.theme.tokens import read_tokens, strengthened

__all__ = ["FontStyle", "Theme"]

SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """Dresses the whole application and follows the system while that is the choice. GUI thread.

    `changed()` after colours or sizes changed; widgets that the stylesheet does not reach then ask again.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = ThemeChoice.SYSTEM
        self._reading_size = Settings().reading_size
        self._icons = icons.IconStore()
        self._hints = QGuiApplication.styleHints()
        self.is_dark = self._hints.colorScheme() is Qt.ColorScheme.Dark
        self._wishes = SystemWishes(self)
        self._wants_borders = self._wants_stillness = False
        self._usual_flash = self._hints.cursorFlashTime()
        self.has_strong_borders = self._wishes.wants_contrast
        self.is_still = False
        self._dress()
        self._follow()
        self._hints.colorSchemeChanged.connect(self._on_scheme_changed)
        self._wishes.changed.connect(self._follow)

    @property
    def choice(self) -> ThemeChoice:
        """What the person chose."""
        return self._choice

    def set_choice(self, choice: ThemeChoice) -> None:
        """Follow the system, or be light or dark whatever it says."""
        self._choice = choice
        self._hints.setColorScheme(SCHEMES[choice])  # window frames and file dialogs follow
        self._follow()

    def set_reading_size(self, size: int) -> None:
        """How large messages are, px."""
        if size != self._reading_size:
            self._reading_size = size
            self.changed.emit()

    def set_stronger_borders(self, wanted: bool) -> None:
        """Draw every edge as strong as a control's; what the system asks for counts too."""
        self._wants_borders = wanted
        self._follow()

    def set_reduced_motion(self, wanted: bool) -> None:
        """Let nothing move by itself, not even the caret; what the system asks for counts too."""
        self._wants_stillness = wanted
        self._follow()

    def colour(self, token: str) -> QColor:
        """The colour of a token; raises `BugError` for one that does not exist."""
        if token not in self._colours:
            raise BugError(f"unknown colour token: {token}")
        return QColor(self._colours[token])

    def font(self, style: FontStyle, weight: QFont.Weight | None = None) -> QFont:
        """The font of a kind of text; the caller's own copy."""
        size = self._reading_size if style is FontStyle.READING else style.value.size
        return QFont(made_font(style, size, weight))

    def icon(self, name: str, *, size: int = 16, token: str = "text2") -> QIcon:
        """An icon in a token's colour; it does not change with the theme."""
        return self._icons.icon(name, size, self.colour(token), self.colour("disabled"))

    def pixmap(self, name: str, *, size: int = 16, token: str = "text2", ratio: float = 1.0) -> QPixmap:
        """An icon's picture for a screen with `ratio` pixels per px."""
        return self._icons.pixmap(name, size, self.colour(token), ratio)

    def mark(self, size: int, ratio: float) -> QPixmap:
        """Bantam's mark in the accent."""
        return icons.mark(size, self.colour("accent"), self.colour("on-accent"), ratio)

    def _dress(self) -> None:
        tokens = read_tokens(THEMES / ("dark.toml" if self.is_dark else "light.toml"))
        tokens = strengthened(tokens) if self.has_strong_borders else tokens
        self._colours = {name: QColor(colour) for name, colour in tokens.items()}
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setFont(self.font(FontStyle.BASE))
        application.setPalette(make_palette(self.colour))
        application.setStyleSheet(render(SHEETS, tokens))

    @Slot()
    def _follow(self) -> None:
        is_system = self._choice is ThemeChoice.SYSTEM
        is_dark = self._hints.colorScheme() is Qt.ColorScheme.Dark if is_system else self._choice is ThemeChoice.DARK
        has_borders = self._wants_borders or self._wishes.wants_contrast
        is_still = self._wants_stillness or self._wishes.wants_stillness
        if is_still != self.is_still:
            self.is_still = is_still
            QApplication.setCursorFlashTime(0 if is_still else self._usual_flash)
            self.changed.emit()
        if (is_dark, has_borders) != (self.is_dark, self.has_strong_borders):
            self.is_dark, self.has_strong_borders = is_dark, has_borders
            self._dress()
            self.changed.emit()

    @Slot(Qt.ColorScheme)
    def _on_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        del scheme
        self._follow()
