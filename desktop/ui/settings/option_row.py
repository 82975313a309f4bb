"""The line of one option: its field, and the way back to its default."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal, Slot

from desktop.ui.settings.address_field import AddressField
from desktop.ui.settings.fields import OptionNumberField, make_field
from desktop.ui.settings.options import Option
from desktop.ui.settings.setting_row import SettingRow
from desktop.ui.theme.theme import Theme


class OptionRow(SettingRow):
    """GUI thread. Wish: `change_requested(name, value)`."""

    change_requested = Signal(str, object)

    def __init__(self, theme: Theme, option: Option) -> None:
        shown = option.shown
        field = make_field(theme, option, lambda value: self._on_told(value))  # not yet a QObject itself
        super().__init__(
            theme,
            QCoreApplication.translate("settings", shown.words),
            QCoreApplication.translate("settings", shown.about) if shown.about else "",
            fields=[field],
            is_wide=option.kind is str,
            can_reset=True,
        )
        self.option = option
        self.field: Any = field
        self.reset_requested.connect(self._on_reset_requested)
        if isinstance(self.field, (OptionNumberField, AddressField)):
            self.field.validity_changed.connect(self._on_validity_changed)

    def show_value(self, value: Any) -> None:
        """Show what is in force."""
        self.field.show_value(value)
        self._show_reset(value)

    def text(self) -> str:
        """Also the names of the choices."""
        names = [QCoreApplication.translate("settings", name) for name in self.option.shown.names.values()]
        return " ".join([super().text(), *names])

    def _show_reset(self, value: Any) -> None:
        self.reset_button.setVisible(value != self.option.default)

    def _on_told(self, value: Any) -> None:
        self._show_reset(value)
        self.change_requested.emit(self.option.name, value)

    @Slot()
    def _on_reset_requested(self) -> None:
        self.field.show_value(self.option.default)
        self._on_told(self.option.default)

    @Slot(bool)
    def _on_validity_changed(self, is_valid: bool) -> None:
        if isinstance(self.field, AddressField):
            words = self.field.fault_words()
        else:
            words = self.tr("Use {0} to {1}").format(*self.field.range_words())
        self.show_fault("" if is_valid else words)
