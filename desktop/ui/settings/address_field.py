"""A line for an address, such as a mirror's or a proxy's."""

from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QLineEdit

from desktop.ui.settings.options import Option
from desktop.ui.theme.theme import FontStyle, Theme

HEIGHT = 32


class AddressField(QLineEdit):
    """Tells an address when it is left or Enter is pressed, and only a whole one; empty is none. GUI thread.

    Facts: `value_changed(text)`, `validity_changed(bool)`.
    """

    value_changed = Signal(object)
    validity_changed = Signal(bool)

    def __init__(self, theme: Theme, words: str, option: Option) -> None:
        super().__init__()
        self._shown = ""
        self.setAccessibleName(words)
        self.setPlaceholderText(option.shown.hint)
        self.setMaxLength(option.high)
        self.setFont(theme.font(FontStyle.BASE))
        self.setFixedHeight(HEIGHT)
        self.editingFinished.connect(self._on_finished)
        self.textEdited.connect(self._on_edited)

    def show_value(self, value: str) -> None:
        """Show what is in force; what the person is typing is left alone."""
        if value != self._shown or not self.hasFocus():
            self._shown = value
            self.setText(value)
            self.validity_changed.emit(True)

    def fault_words(self) -> str:
        """What is wrong with one that is not valid."""
        words = QCoreApplication.translate("AddressField", "Use an address such as {0}")
        return words.format(self.placeholderText())

    @Slot()
    def _on_edited(self) -> None:
        if is_address(self.text().strip()):
            self.validity_changed.emit(True)

    @Slot()
    def _on_finished(self) -> None:
        text = self.text().strip()
        is_valid = is_address(text)
        self.validity_changed.emit(is_valid)
        if is_valid and text != self._shown:
            self._shown = text
            self.value_changed.emit(text)


def is_address(text: str) -> bool:
    """Whether it is empty, or names a host that is asked by HTTP."""
    if not text:
        return True
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0 and " " not in text
    except ValueError:
        return False
