"""Measuring what is fastest on this computer: a sentence, a bar while it goes on, and a button."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.tuning import TuneRecord, TuneResult
from desktop.ui.chat.inspector.tune_words import date_text, result_text, speed_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, Meter, PlainLabel
from desktop.ui.widgets.button import SMALL


class TuneView(QWidget):
    """GUI thread. Wishes: `tune_requested()`, `stop_requested()`. `corner` says in a word how the engine is set."""

    tune_requested = Signal()
    stop_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.corner = PlainLabel(theme, style=FontStyle.SMALL, token="text3")
        self.sentence = PlainLabel(theme, token="text2")
        self.sentence.setWordWrap(True)
        self.caption = PlainLabel(theme, style=FontStyle.SMALL, token="text3")
        self.caption.setWordWrap(True)
        self.meter = Meter(theme)
        self._number = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.button = Button(theme, "", icon="wand-sparkles", height=SMALL)
        self.is_running = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.sentence)
        column.addWidget(self.caption)
        column.addSpacing(4)
        column.addLayout(self._bottom())
        self.button.clicked.connect(self._on_clicked)
        self.show_record(None)

    def show_record(self, record: TuneRecord | None) -> None:
        """What is known of the model that answers."""
        self._show_idle(is_known=record is not None)
        if record is None:
            self._say(self.tr("Find out which threads and batches are fastest for this model."), "")
        else:
            when = date_text(record)
            self._say(result_text(record.result), " · ".join(filter(None, (speed_text(record.result), when))))

    def show_running(self, fraction: float | None) -> None:
        """It goes on; None while the model is still being loaded."""
        self.is_running = True
        words = self.tr("Loading the model") if fraction is None else self.tr("Measuring what is fastest")
        self._say(words, "")
        percent = round((fraction or 0.0) * 100)
        self._number.setText(self.tr("{percent} %").format(percent=percent) if fraction is not None else "")
        self.meter.set_fraction(fraction or 0.0)
        self._show_bar(True)
        self._set_button(self.tr("Stop"), "circle-stop")

    def show_result(self, result: TuneResult) -> None:
        """What was found just now."""
        self._show_idle(is_known=result.outcome.is_finding or self.corner.text() == self._tuned())
        self._say(result_text(result), speed_text(result))

    def set_available(self, is_available: bool) -> None:
        """Whether it may begin now; what goes on may always be stopped."""
        self.button.setEnabled(is_available or self.is_running)

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addWidget(self.meter, 1)
        row.addWidget(self._number)
        row.addStretch(0)
        row.setAlignment(self.button, Qt.AlignmentFlag.AlignLeft)
        return row

    def _show_idle(self, *, is_known: bool) -> None:
        self.is_running = False
        self._show_bar(False)
        self.corner.setText(self._tuned() if is_known else self.tr("Auto"))
        self._set_button(self.tr("Tune again, 20 s") if is_known else self.tr("Tune, 20 s"), "wand-sparkles")

    def _tuned(self) -> str:
        return self.tr("Tuned")

    def _show_bar(self, is_shown: bool) -> None:
        self.meter.setVisible(is_shown)
        self._number.setVisible(is_shown)

    def _say(self, sentence: str, caption: str) -> None:
        self.sentence.setText(sentence)
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))

    def _set_button(self, words: str, icon: str) -> None:
        if words != self.button.text():
            self.button.setText(words)
            self.button.set_icon(icon)

    @Slot()
    def _on_clicked(self) -> None:
        if self.is_running:
            self.stop_requested.emit()
        else:
            self.tune_requested.emit()
