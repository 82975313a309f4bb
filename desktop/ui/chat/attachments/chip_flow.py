"""Chips in rows: as many beside each other as there is room for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

GAP = 6


def arrange(chips: Sequence[QWidget], width: int, left: int = 0, top: int = 0) -> tuple[int, int]:
    """Place them from `left` and `top`, in rows of at most `width`; returns the width and the height they take."""
    x = y = widest = height = 0
    for chip in chips:
        size = chip.sizeHint()
        wide = min(size.width(), width)
        if x and x + wide > width:
            x, y = 0, y + height + GAP
            height = 0
        chip.setGeometry(left + x, top + y, wide, size.height())
        x += wide + GAP
        widest, height = max(widest, x - GAP), max(height, size.height())
    return widest, y + height
