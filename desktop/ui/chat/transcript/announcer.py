"""Tells a screen reader what an answer says while it is written: by sentence, not by token."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from desktop.markdown.sentences import Heard, SentenceReader
from desktop.ui.chat.markdown.code_languages import language_of


class Announcer(QObject):
    """Speaks for one widget; costs nothing while nobody listens. GUI thread. Fact: `announced(words)`."""

    announced = Signal(str)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._message_id = ""
        self._reader = SentenceReader()

    def grow(self, message_id: str, text: str) -> None:
        """An answer goes on."""
        if not QAccessible.isActive():
            return
        if message_id != self._message_id:
            self._message_id, self._reader = message_id, SentenceReader()
        self._say(self._reader.feed(text))

    def end(self, message_id: str) -> None:
        """An answer is over; what it ended with is told too."""
        if message_id == self._message_id:
            self._message_id = ""
            self._say(self._reader.finish())

    def _say(self, heard: list[Heard]) -> None:
        words = " ".join(one if isinstance(one, str) else self._code(one.info, one.lines) for one in heard)
        if words:
            self.announced.emit(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, words))

    def _code(self, info: str, lines: int) -> str:
        name = language_of(info).name or self.tr("Text")
        if lines == 1:
            return self.tr("Code, {0}, 1 line.").format(name)
        return self.tr("Code, {0}, {1} lines.").format(name, lines)
