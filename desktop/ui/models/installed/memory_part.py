"""Whether a model is in memory, what it takes there, and the button that loads it or lets it go."""

from PySide6.QtCore import QCoreApplication, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.model import InMemory
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.plural import plural
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, IconLine, Meter, PlainLabel

MINUTE = 60.0


class MemoryPart(QWidget):
    """GUI thread. Wishes: `load_requested()`, `unload_requested()`, `stop_requested()`."""

    load_requested = Signal()
    unload_requested = Signal()
    stop_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = IconLine(theme, "memory-stick", wraps=True)
        self.stays = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.stays.setWordWrap(True)
        self.meter = Meter(theme)
        self.button = Button(theme, self.tr("Load"))
        self._wish: SignalInstance = self.load_requested
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self.state, self.stays, self.meter):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._on_clicked)
        self.show_state(None)

    def show_state(self, held: InMemory | None, *, is_leaving: bool = False, can_change: bool = True) -> None:
        """Show what is known; None for a model that is not in memory. `is_leaving` while it is being let go."""
        self.meter.hide()
        is_in = held is not None
        words = self.tr("In memory, takes {0}").format(size_text(held.size)) if held else self.tr("Not in memory")
        self._say(words, "green" if is_in else "text2", stays_words(held) if held else "")
        if is_in:
            self._offer(self.tr("Unload"), self.unload_requested)
        else:
            self._offer(self.tr("Load"), self.load_requested)
        self.button.setEnabled(can_change)
        if is_leaving:
            self._say(self.tr("Being unloaded"), "text2", self.tr("An answer that is being written is finished first."))

    def show_loading(self, share: float) -> None:
        """It is being loaded."""
        self._say(self.tr("Loading, {0} %").format(number_text(100 * share)), "text2", "")
        self.meter.set_fraction(share)
        self.meter.show()
        self._offer(self.tr("Stop"), self.stop_requested)
        self.button.setEnabled(True)

    def _say(self, words: str, token: str, more: str) -> None:
        self.state.set_text(words)
        self.state.set_look("memory-stick", token)
        self.stays.setText(more)
        self.stays.setVisible(bool(more))

    def _offer(self, words: str, wish: SignalInstance) -> None:
        self._wish = wish
        self.button.setText(words)

    @Slot()
    def _on_clicked(self) -> None:
        self._wish.emit()


def stays_words(held: InMemory) -> str:
    """For how long it stays."""
    translate = QCoreApplication.translate
    if held.is_busy:
        return translate("InMemory", "It is answering now")
    if held.ends_in is None:
        return translate("InMemory", "Stays until it is unloaded")
    if held.ends_in < MINUTE:
        return translate("InMemory", "Ends in less than a minute when idle")
    minutes = round(held.ends_in / MINUTE)
    return plural("InMemory", "Ends in 1 min when idle", "Ends in %Ln min when idle", minutes)
