"""A field to search in: a magnifier, the words, and the keys that lead here while it is empty."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets.key_hint import KeyHint

HEIGHT = 32
HINT_MARGIN = 8
BEFORE = 32  # px that the magnifier takes


class SearchField(QLineEdit):
    """One line; a cross empties it. GUI thread."""

    def __init__(self, theme: Theme, words: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "search")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setFixedHeight(HEIGHT)
        self.setFont(theme.font(FontStyle.BASE))
        self._magnifier = QAction(words, self)  # a button to screen readers: it leads into the field
        self._magnifier.triggered.connect(self.setFocus)
        self.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)
        self._cross = QAction(self.tr("Clear"), self)
        self._cross.triggered.connect(self.clear)
        self._hint = KeyHint(theme, hint, parent=self) if hint else None
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """As high as a row."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint at the end."""
        super().resizeEvent(event)
        if self._hint is not None:
            is_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            end = self.width() - self._hint.width() - HINT_MARGIN
            self._hint.move(HINT_MARGIN if is_left else end, (self.height() - self._hint.height()) // 2)
            self._show_hint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who is here needs no way to come here."""
        super().focusInEvent(event)
        self._show_hint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the way again."""
        super().focusOutEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        if self._hint is not None:
            words = self.fontMetrics().horizontalAdvance(self.placeholderText())
            has_room = self.width() > BEFORE + words + 2 * HINT_MARGIN + self._hint.width()
            self._hint.setVisible(has_room and not self.text() and not self.hasFocus())

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        if text and self._cross not in self.actions():
            self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        elif not text:
            self.removeAction(self._cross)
        self._show_hint()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._magnifier.setIcon(self._theme.icon("search"))
        self._cross.setIcon(self._theme.icon("x"))
