"""Buttons that stay down: what a screen reader does to them counts as much as a click."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class Toggling(_Button):
    """Goes before a button's class, which calls `tell_toggles` when it is made. GUI thread.

    To screen readers Qt offers such a button's `toggle`, which tells `toggled` alone, as `setChecked` does. Here
    `clicked` is told then too, and not for what the program sets itself.
    """

    _is_told = False  # `clicked` is told by Qt, or need not be

    def tell_toggles(self) -> None:
        """Begin to."""
        self.toggled.connect(self._on_toggled)

    def setChecked(self, checked: bool) -> None:
        """The program shows a state."""
        self._is_told, before = True, self._is_told
        super().setChecked(checked)
        self._is_told = before

    def nextCheckState(self) -> None:
        """A person clicked."""
        self._is_told, before = True, self._is_told
        super().nextCheckState()
        self._is_told = before

    def _on_toggled(self, is_checked: bool) -> None:
        is_one_of_several = self.autoExclusive() or self.group() is not None
        if not self._is_told and (is_checked or not is_one_of_several):
            self.clicked[bool].emit(is_checked)  # type: ignore[index]
