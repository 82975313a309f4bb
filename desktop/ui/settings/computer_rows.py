"""The card about this computer: what it has, what is missing, what is in use, and how fast it calculates."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.core.machine import DriverNote
from desktop.services.computer_service import Look
from desktop.ui.settings.card_words import card_lines
from desktop.ui.settings.computer_words import (
    disk_words,
    engine_words,
    memory_words,
    no_device_words,
    power_words,
    processor_words,
    record_words,
    set_words,
    speed_words,
)
from desktop.ui.settings.setting_row import SettingRow
from desktop.ui.settings.settings_card import SettingsCard
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button

_Line = tuple[str, str]  # words and what is below them


class ComputerRows(QObject):
    """Fills the card. GUI thread. Wishes: `measure_requested()`, which is also to stop; `copy_requested(str)`."""

    measure_requested = Signal()
    copy_requested = Signal(str)

    def __init__(self, theme: Theme, card: SettingsCard, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._card = theme, card
        self.processor = self._row(self.tr("Processor"))
        self.sets = self._row(self.tr("Instruction sets"))
        self.memory = self._row(self.tr("Memory"))
        self.devices: list[SettingRow] = []
        self.lacks: list[SettingRow] = []
        self._notes: Sequence[DriverNote] = ()
        self.disk = self._row(self.tr("Disk"))
        self.power = self._row(self.tr("Power"))
        self.engines: list[SettingRow] = []
        self.measure = Button(theme, self.tr("Measure, 20 s"), icon="gauge")
        self.measure.clicked.connect(self.measure_requested)
        self.speed = self._row(self.tr("Speed"), fields=[self.measure])
        self.record = self._row(self.tr("Estimates"))
        for row in (self.sets, self.power):
            card.set_shown(row, is_shown=False)

    def show_look(self, look: Look) -> None:
        """Show one look; rows stay where only their words change."""
        self.processor.set_about(processor_words(look.facts))
        self._show_if_told(self.sets, set_words(look.facts))
        self.memory.set_about(memory_words(look.use))
        graphics = card_lines(look)
        if not graphics:
            graphics = [(self.tr("Graphics processor"), no_device_words(look.facts.graphics))]
        self._show_lines(self.devices, graphics, self.memory)
        self._show_notes(look.notes)
        self.disk.set_about(disk_words(look.facts))
        self._show_if_told(self.power, power_words(look.use))
        in_memory = self.tr("In memory: {0}")
        lines = [(in_memory.format(one.name), engine_words(one)) for one in look.engines]
        self._show_lines(self.engines, lines, self.power)
        self.speed.set_about(speed_words(look.speed))
        self.record.set_about(record_words(look.record))

    def show_measuring(self, fraction: float | None, words: str = "") -> None:
        """How far it is; None when it is over, with words about how it ended."""
        is_over = fraction is None
        self.measure.setText(
            self.tr("Measure, 20 s") if is_over else self.tr("Stop, {0} %").format(round(100 * (fraction or 0)))
        )
        if words:
            self.speed.set_about(words)

    def _show_if_told(self, row: SettingRow, words: str) -> None:
        row.set_about(words)
        self._card.set_shown(row, is_shown=bool(words))

    def _show_notes(self, notes: Sequence[DriverNote]) -> None:
        if notes == self._notes:
            return
        self._notes = notes
        for row in self.lacks:
            self._card.remove_row(row)
        self.lacks = []
        for note in reversed(notes):
            what, step = (QCoreApplication.translate("drivers", words) for words in (note.what, note.step))
            fields = []
            if note.command:
                copy = Button(self._theme, self.tr("Copy command"), icon="copy")
                copy.clicked.connect(lambda _=False, command=note.command: self.copy_requested.emit(command))
                fields.append(copy)
            row = SettingRow(self._theme, what.format(card=note.card), step.format(command=note.command), fields=fields)
            self._card.add_row(row, self._card.rows.index(self.disk))
            self.lacks.insert(0, row)

    def _show_lines(self, rows: list[SettingRow], lines: Sequence[_Line], above: SettingRow) -> None:
        while len(rows) > len(lines):
            self._card.remove_row(rows.pop())
        while len(rows) < len(lines):
            row = SettingRow(self._theme, "")
            self._card.add_row(row, self._card.rows.index(above) + 1 + len(rows))
            rows.append(row)
        for row, (words, about) in zip(rows, lines, strict=True):
            row.set_words(words)
            row.set_about(about)

    def _row(self, words: str, fields: Sequence[Button] = ()) -> SettingRow:
        row = SettingRow(self._theme, words, fields=list(fields))
        self._card.add_row(row)
        return row
