"""A field for one number, which says at once when the number is out of its range."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.chat.inspector.chat_settings import Range
from desktop.ui.chat.inspector.number_text import bare_number, read_number, write_number

HEIGHT = 24
USUAL = 88_888  # a number of usual length, in wide digits
EDGE = 7  # px between the words and the end of the field


class NumberField(QLineEdit):
    """Shows `value` with its unit, the bare number while it is edited. GUI thread.

    With `blank` the field may be empty, which is shown as that word and means None. Facts: `value_changed(value)` by
    the person only, `validity_changed(bool)`.
    """

    value_changed = Signal(object)
    validity_changed = Signal(bool)

    def __init__(
        self,
        allowed: Range,
        *,
        decimals: int = 0,
        unit: str = "{0}",
        blank: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.allowed = allowed
        self.is_valid = True
        self._decimals = decimals
        self._unit = unit
        self._blank = blank
        self._value: float | None = None
        self._before: float | None = None  # when editing began; what is typed wrong leads back to it
        self.setObjectName("numberField")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(HEIGHT)
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self._on_editing_finished)

    def show_value(self, value: float | None) -> None:
        """Show a value without telling anybody."""
        self._value = self._before = value
        self._set_valid(True)
        self._rewrite()

    def range_words(self) -> tuple[str, str]:
        """Both ends of the range as the field writes them."""
        return write_number(self.allowed.low, self._decimals), write_number(self.allowed.high, self._decimals)

    def usual_width(self) -> int:
        """Px that a number of five digits takes with its unit, in the language in force."""
        words = self._unit.format(write_number(USUAL, self._decimals))
        return self.fontMetrics().horizontalAdvance(words if self._unit != "{0}" else self._blank) + 2 * EDGE

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The unit goes while the number is edited."""
        super().focusInEvent(event)
        if self.is_valid:
            self._before = self._value
            self.setText("" if self._value is None else self._bare())
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings the last good value back."""
        if event.key() == Qt.Key.Key_Escape and not (self.is_valid and self.text() == self._bare()):
            self._set_valid(True)
            self.setText(self._bare())
            return
        super().keyPressEvent(event)

    def _bare(self) -> str:
        return "" if self._value is None else bare_number(self._value, self._decimals)

    def _rewrite(self) -> None:
        if self.hasFocus() and self.window().isActiveWindow():
            if read_number(self.text(), self._decimals) != self._value:
                self.setText(self._bare())
        elif self._value is None:
            self.setText(self._blank)
        else:
            self.setText(self._unit.format(write_number(self._value, self._decimals)))

    def _set_valid(self, is_valid: bool) -> None:
        if is_valid == self.is_valid:
            return
        self.is_valid = is_valid
        self.setProperty("invalid", not is_valid)
        self.style().unpolish(self)
        self.style().polish(self)
        self.validity_changed.emit(is_valid)

    def _is_blank(self, text: str) -> bool:
        return bool(self._blank) and text.strip().casefold() in ("", self._blank.casefold())

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        value = None if self._is_blank(text) else read_number(text, self._decimals)
        self._set_valid(self._is_blank(text) or (value is not None and self.allowed.holds(value)))
        value = value if self.is_valid else self._before
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)

    @Slot()
    def _on_editing_finished(self) -> None:
        """A number that is out of range stays, with its red edge, until it is put right."""
        if self.is_valid and not self.hasFocus():
            self._rewrite()
