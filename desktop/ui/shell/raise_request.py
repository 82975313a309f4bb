"""A second start brings the first window to the front, through a file both can see and no network."""

import contextlib
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

FILE = "show-window"


class RaiseRequest(QObject):
    """Watches for the wish of a second start and raises the window. GUI thread.

    Fact: `models_given(list of Path)`: the second start was told to import these.
    """

    models_given = Signal(object)

    def __init__(self, folder: Path, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._file = folder / FILE
        self._heard = ""  # a file that is written is told of more than once
        with contextlib.suppress(OSError):
            self._file.touch(mode=0o600)
        self._watcher = QFileSystemWatcher([str(self._file)], self)
        self._watcher.fileChanged.connect(self._on_file_changed)

    @staticmethod
    def ask(folder: Path, models: Sequence[Path] = ()) -> None:
        """Wish that the Bantam that holds this folder shows itself; a folder that cannot be written is ignored."""
        with contextlib.suppress(OSError):
            words = [str(time.time()), *(str(path.absolute()) for path in models)]
            (folder / FILE).write_text("\n".join(words), "utf-8")

    @Slot(str)
    def _on_file_changed(self, path: str) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        with contextlib.suppress(OSError, UnicodeDecodeError):
            wish = self._file.read_text("utf-8")
            if wish and wish != self._heard and (models := [Path(line) for line in wish.split("\n")[1:]]):
                self.models_given.emit(models)
            self._heard = wish
        if path not in self._watcher.files():  # some systems drop a file that was rewritten
            self._watcher.addPath(path)
