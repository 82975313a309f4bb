"""How full the model's context is: a bar and the numbers, grey, then amber, then red."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.core.fullness import Fullness
from desktop.ui.locale_text import number_text
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
    """Hidden until the numbers are known. GUI thread.

    The number is what would be in use: everything that would be sent, and what is kept for the answer. The tooltip
    tells the two apart.
    """

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

    def set_fullness(self, fullness: Fullness | None) -> None:
        """Show the numbers, or nothing while they are unknown."""
        self.setVisible(fullness is not None and fullness.window > 0)
        if fullness is None or fullness.window <= 0:
            return
        words = self.tr("{used} / {total} tokens")
        if fullness.is_estimate:
            words = self.tr("about {used} / {total} tokens")
        words = words.format(used=number_text(fullness.used), total=number_text(fullness.window))
        fraction = fullness.used / fullness.window
        self._label.setText(words)
        self._label.set_token(meter_token(fraction))
        self._meter.set_fraction(fraction, token=meter_token(fraction))
        self.setAccessibleName(self.tr("Context: {words}").format(words=words))
        self.setToolTip(self._parts(fullness))
        self.setAccessibleDescription(self._parts(fullness))

    def _parts(self, fullness: Fullness) -> str:
        """What the number is made of."""
        words = self.tr("The next message with the chat and the system prompt: {needed}. Kept for the answer: {kept}.")
        if fullness.is_estimate:
            words = self.tr(
                "An estimate, until the model is loaded. The next message with the chat and the system prompt: about "
                "{needed}. Kept for the answer: {kept}."
            )
        return words.format(needed=number_text(fullness.needed), kept=number_text(fullness.reserve))
