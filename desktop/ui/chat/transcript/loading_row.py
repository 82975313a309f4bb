"""Says what is waited for: nothing at first, then a verb, then a bar with a number, then the time left."""

import time

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.chat.transcript.message_row import TranscriptRow
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Meter, PlainLabel, Spinner

HEIGHT = 28
QUIET = 0.3  # seconds before anything is shown
PLAIN = 2.0  # before the bar
SHORT = 10.0  # before the time left
EVERY = 250  # ms between two changes
BAR_WIDTH = 160


class LoadingRow(TranscriptRow):
    """One waiting. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._fraction: float | None = None
        self._began = 0.0
        self._phase_began = 0.0
        self._spinner = Spinner(theme)
        self._label = PlainLabel(theme, "", style=FontStyle.BASE, token="text2")
        self._meter = Meter(theme)
        self._meter.setFixedWidth(BAR_WIDTH)
        self._number = PlainLabel(theme, "", style=FontStyle.SMALL, token="text2")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._spinner, self._label, self._meter, self._number):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._on_timeout)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(round(QUIET * 1000))
        self._first.timeout.connect(self._on_timeout)
        self.hide()

    @property
    def is_waiting(self) -> bool:
        """Whether something is waited for, shown or not."""
        return self._timer.isActive()

    def wait_for(self, words: str, fraction: float | None) -> None:
        """Something is waited for; `fraction` from 0 to 1 if it is known."""
        now = time.monotonic()
        if not self._timer.isActive():
            self._began = self._phase_began = now
            self._timer.start()
            self._first.start()
        elif fraction is None or self._fraction is None or fraction < self._fraction:
            self._phase_began = now
        self._words, self._fraction = words, fraction

    def stop(self) -> None:
        """The waiting is over."""
        self._timer.stop()
        self._first.stop()
        self._spinner.stop()
        if not self.isHidden():
            self.hide()
            self.height_changed.emit()

    def arrange(self, width: int) -> int:  # noqa: ARG002
        """Height, nothing while nothing is shown."""
        return 0 if self.isHidden() else HEIGHT

    @Slot()
    def _on_timeout(self) -> None:
        """Show what there is to show by now."""
        waited = time.monotonic() - self._began
        if not self._timer.isActive() or waited < QUIET - 0.02:
            return
        self._label.setText(self._words)
        has_bar = self._fraction is not None and waited >= PLAIN
        self._meter.setVisible(has_bar)
        self._number.setVisible(has_bar)
        if has_bar and self._fraction is not None:
            self._meter.set_fraction(self._fraction)
            self._number.setText(self._number_text(self._fraction, time.monotonic() - self._phase_began))
        if self.isHidden():
            self._spinner.start()
            self.show()
            self.height_changed.emit()

    def _number_text(self, fraction: float, spent: float) -> str:
        percent = self.tr("{percent} %").format(percent=round(fraction * 100))
        if spent < SHORT or fraction <= 0.02:
            return percent
        left = max(1, round(spent * (1 - fraction) / fraction))
        return self.tr("{percent}, about {seconds} s left").format(percent=percent, seconds=left)
