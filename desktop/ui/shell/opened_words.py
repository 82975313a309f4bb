"""Files and addresses that the system asks the program to open: kept until there is a window that listens."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

TOGETHER = 100  # ms in which files that were opened together come one by one, as on macOS


class OpenedWords(QObject):
    """GUI thread. Fact: `given(list of words)`, after `tell`."""

    given = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._is_heard = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOGETHER)
        self._timer.timeout.connect(self._on_timeout)

    def put(self, words: Iterable[str]) -> None:
        """The system, or the command line, named these."""
        self._words += words
        if self._is_heard and self._words:
            self._timer.start()

    def tell(self) -> None:
        """Somebody listens from now on."""
        self._is_heard = True
        self.put([])

    def wait(self) -> None:
        """Nobody does."""
        self._is_heard = False
        self._timer.stop()

    @Slot()
    def _on_timeout(self) -> None:
        words, self._words = self._words, []
        self.given.emit(words)
