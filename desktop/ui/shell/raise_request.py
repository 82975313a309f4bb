"""A second start brings the first window to the front, through small files both can see and no network.

Each wish is a file of its own, so that none is lost where many come at once, and it is deleted when it is taken: who
wished knows by that. What a window that has just ended never took is left to whoever starts next.
"""

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.ids import new_id

FOLDER = "window-wishes"
OLD_AFTER = 60.0  # seconds: who wished that does not wait any more
NO_WINDOW_AFTER = 3.0  # seconds that a start may take to say that it is a window's
PATIENCE = 15.0  # seconds in which a window takes a wish, however busy
LOOK_EVERY = 0.05  # seconds
TOKEN = "XDG_ACTIVATION_TOKEN"


class Outcome(Enum):
    """What became of a wish."""

    TAKEN = 1
    NO_ANSWER = 2
    FREE = 3  # nobody holds the folder any more


class RaiseRequest(QObject):
    """Watches for wishes of other starts and raises the window. GUI thread.

    Fact: `given(list of words)`: the other start was told to open these paths and addresses.
    """

    given = Signal(object)

    def __init__(self, data: Path, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window: QWidget | None = window
        self._folder = data / FOLDER
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self.look)
        QTimer.singleShot(0, self.look)  # for what was wished while this window was being made

    def stop(self) -> None:
        """Take no more: another window does, or the next start."""
        self._window = None

    @Slot()
    def look(self) -> None:
        """Take what is wished for."""
        if self._window is None:
            return
        wishes = [wish for path in _wishes(self._folder) if (wish := _taken(path)) is not None]
        if not wishes:
            return
        if token := next((str(wish["token"]) for wish in wishes if wish.get("token")), ""):
            os.environ[TOKEN] = token  # Qt reads it, and clears it
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)  # large as before
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if words := [word for wish in wishes for word in wish["words"]]:
            self.given.emit(words)


def hand_over(data: Path, words: Sequence[str], is_window: Callable[[], bool], is_free: Callable[[], bool]) -> Outcome:
    """Wish that the Bantam that holds this folder shows itself and opens `words`; returns when it has taken that.

    `is_window` says whether the one that holds it has a window: it may be starting. `is_free` says whether it has gone.
    """
    _let_others_come_to_the_front()
    began = time.monotonic()
    wish: Path | None = None
    while True:
        waited = time.monotonic() - began
        if wish is not None and not wish.exists():
            return Outcome.TAKEN
        if is_free():
            return Outcome.FREE if wish is None or _withdrawn(wish) else Outcome.TAKEN
        if waited > (NO_WINDOW_AFTER if wish is None else PATIENCE):
            return Outcome.NO_ANSWER if wish is None or _withdrawn(wish) else Outcome.TAKEN
        if wish is None and is_window():
            wish = _wished(data / FOLDER, words)
        time.sleep(LOOK_EVERY)


def _wished(folder: Path, words: Sequence[str]) -> Path | None:
    """Write it whole or not at all; None where the folder cannot be written."""
    name = new_id()
    half, whole = folder / f"{name}.part", folder / f"{name}.json"
    wish = {"words": list(words), "token": os.environ.get(TOKEN, ""), "at": time.time()}
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)  # the window is still being made
        half.write_text(json.dumps(wish), "ascii")  # any bytes of a name are kept
        half.replace(whole)
        return whole
    return None


def _wishes(folder: Path) -> list[Path]:
    """The oldest first."""
    try:
        found = [(path.stat().st_mtime_ns, path) for path in folder.glob("*.json")]
    except OSError:  # one has just been withdrawn
        return list(folder.glob("*.json"))
    return [path for _, path in sorted(found)]


def _taken(path: Path) -> dict[str, list[str]] | None:
    """None for what is withdrawn, too old, or nothing of ours."""
    try:
        wish = json.loads(path.read_text("ascii"))
        path.unlink()
    except (OSError, ValueError):
        return None
    try:
        is_fresh = abs(time.time() - wish["at"]) < OLD_AFTER
        is_ours = all(isinstance(word, str) for word in wish["words"])
    except (TypeError, KeyError):
        return None
    return wish if is_fresh and is_ours else None


def _withdrawn(wish: Path) -> bool:
    """Whether nobody had taken it before."""
    try:
        wish.unlink()
    except OSError:
        return False
    return True


def _let_others_come_to_the_front() -> None:
    """Windows lets only the program that a person started last do so, which is this one. Not tested there."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
