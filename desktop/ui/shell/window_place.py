"""Remembers where the window stood and how large it was."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

FILE = "window-place"
LIMIT = 4096  # bytes; Qt writes less than a hundred


class WindowPlace:
    """Reads one small file before the window is shown and writes it when all is over. A lost file costs nothing."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        self._file = folder / FILE
        self._window = window

    def restore(self) -> None:
        """Put the window where it was; Qt keeps it on a screen that exists."""
        with contextlib.suppress(OSError), self._file.open("rb") as file:
            self._window.restoreGeometry(QByteArray(file.read(LIMIT)))

    def save(self) -> None:
        """Remember where it is."""
        with contextlib.suppress(OSError):
            self._file.write_bytes(self._window.saveGeometry().data())
