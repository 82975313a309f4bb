"""Moves the focus from one part of the window to the next."""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


@runtime_checkable
class HasPanes(Protocol):
    """A screen that is made of parts."""

    def panes(self) -> list[QWidget]:
        """The parts, in the order in which F6 goes through them."""
        ...


def move_focus(panes: Sequence[QWidget], step: int) -> QWidget | None:
    """Put the focus into the next part (or the one before, with -1) that can have it; returns what has it now."""
    focused = QApplication.focusWidget()
    here = next((index for index, pane in enumerate(panes) if _holds(pane, focused)), -1 if step > 0 else 0)
    for distance in range(1, len(panes) + 1):
        pane = panes[(here + step * distance) % len(panes)]
        for widget in _focusable(pane):
            widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return widget
    return None


def next_stop(panes: Sequence[QWidget], step: int) -> QWidget | None:
    """What Tab leads to: part after part, in each the order in which it was made, and round at the end."""
    stops = [widget for pane in panes for widget in _focusable(pane)]
    focused = QApplication.focusWidget()
    if focused in stops:
        return stops[(stops.index(focused) + step) % len(stops)]
    return stops[0 if step > 0 else -1] if stops else None


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))


def _focusable(pane: QWidget) -> Iterator[QWidget]:
    """What can have the focus in a part, in the order of Tab."""
    widget: QWidget | None = pane
    while widget is not None:
        policy = widget.focusPolicy()
        if _holds(pane, widget) and widget.isVisible() and widget.isEnabled() and policy & Qt.FocusPolicy.TabFocus:
            yield widget
        widget = widget.nextInFocusChain()
        if widget is pane:
            return
