"""The order in which Tab goes through rows that were drawn in any order."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain_tabs(start: QWidget, rows: Iterable[QWidget]) -> None:
    """After `start`, everything in the first row that Tab stops at, then in the second, and so on."""
    previous = start
    for row in rows:
        for widget in row.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(previous, widget)
                previous = widget
