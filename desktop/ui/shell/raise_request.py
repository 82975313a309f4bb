"""A second start brings the first window to the front, through a file both can see and no network."""

import contextlib
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Slot
from PySide6.QtWidgets import QWidget

FILE = "show-window"


class RaiseRequest(QObject):
    """Watches for the wish of a second start and raises the window. GUI thread."""

    def __init__(self, folder: Path, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._file = folder / FILE
        with contextlib.suppress(OSError):
            self._file.touch(mode=0o600)
        self._watcher = QFileSystemWatcher([str(self._file)], self)
        self._watcher.fileChanged.connect(self._on_file_changed)

    @staticmethod
    def ask(folder: Path) -> None:
        """Wish that the Bantam that holds this folder shows itself; a folder that cannot be written is ignored."""
        with contextlib.suppress(OSError):
            (folder / FILE).write_text(str(time.time()), "utf-8")

    @Slot(str)
    def _on_file_changed(self, path: str) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if path not in self._watcher.files():  # some systems drop a file that was rewritten
            self._watcher.addPath(path)
