"""How a model file comes into the library: the ways, each with what it does to the disk."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.library import FileKind, Placing
from desktop.ui.locale_text import size_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import Button, ErrorCard, Meter, PlainLabel

WIDTH = 480


class ModelImportDialog(QDialog):
    """GUI thread. Wishes: `import_requested(Placing)`, `stop_requested()`."""

    import_requested = Signal(object)
    stop_requested = Signal()

    def __init__(self, theme: Theme, path: Path, size: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("modelImportDialog")
        self.setWindowTitle(self.tr("Import a model"))
        self.setMinimumWidth(WIDTH)
        self.path = path
        self.kind = FileKind.UNKNOWN
        title = PlainLabel(theme, path.name, style=FontStyle.PAGE)
        title.setWordWrap(True)
        self._group = QButtonGroup(self)
        self.ways = {way: QRadioButton(words) for way, words in self._words(size).items()}
        self.error = ErrorCard(theme)
        self.error.hide()
        self.meter = Meter(theme)
        self.meter.hide()
        self.begin = Button(theme, self.tr("Import"), kind="primary")
        self.begin.setDefault(True)
        self.stop = Button(theme, self.tr("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        for way in self.ways.values():
            self._group.addButton(way)
            column.addWidget(way)
        self.ways[Placing.IN_PLACE].setChecked(True)
        column.addWidget(self.meter)
        column.addWidget(self.error)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.stop)
        below.addWidget(self.begin)
        column.addLayout(below)
        self.begin.clicked.connect(self._on_begin_clicked)
        self.stop.clicked.connect(self.reject)
        self.rejected.connect(self.stop_requested)

    @property
    def way(self) -> Placing:
        """The way that is chosen."""
        return next(way for way, button in self.ways.items() if button.isChecked())

    def set_kind(self, kind: FileKind) -> None:
        """What goes with a model is found only in Bantam's folders, and cannot be used elsewhere."""
        self.kind = kind
        is_companion = kind in (FileKind.ADAPTER, FileKind.COMPANION)
        self.ways[Placing.IN_PLACE].setVisible(not is_companion)
        if is_companion and self.way is Placing.IN_PLACE:
            self.ways[Placing.LINK].setChecked(True)

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """So many bytes are done."""
        self._set_waiting(True)
        self.meter.set_fraction(done / total if total else 0.0)

    def show_error(self, error: KnownError) -> None:
        """It did not work; another way may."""
        self._set_waiting(False)
        self.error.set_words(translated(error.what), translated(error.safe), translated(error.next_step), error.details)
        self.error.show()

    def _set_waiting(self, is_waiting: bool) -> None:
        self.meter.setVisible(is_waiting)
        self.begin.setEnabled(not is_waiting)
        for way in self.ways.values():
            way.setEnabled(not is_waiting)

    def _words(self, size: int) -> dict[Placing, str]:
        return {
            Placing.IN_PLACE: self.tr("Use it where it is"),
            Placing.LINK: self.tr("Link it, which takes no room"),
            Placing.COPY: self.tr("Copy it, which takes {0}").format(size_text(size)),
            Placing.MOVE: self.tr("Move it into Bantam’s folder"),
        }

    @Slot()
    def _on_begin_clicked(self) -> None:
        self.error.hide()
        self.import_requested.emit(self.way)
