"""How model files come into the library: the ways, each with what it does to the disk."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.library import FileKind, GivenFiles, Placing
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.plural import plural
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import Button, ErrorCard, Meter, PlainLabel
from desktop.ui.widgets.fitted_dialog import FittedDialog

WIDTH = 480
MOST_NAMES = 8
MOST_PROBLEMS = 4  # each takes several lines, and the dialog has to fit a small screen


class ModelImportDialog(FittedDialog):
    """GUI thread. Wishes: `import_requested(Placing)`, `stop_requested()`."""

    import_requested = Signal(object)
    stop_requested = Signal()

    def __init__(self, theme: Theme, paths: Sequence[Path], size: int, parent: QWidget) -> None:
        """`paths` has one file of each model, `size` is in bytes and of all their files."""
        super().__init__(WIDTH, parent)
        self.setObjectName("modelImportDialog")
        self.setWindowTitle(self.tr("Import a model"))
        self.kinds: dict[Path, FileKind] = {}
        self._title = PlainLabel(theme, style=FontStyle.PAGE)
        self._names = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        for label in (self._title, self._names):
            label.setWordWrap(True)
        self.set_paths(paths)
        self.note = PlainLabel(theme, token="text2")
        self.note.setWordWrap(True)
        self.note.hide()
        self._group = QButtonGroup(self)
        self.ways = {way: QRadioButton() for way in Placing}
        self.set_size(size)
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
        column.addWidget(self._title)
        column.addWidget(self._names)
        for way in self.ways.values():
            self._group.addButton(way)
            column.addWidget(way)
        self.ways[Placing.IN_PLACE].setChecked(True)
        column.addWidget(self.meter)
        column.addWidget(self.note)
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

    def set_paths(self, paths: Sequence[Path]) -> None:
        """These are to come in."""
        self.paths = list(paths)
        count = len(self.paths)
        self._title.setText(
            self.paths[0].name if count == 1 else plural("ModelImportDialog", "1 model", "%Ln models", count)
        )
        names = [path.name for path in self.paths[:MOST_NAMES]]
        self._names.setText("\n".join([*names, *_more(count - MOST_NAMES)]))
        self._names.setVisible(count > 1)

    def show_looking(self) -> None:
        """The files are being looked at, which takes longer than usual."""
        self._set_waiting(True)
        self.meter.hide()
        self.show_note(self.tr("Looking at the files…"))

    def show_found(self, found: GivenFiles) -> None:
        """These can come in, and these cannot; nothing was asked yet."""
        self._set_waiting(False)
        self.show_note("")
        self.set_paths([one.path for one in found.models] or [path for path, _ in found.problems])
        self.set_size(sum(one.size for one in found.models))
        self.set_kinds({one.path: one.kind for one in found.models})
        if found.problems:
            self._show_refused(found.problems, len(found.problems) + len(found.models))
        if not found.models:
            if len(self.paths) > 1:
                self._title.setText(plural("ModelImportDialog", "1 file", "%Ln files", len(self.paths)))
            self._end()

    def show_note(self, words: str) -> None:
        """Say something that is no fault; "" for nothing."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def show_here(self, words: str) -> None:
        """All of them are here already: there is nothing left to choose."""
        self._set_waiting(False)
        self.show_note(words)
        self._end()

    def _end(self) -> None:
        """Nothing of it can come in, in whatever way."""
        for part in (*self.ways.values(), self.begin):
            part.hide()
        self.stop.setText(self.tr("Close"))
        self.stop.setDefault(True)
        self.stop.setFocus()

    def set_size(self, size: int) -> None:
        """The files have so many bytes together."""
        for way, words in self._words(size).items():
            self.ways[way].setText(words)

    def set_kinds(self, kinds: dict[Path, FileKind]) -> None:
        """What goes with a model is found only in Bantam's folders, and cannot be used elsewhere."""
        self.kinds = kinds
        is_companion = bool({FileKind.ADAPTER, FileKind.COMPANION} & set(kinds.values()))
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

    def show_problems(self, problems: Sequence[tuple[Path, KnownError]], count: int) -> None:
        """These did not come in, of so many; they are what is left to do, perhaps in another way."""
        self.set_paths([path for path, _ in problems])
        self._set_waiting(False)
        self._show_refused(problems, count)

    def _show_refused(self, problems: Sequence[tuple[Path, KnownError]], count: int) -> None:
        """These of so many."""
        if count == 1:
            self.show_error(problems[0][1])
            return
        words = self.tr("{0} of {1} could not be imported.").format(number_text(len(problems)), number_text(count))
        lines = [f"{translated(error.what)} {translated(error.next_step)}" for _, error in problems[:MOST_PROBLEMS]]
        lines += _more(len(problems) - MOST_PROBLEMS)
        self.error.set_words(words, "\n".join(lines), "", "\n".join(error.details for _, error in problems).strip())
        self.error.show()

    def show_stopped(self) -> None:
        """Nothing goes on."""
        self._set_waiting(False)

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


def _more(left: int) -> list[str]:
    """A line about those that are not named."""
    return [plural("ModelImportDialog", "and 1 more", "and %Ln more", left)] if left > 0 else []
