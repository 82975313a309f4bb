"""The choice of a file: the table, what it takes of the memory, and for how long a chat that is true."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.fit import FitLevel, TrackRecord
from desktop.core.offer import Details, FileOffer, Mark
from desktop.ui.chat.inspector.accent_slider import AccentSlider
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.models.details.about_part import BAR, END, SIDE, heading
from desktop.ui.models.details.file_heads import FileHeads
from desktop.ui.models.details.file_rows import HIGH, FileRowDelegate, FileRowsModel
from desktop.ui.models.details.memory_bar import MemoryBar
from desktop.ui.models.fit_words import kind_words, published_words
from desktop.ui.models.flow_box import FlowBox
from desktop.ui.models.rows_list import RowsList
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, PlainLabel
from desktop.ui.widgets.button import SMALL

TABLE_SIDE = 11
SMALLEST = 2048  # tokens
RUNNABLE = (FitLevel.GPU, FitLevel.GOOD, FitLevel.TIGHT)
FEW, BESIDE = 6, 2  # so many files are shown whole; of more, so many on each side of the best balance
CONTEXT_AFTER = 120  # ms from a stop to its verdict


class FilesPart(QWidget):
    """GUI thread. Facts: `file_chosen(FileOffer)`, `context_chosen(tokens)`, by the person only.

    Wish: `probe_requested()`.
    """

    file_chosen = Signal(object)
    context_chosen = Signal(int)
    probe_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stops: list[float] = []
        self._wanted = 0
        self._details: Details | None = None
        self._is_unfolded = False  # all files are shown, of however many
        self.rows = FileRowsModel(self)
        self.list = RowsList(self.rows, FileRowDelegate(theme), self.tr("Choose a file"))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.all = Button(theme, "", kind="quiet", height=SMALL)
        self.about = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.about.setWordWrap(True)
        self.source = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.source.setWordWrap(True)
        self._predicted = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._note = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._note.setWordWrap(True)
        self.probe = Button(theme, self.tr("Test this computer, 20 s"), icon="gauge", height=SMALL)
        self.memory = MemoryBar(theme)
        self.context = AccentSlider(theme, [SMALLEST])
        self.context.setAccessibleName(self.tr("Context"))
        self._context_words = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(CONTEXT_AFTER)
        self._later.timeout.connect(lambda: self.context_chosen.emit(self._wanted))
        self._lay_out()
        self.list.row_shown.connect(self._on_row_shown)
        self.all.clicked.connect(self._on_all_clicked)
        self.probe.clicked.connect(self.probe_requested)
        self.context.stop_chosen.connect(self._on_stop_chosen)

    def chosen(self) -> FileOffer | None:
        """The file whose radio button is on."""
        return self.rows.items[self.list.row] if 0 <= self.list.row < len(self.rows.items) else None

    def show_details(self, details: Details, chosen: str, record: TrackRecord) -> None:
        """Show the files; `chosen` is the name of the one that is chosen."""
        if self._details is None or details.offer.model.id != self._details.offer.model.id:
            self._is_unfolded = False
        self._details = details
        self._show_rows(chosen)
        self._predicted.setText(self.tr("Predicted for {0} tokens").format(number_text(details.context)))
        self._note.setText(self._note_words(details.files, record))
        is_foretold = any(file.speed.high > 0 for file in details.files)
        self.probe.setVisible(not is_foretold and any(file.level in RUNNABLE for file in details.files))
        self._show_context(details)
        self._show_chosen()

    def show_probing(self, fraction: float | None) -> None:
        """The test of this computer goes on; None when it does not."""
        words = self.tr("Test this computer, 20 s")
        if fraction is not None:
            words = self.tr("Testing, {0} %").format(number_text(100 * fraction))
        self.probe.setText(words)
        self.probe.setEnabled(fraction is None)

    def _show_rows(self, chosen: str) -> None:
        details = self._details
        if details is None:
            return
        few = few_of(details.files, details.best, chosen)
        shown = details.files if self._is_unfolded else few
        self.rows.set_alike(details.files)
        self.rows.set_items(shown)
        self.list.setFixedHeight(HIGH * len(shown))
        self.list.show_row(max(self.rows.row_of(chosen), 0) if shown else -1)
        self.all.setVisible(len(few) < len(details.files))
        every = self.tr("All {0} files").format(number_text(len(details.files)))
        self.all.setText(self.tr("Fewer files") if self._is_unfolded else every)

    @Slot()
    def _on_all_clicked(self) -> None:
        self._is_unfolded = not self._is_unfolded
        file = self.chosen()
        self._show_rows(file.file.name if file is not None else "")

    def _show_context(self, details: Details) -> None:
        most = max(details.offer.model.context, details.context, SMALLEST)
        stops = [float(SMALLEST)]
        while stops[-1] * 2 <= most:
            stops.append(stops[-1] * 2)
        if stops[-1] < most:
            stops.append(float(most))
        if stops != self._stops:
            self._stops = stops
            self.context.set_stops(stops)
        if not self.context.isSliderDown() and not self._later.isActive():
            self.context.show_value(details.context)
            self._say_context(details.context)

    def _show_chosen(self) -> None:
        file = self.chosen()
        published = published_words(file) if file is not None else ""
        self.about.setVisible(file is not None)
        self.source.setVisible(bool(published))
        self.source.setText(published)
        if file is not None:
            self.about.setText(", ".join(kind_words(file)))
        self.memory.setVisible(file is not None and file.fit is not None)
        if file is not None and file.fit is not None:
            self.memory.show_fit(self.rows.label(file), file.fit)

    def _note_words(self, files: Sequence[FileOffer], record: TrackRecord) -> str:
        """How sure the numbers are."""
        words = []
        if any(file.speed.high > 0 for file in files):
            if record.speed_count:  # outcomes of memory say nothing of speed
                template = self.tr("Speed is predicted from a test of this computer, within about {0}%.")
                words.append(template.format(number_text(100 * record.speed_within)))
            else:
                words.append(self.tr("Speed is predicted from a test of this computer."))
        if any(file.fit is not None and not file.fit.exact for file in files):
            words.append(self.tr("Memory is estimated, and told exactly before the download begins."))
        fit = next((file.fit for file in files if file.fit is not None), None)
        if fit is not None:
            words.append(self.tr("Memory available now: {0}.").format(size_text(fit.available)))
        return " ".join(words)

    def _lay_out(self) -> None:
        line = FlowBox(ends=True, below=0)
        line.add(heading(self._theme, self.tr("Choose a file")))
        self._predicted.setMinimumHeight(FontStyle.TITLE.value.line)  # on one line with the heading
        line.add(self._predicted)
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 12, END, 0)
        head.addWidget(line)
        table = QVBoxLayout()
        table.setContentsMargins(TABLE_SIDE, 0, TABLE_SIDE - BAR, 0)
        table.setSpacing(0)
        table.addWidget(FileHeads(self._theme))
        table.addWidget(self.list)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, BAR, 0)
        buttons = FlowBox(ends=True, below=0)
        buttons.add(self.all)
        buttons.add(self.probe)
        row.addWidget(buttons)
        table.addLayout(row)
        context = QHBoxLayout()
        context.setSpacing(12)
        context.addWidget(PlainLabel(self._theme, self.tr("Context"), token="text2"))
        context.addWidget(self.context, 1)
        context.addWidget(self._context_words)
        below = QVBoxLayout()
        below.setContentsMargins(SIDE, 8, END, 12)
        below.setSpacing(14)
        below.addWidget(self.about)
        below.addWidget(self.memory)  # with the slider, as far up as it can be: it answers every choice
        below.addLayout(context)
        below.addWidget(self.source)
        below.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for layout in (head, table, below):
            column.addLayout(layout)

    def _say_context(self, tokens: int) -> None:
        words = self.tr("{0} tokens").format(number_text(tokens))
        self._context_words.setText(words)
        self.context.setAccessibleDescription(words)

    @Slot(int)
    def _on_row_shown(self, row: int) -> None:
        self._show_chosen()
        self.file_chosen.emit(self.rows.items[row])

    @Slot(float)
    def _on_stop_chosen(self, tokens: float) -> None:
        self._wanted = int(tokens)
        self._say_context(self._wanted)
        if not self._later.isActive():  # so that the verdict follows a hand that does not stop
            self._later.start()


def few_of(files: Sequence[FileOffer], best: str, chosen: str) -> Sequence[FileOffer]:
    """Those that most people choose among: about the best balance, and what is chosen or here; all where few are."""
    if len(files) <= FEW:
        return files
    names = [one.file.name for one in files]
    middle = names.index(best) if best in names else names.index(chosen) if chosen in names else 0
    first = max(0, min(middle - BESIDE, len(files) - 2 * BESIDE - 1))
    near = range(first, first + 2 * BESIDE + 1)
    return [
        one for place, one in enumerate(files) if place in near or one.mark is Mark.INSTALLED or one.file.name == chosen
    ]
