"""When a window can be made anew in another language: as soon as nothing would be interrupted."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot

from desktop.settings import LanguageChoice
from desktop.ui.language.language import spoken_language

LOOK_EVERY = 100  # ms, while another language is wished for


class Renewal(QObject):
    """Waits for a quiet moment. Widgets keep the words they were made with, so they have to be made anew.

    GUI thread. Fact: `due()`, once.
    """

    due = Signal()

    def __init__(self, spoken: LanguageChoice, is_idle: Callable[[], bool], parent: QObject) -> None:
        """`spoken` is what the window was made in."""
        super().__init__(parent)
        self._spoken = spoken_language(spoken, QLocale.system())
        self._is_idle = is_idle
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_waiting(self) -> bool:
        """Whether another language is wished for and not spoken yet."""
        return self._timer.isActive()

    def wish(self, language: LanguageChoice) -> None:
        """Speak this from now on; the one that is spoken already takes an earlier wish back."""
        if spoken_language(language, QLocale.system()) is self._spoken:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        if self._is_idle():
            self._timer.stop()
            self.due.emit()
