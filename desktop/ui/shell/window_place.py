"""Remembers where the window stood and how large it was."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget

FILE = "window-place"
FRAME = QSize(16, 40)  # px that a window manager may add; it tells only afterwards
LIMIT = 4096  # bytes; Qt writes less than a hundred


class WindowPlace:
    """Reads one small file before the window is shown and writes it when all is over. A lost file costs nothing."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        self._file = folder / FILE
        self._window = window

    def restore(self) -> None:
        """Put the window where it was, on a screen that exists; the first time, make it as large as there is room."""
        was_there = False
        with contextlib.suppress(OSError), self._file.open("rb") as file:
            was_there = self._window.restoreGeometry(QByteArray(file.read(LIMIT)))
        if not was_there:
            self._fit()

    def _fit(self) -> None:
        """Leave room for the frame around it, without which the lower edge would be beyond a small screen's."""
        room, least = self._window.screen().availableGeometry().size() - FRAME, self._window.minimumSize()
        if least == least.boundedTo(room):  # elsewhere the smallest window is too large, and no other fits either
            self._window.resize(self._window.size().boundedTo(room))

    def save(self) -> None:
        """Remember where it is."""
        with contextlib.suppress(OSError):
            self._file.write_bytes(self._window.saveGeometry().data())
