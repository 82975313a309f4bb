"""One model beside an adapter: whether it uses it, and how strongly."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.engine_choice import MOST_STRENGTH
from desktop.services.adapter_service import AdapterBase
from desktop.ui.chat.inspector.accent_slider import AccentSlider
from desktop.ui.locale_text import number_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, Meter, PlainLabel, Switch, plain_tooltip
from desktop.ui.widgets.button import SMALL

STEP, MOST = 0.05, 2.0  # the usual strengths
STOPS = [round(step * STEP, 2) for step in range(round(MOST / STEP) + 1)]
ALL = [round(step * STEP, 2) for step in range(round(-MOST_STRENGTH / STEP), round(MOST_STRENGTH / STEP) + 1)]
TELL_AFTER = 120  # ms without another stop
NUMBER = 36


class BaseRow(QWidget):
    """GUI thread. Wishes with the model's id: `use_requested(id, bool)`, `strength_requested(id, float)`.

    Wish: `stop_requested()` while the model is loaded with it for the first time.
    """

    use_requested = Signal(str, bool)
    strength_requested = Signal(str, float)
    stop_requested = Signal()

    def __init__(self, theme: Theme, base: AdapterBase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.base = base
        name = base.model.name
        self.name = PlainLabel(theme, name)
        self.name.setWordWrap(True)
        self.name.setToolTip(plain_tooltip(str(base.model.path)))
        self.tag = PlainLabel(theme, base.model.quantisation, style=FontStyle.SMALL, token="text2")
        self.switch = Switch(theme, self.tr("Use it with {0}").format(name))
        self.switch.setChecked(base.strength is not None)
        self.trying = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.meter = Meter(theme)
        self.stop = Button(theme, self.tr("Stop"), kind="quiet", height=SMALL)
        self.slider = AccentSlider(theme, STOPS)
        self.slider.setAccessibleName(self.tr("Strength with {0}").format(name))
        self.number = PlainLabel(theme)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.number.setFixedWidth(NUMBER)
        self.strength = 1.0  # as shown: what is chosen counts before it is in force
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(TELL_AFTER)
        self._lay_out(theme)
        self._later.timeout.connect(lambda: self.strength_requested.emit(self.base.model.id, self.strength))
        self.switch.clicked.connect(self._on_switched)
        self.slider.stop_chosen.connect(self._on_stop_chosen)
        self.stop.clicked.connect(self.stop_requested)
        self.show_base(base)

    def show_base(self, base: AdapterBase) -> None:
        """Show how it is now; a strength that is being chosen is not overridden."""
        self.base = base
        is_used = base.strength is not None
        self.show_trying(None)
        self.switch.setChecked(is_used)
        self._strength.setVisible(is_used)
        if base.strength is not None and not self._later.isActive() and not self.slider.isSliderDown():
            self.strength = base.strength
            if not 0 <= base.strength <= MOST:  # the chat's settings know them too
                self.slider.set_stops(ALL)
            self.slider.show_value(base.strength)
            self._say(base.strength)

    def show_trying(self, share: float | None, *, is_waiting: bool = False) -> None:
        """The model is being loaded with it; None when it is not, and has to wait where another one is."""
        self._tried.setVisible(share is not None)
        self.switch.setEnabled(share is None and not is_waiting)
        if share is not None:
            self.trying.setText(self.tr("Trying it with the model, {0} %").format(number_text(100 * share)))
            self.meter.set_fraction(share)

    def _say(self, strength: float) -> None:
        words = number_text(strength, 2)
        self.number.setText(words)
        self.slider.setAccessibleDescription(words)

    def _lay_out(self, theme: Theme) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name, 1)
        top.addWidget(self.tag)
        top.addWidget(self.switch)
        self._strength = QWidget()
        strength = QHBoxLayout(self._strength)
        strength.setContentsMargins(0, 0, 0, 0)
        strength.setSpacing(12)
        strength.addWidget(PlainLabel(theme, self.tr("Strength"), style=FontStyle.SMALL, token="text2"))
        strength.addWidget(self.slider, 1)
        strength.addWidget(self.number)
        self._tried = QWidget()
        tried = QHBoxLayout(self._tried)
        tried.setContentsMargins(0, 0, 0, 0)
        tried.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.trying)
        words.addWidget(self.meter)
        tried.addLayout(words, 1)
        tried.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._strength)
        column.addWidget(self._tried)

    @Slot(bool)
    def _on_switched(self, is_on: bool) -> None:
        """A strength that was chosen just before is not told of an adapter that is off: it is there when it is on."""
        self._later.stop()
        self.use_requested.emit(self.base.model.id, is_on)

    @Slot(float)
    def _on_stop_chosen(self, strength: float) -> None:
        self.strength = strength
        self._say(strength)
        self._later.start()
