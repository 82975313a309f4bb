"""What an option is changed with, by its type."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.ui.chat.inspector.chat_settings import Range
from desktop.ui.chat.inspector.number_field import NumberField
from desktop.ui.settings.address_field import AddressField
from desktop.ui.settings.choice_field import ChoiceField
from desktop.ui.settings.options import Option
from desktop.ui.settings.segments import Segments
from desktop.ui.settings.slider_field import SliderField
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Switch

FEW = 3  # choices that stand beside each other
NUMBER_WIDTH = 120
TEXT_HEIGHT = 84
AFTER = 400  # ms without a letter


class Field(Protocol):
    """Shows a value, and tells when the person changed it."""

    value_changed: SignalInstance

    def show_value(self, value: Any) -> None:
        """Show what is in force, without telling anybody."""
        ...


class SwitchField(Switch):
    """On or off. GUI thread."""

    value_changed = Signal(object)

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(theme, words)
        self.clicked.connect(lambda: self.value_changed.emit(self.isChecked()))

    def show_value(self, value: bool) -> None:
        """Show what is in force."""
        self.setChecked(value)


class OptionNumberField(NumberField):
    """A number; where 0 has a name, an empty field means 0. GUI thread."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, words: str, option: Option) -> None:
        blank = _say(option.shown.blank)
        low = max(option.low, 1) if blank else option.low
        super().__init__(Range(low, option.high), unit=_say(option.shown.unit), blank=blank)
        self.setAccessibleName(words)
        self.setFont(theme.font(FontStyle.BASE))
        self.setFixedSize(max(NUMBER_WIDTH, self.usual_width()), 28)
        self._is_blank_zero = bool(blank)

    def show_value(self, value: float | None) -> None:
        """Show what is in force."""
        super().show_value(None if self._is_blank_zero and not value else value)


class TextField(QPlainTextEdit):
    """Several lines, told of a moment after the last letter and when it is left. GUI thread."""

    value_changed = Signal(object)

    def __init__(self, theme: Theme, words: str, option: Option) -> None:
        super().__init__()
        self._shown = ""
        self._longest = option.high
        self.setObjectName("settingText")
        self.setAccessibleName(words)
        self.setPlaceholderText(_say(option.shown.hint))
        self.setFont(theme.font(FontStyle.BASE))
        self.setTabChangesFocus(True)
        self.setFixedHeight(TEXT_HEIGHT)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER)
        self._later.timeout.connect(self._tell)
        self.textChanged.connect(self._later.start)

    def show_value(self, value: str) -> None:
        """Show what is in force; what the person is typing is left alone."""
        if value != self._shown and not self._later.isActive():
            self._shown = value
            self.setPlainText(value)
            self._later.stop()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed counts at once."""
        super().focusOutEvent(event)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self._later.stop()
        text = self.toPlainText()[: self._longest]
        if text != self._shown:
            self._shown = text
            self.value_changed.emit(text)


def make_field(theme: Theme, option: Option, told: Callable[[Any], object]) -> QWidget:
    """The widget for an option; `told` hears the values that the person chooses. It has `show_value`."""
    words = _say(option.shown.words)
    if option.shown.names:
        names = {value: _say(name) for value, name in option.shown.names.items()}
        field: Any = (Segments if len(names) <= FEW else ChoiceField)(theme, words, names)
    elif option.kind is bool:
        field = SwitchField(theme, words)
    elif option.shown.is_address:
        field = AddressField(theme, words, option)
    elif option.kind is str:
        field = TextField(theme, words, option)
    elif option.shown.step:
        stops = range(option.low, option.high + 1, option.shown.step)
        field = SliderField(theme, words, stops, _say(option.shown.unit))
    else:
        field = OptionNumberField(theme, words, option)
        field.value_changed.connect(lambda value: told(0 if value is None else int(value)))
        return field  # type: ignore[no-any-return]
    field.value_changed.connect(told)
    return field  # type: ignore[no-any-return]


def _say(words: str) -> str:
    return QCoreApplication.translate("settings", words) if words else ""
