"""A short word that something is done, and the way to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.button import SMALL, Button
from desktop.ui.widgets.icon_button import IconButton
from desktop.ui.widgets.plain_label import PlainLabel

SHOWN = 10_000  # ms
ICON = 16


class Toast(QFrame):
    """Goes by itself after ten seconds, but not from under the pointer. GUI thread. Fact: `closed()`, once."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        action_words: str | None = None,
        on_action: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._on_action = on_action
        self.is_dismissed = False
        self.setObjectName("toast")
        self.setAccessibleName(text)
        self._picture = QLabel()
        self._picture.setFixedSize(ICON, ICON)
        self._words = PlainLabel(theme, text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN)
        self._timer.timeout.connect(self.dismiss)
        self._close = IconButton(theme, "x", self.tr("Close"))
        self._close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(12)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        self.has_action = bool(action_words)
        if action_words:
            self.action = Button(theme, action_words, height=SMALL)
            self.action.clicked.connect(self._on_action_clicked)
            row.addWidget(self.action)
        row.addWidget(self._close)
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def dismiss(self) -> None:
        """Go at once."""
        self._timer.stop()
        if not self.is_dismissed:
            self.is_dismissed = True
            self.hide()
            self.closed.emit()
            self.deleteLater()

    def size_in(self, least: int, most: int) -> QSize:
        """Px that it takes: words that would be wider than `most` take several lines."""
        self._words.setWordWrap(False)
        self.ensurePolished()
        size = self.sizeHint()
        layout = self.layout()
        if size.width() <= most or layout is None:
            return QSize(max(size.width(), least), size.height())
        self._words.setWordWrap(True)
        layout.invalidate()
        return QSize(most, layout.totalHeightForWidth(most))

    def showEvent(self, event: QShowEvent) -> None:
        """The ten seconds begin."""
        super().showEvent(event)
        self._on_theme_changed()
        self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Who reads it has time."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """The ten seconds begin again."""
        super().leaveEvent(event)
        if not self.is_dismissed:
            self._timer.start()

    @Slot()
    def _on_action_clicked(self) -> None:
        self.dismiss()
        if self._on_action is not None:
            self._on_action()

    @Slot()
    def _on_theme_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._theme.pixmap("badge-check", size=ICON, token="green", ratio=ratio))
