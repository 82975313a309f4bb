"""Keeps the status bar true: network, confinement, processor, speed and memory."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.core.answer_events import AnswerEnded
from desktop.core.machine import Use
from desktop.services.machine_service import MachineService
from desktop.services.network_activity import NetworkActivity
from desktop.services.settings_service import SettingsService
from desktop.ui.locale_text import countdown_text, number_text
from desktop.ui.tasks import Relay, TaskRunner

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow

MEMORY_EVERY = 2000  # ms
SECOND = 1000  # ms: what counts down does so by itself
GB = 1e9


class StatusController(QObject):
    """Asks the machine service now and then, in tasks; hears of the network as it happens. GUI thread."""

    def __init__(
        self,
        window: "MainWindow",
        machine: MachineService,
        settings: SettingsService,
        network: NetworkActivity,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._network = network
        self._machine = machine
        self._settings = settings
        self._tasks = tasks
        self._relay = Relay(self)
        self._relay.happened.connect(self._on_network)
        self._hear_no_more = network.listen(lambda: self._relay.happened.emit(None))
        self._timer = QTimer(self)
        self._timer.setInterval(MEMORY_EVERY)
        self._timer.timeout.connect(self._on_timeout)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(SECOND)
        self._counting.timeout.connect(self._on_network)

    def start(self) -> None:
        """Show what is known and begin to look."""
        self._on_network()
        self._on_timeout()
        self._timer.start()

    def stop(self) -> None:
        """Look and hear no more."""
        self._timer.stop()
        self._counting.stop()
        self._hear_no_more()

    def answer_ended(self, event: AnswerEnded) -> None:
        """Show the speed of the newest answer."""
        if event.message.figures is not None and event.message.figures.tokens > 1:
            self._window.set_speed(self.tr("{0} tok/s").format(number_text(event.message.figures.tokens_per_second, 1)))

    @Slot()
    def _on_network(self) -> None:
        """Say what may use the network at this moment; it is asked again, as what was told may be over."""
        online = self._network.now()
        if online is None:
            self._window.set_network_text(self.tr("Offline · no network access"))
            return
        downloading = self.tr("Downloading from {0} · chats and files stay offline")
        asking = self.tr("Asking {0} · chats and files stay offline")
        words = downloading if online.is_download else asking
        if online.next_try:
            words = self._waiting_words(online.next_try)
        self._window.set_network_text(words.format(online.host), is_online=True)

    def _waiting_words(self, next_try: float) -> str:
        """Its host was lost, and is tried again by itself."""
        seconds = round(next_try - time.monotonic())
        if seconds < 1:
            return self.tr("Trying to reach {0} again · chats and files stay offline")
        self._counting.start()
        waiting = self.tr("Waiting for {0}, next try in {1} · chats and files stay offline")
        return waiting.format("{0}", countdown_text(seconds))

    @Slot()
    def _on_timeout(self) -> None:
        self._tasks.start(lambda: self._machine.use(self._settings.current().threads), succeeded=self._on_use)
        self._tasks.start(self._machine.unconfined, succeeded=self._on_unconfined)

    def _on_unconfined(self, words: list[str]) -> None:
        advice = self.tr("Open only model files that you trust. “bantam doctor” tells more.")
        shown = self.tr("Engine not fully confined") if words else ""
        self._window.set_confinement(shown, "\n".join([*words, "", advice]) if words else "")

    def _on_use(self, use: Use) -> None:
        words = self.tr("CPU 1 thread") if use.threads == 1 else self.tr("CPU {0} threads").format(use.threads)
        self._window.set_processor(words)
        beside = self.tr("GPU {0} of {1} layers").format(use.layers_beside, use.layers)
        self._window.set_graphics(beside if use.layers_beside else "")
        used, total = use.memory_bytes / GB, use.memory_total_bytes / GB
        self._window.set_memory(self.tr("Memory {0} of {1} GB").format(number_text(used, 1), number_text(total, 1)))
