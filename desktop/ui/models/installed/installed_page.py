"""The list of the models on this computer, with a search of its own."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop.core.model import InMemory, ModelFile
from desktop.ui.locale_text import size_text
from desktop.ui.models.installed.installed_rows import InstalledRowDelegate, InstalledRowsModel
from desktop.ui.models.installed.job_row import JobRow
from desktop.ui.models.installed.more_menu import MoreMenu
from desktop.ui.models.rows_list import RowsList
from desktop.ui.plural import plural
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, EmptyState, IconButton, PlainLabel, SearchField


class InstalledPage(QFrame):
    """Lays out and filters. GUI thread. Facts: `model_shown(ModelFile)`, `nothing_shown()`, `seen(bool)`.

    Wish: `others_requested()`.
    """

    model_shown = Signal(object)
    nothing_shown = Signal()
    seen = Signal(bool)
    others_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("installedPage")
        self._all: Sequence[ModelFile] = ()
        self._held: Sequence[InMemory] = ()
        self._saved = 0
        self._missing = ""
        self.search = SearchField(theme, self.tr("Search models"))
        self.others = Button(theme, self.tr("Other programs…"), icon="search")
        self.more = IconButton(theme, "ellipsis", self.tr("More about all models"))
        self.menu = MoreMenu(theme, self)
        self.count = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.count.setWordWrap(True)
        self.rows = InstalledRowsModel(self)
        words = self.tr("Models on this computer")
        self.list = RowsList(self.rows, InstalledRowDelegate(theme), words)
        self._nothing = EmptyState(
            theme, "search-x", self.tr("No model matches"), self.tr("Nothing here has these words in its name.")
        )
        self.clear = self._nothing.add_button(self.tr("Clear the search"), kind="secondary")
        self.job = JobRow(theme)
        self._lay_out()
        self.search.textChanged.connect(self._show)
        self.clear.clicked.connect(self.search.clear)
        self.others.clicked.connect(self.others_requested)
        self.more.clicked.connect(lambda: self.menu.open_under(self.more))
        self.list.row_shown.connect(lambda row: self.model_shown.emit(self.rows.models[row]))

    @property
    def current(self) -> ModelFile | None:
        """The model whose row is the current one."""
        row = self.list.row
        return self.rows.models[row] if 0 <= row < len(self.rows.models) else None

    def show_models(self, models: Sequence[ModelFile], saved: int, missing: str = "") -> None:
        """Show these; `saved` bytes are those that using others' files in place spares.

        `missing` is Bantam's folder where that is not there.
        """
        self._all, self._saved, self._missing = models, saved, missing
        self._say_count()
        self._show()

    def show_memory(self, held: Sequence[InMemory]) -> None:
        """Show which of them are in memory."""
        if held != self._held:
            self._held = held
            self.rows.set_held(frozenset(one.path for one in held))
            self._say_count()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody does any more."""
        super().hideEvent(event)
        self.seen.emit(False)

    def show_model(self, model_id: str) -> None:
        """Bring a model into view; what hides it is taken back."""
        if self.rows.row_of(model_id) < 0:
            self.search.clear()
        if (row := self.rows.row_of(model_id)) >= 0:
            self.list.show_row(row)
            self.list.scrollTo(self.rows.index(row))
            self.model_shown.emit(self.rows.models[row])

    def focus(self) -> None:
        """Begin with the list."""
        self.list.setFocus()

    def _say_count(self) -> None:
        words = plural("InstalledPage", "1 model", "%Ln models", sum(not model.problem for model in self._all))
        words += " · " + size_text(sum(model.size for model in self._all))
        if self._saved:
            words += " · " + self.tr("used in place, saves {0}").format(size_text(self._saved))
        if self._held:
            size = size_text(sum(one.size for one in self._held))
            held = plural("InstalledPage", "1 in memory, {0}", "%Ln in memory, {0}", len(self._held))
            words += " · " + held.format(size)
        if self._missing:
            missing = self.tr("The folder {0} is not there: its disk may not be connected.").format(self._missing)
            words = f"{missing}\n{words}"
        self.count.setText(words)

    @Slot()
    def _show(self) -> None:
        before = self.current
        words = self.search.text().casefold().split()
        found = [model for model in self._all if all(word in _words_of(model) for word in words)]
        self.rows.set_items(found)
        self._stack.setCurrentIndex(0 if found or not words else 1)
        row = self.rows.row_of(before.id) if before is not None else -1
        if found:
            self.list.show_row(max(row, 0))
            self.model_shown.emit(found[max(row, 0)])
        else:
            self.nothing_shown.emit()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 8)
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.others)
        top.addWidget(self.more)
        inside = QWidget()
        self._stack = QStackedLayout(inside)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        counted = QHBoxLayout()
        counted.setContentsMargins(16, 0, 16, 8)
        counted.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(counted)
        column.addWidget(inside, 1)
        column.addWidget(self.job)


def _words_of(model: ModelFile) -> str:
    return " ".join((model.name, model.id, model.architecture, model.quantisation, model.origin)).casefold()
