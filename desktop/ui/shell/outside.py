"""What comes to an open window from outside: another start, and files that the system has a program open."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.application import Application
from desktop.ui.shell.raise_request import RaiseRequest


class Outside(QObject):
    """One for each window. GUI thread. Fact: `given(list of words)`, which are paths and addresses."""

    given = Signal(object)

    def __init__(self, data: Path, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._raising = RaiseRequest(data, window, self)
        self._raising.given.connect(self.given)
        application = QCoreApplication.instance()
        self._opened = application.opened if isinstance(application, Application) else None
        if self._opened is not None:
            self._opened.given.connect(self.given)

    def start(self) -> None:
        """Tell what was given while there was no window, too."""
        if self._opened is not None:
            self._opened.tell()

    def shutdown(self) -> None:
        """Hear no more; what comes from now on waits for another window."""
        self._raising.stop()
        if self._opened is not None:
            self._opened.given.disconnect(self.given)
            self._opened.wait()
            self._opened = None
