"""How full the model's context is: a bar and the numbers, grey, then amber, then red."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Meter, PlainLabel

AMBER = 0.75
RED = 0.95
BAR_WIDTH = 56


def meter_token(fraction: float) -> str:
    """The colour token of a bar that is this full."""
    if fraction > RED:
        return "red"
    return "amber" if fraction > AMBER else "text2"


class ContextMeter(QWidget):
    """Hidden until both numbers are known. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meter = Meter(theme)
        self._meter.setFixedWidth(BAR_WIDTH)
        self._label = PlainLabel(theme, "", style=FontStyle.BASE, token="text2")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._meter)
        layout.addWidget(self._label)
        self.hide()

    def set_context(self, used: int | None, total: int | None) -> None:
        """Show the numbers, or nothing while one of them is unknown."""
        self.setVisible(bool(total) and used is not None)
        if used is None or not total:
            return
        locale = QLocale()
        words = self.tr("{used} / {total} tokens").format(used=locale.toString(used), total=locale.toString(total))
        self._label.setText(words)
        self._label.set_token(meter_token(used / total))
        self._meter.set_fraction(used / total, token=meter_token(used / total))
        self.setAccessibleName(self.tr("Context: {words}").format(words=words))
