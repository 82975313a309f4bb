"""The popup in which a person chooses the model of the next answer."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from desktop.core.model import ModelFile
from desktop.ui.chat.model_rows import ROW, ModelRole, ModelRowDelegate, ModelRowsModel
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconButton, PlainLabel, SearchField

WIDTH = 380
MOST_ROWS = 6
MOST_PROBLEMS = 3


class ModelPicker(QFrame):
    """A search, the models on this computer, and where more can be put. GUI thread. Wish: `model_requested(id)`."""

    model_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self.setObjectName("modelPicker")
        self.setAccessibleName(self.tr("Choose a model"))
        self.setFixedWidth(WIDTH)
        self.search = SearchField(theme, self.tr("Search models"))
        self.models = ModelRowsModel(self)
        self.list = self._make_list(theme)
        self._nothing = PlainLabel(theme, self.tr("No models match"), token="text2")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setFixedHeight(ROW)
        self._problems = PlainLabel(theme, style=FontStyle.SMALL, token="amber")
        self._problems.setWordWrap(True)
        self._folder = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._folder.setWordWrap(True)
        self._lay_out(theme)
        self.search.textChanged.connect(self._on_search_changed)
        self.search.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)

    def show_models(self, models: Sequence[ModelFile], chosen: str) -> None:
        """Fill the list; `chosen` is the id of the model in use."""
        self.models.set_models(models, chosen)
        self._select(self.models.row_of_chosen())

    def show_folder(self, folder: Path, problems: Sequence[tuple[Path, str]]) -> None:
        """Say where models can be put, and what lies there and cannot be read."""
        self._folder.setText(str(folder))
        lines = [self.tr("{0} cannot be read: {1}").format(path.name, why) for path, why in problems[:MOST_PROBLEMS]]
        self._problems.setText("\n".join(lines))
        self._problems.setVisible(bool(lines))

    def open_below(self, widget: QWidget) -> None:
        """Show the popup under the pill, inside the screen."""
        self.search.clear()
        self._fit()
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        left = widget.window().mapToGlobal(QPoint(8, 0)).x()
        self.move(max(corner.x(), left), corner.y())
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter work on the list while the words go to the search."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
            if step is not None:
                self._select(self.list.currentIndex().row() + step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_clicked(self.list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def _make_list(self, theme: Theme) -> QListView:
        view = QListView()
        view.setObjectName("modelList")
        view.setAccessibleName(self.tr("Models on this computer"))
        view.setModel(self.models)
        view.setItemDelegate(ModelRowDelegate(theme, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 9, 9, 9)
        column.setSpacing(8)
        line = QFrame()
        line.setObjectName("hairline")
        line.setFixedHeight(1)
        copy = IconButton(theme, "copy", self.tr("Copy the folder’s path"))
        copy.clicked.connect(self._on_copy_clicked)
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(theme, self.tr("Put more GGUF files into this folder:"), style=FontStyle.SMALL))
        words.addWidget(self._folder)
        row.addLayout(words, 1)
        row.addWidget(copy)
        for part in (self.search, self.list, self._nothing, self._problems, line):
            column.addWidget(part)
        column.addLayout(row)

    def _fit(self) -> None:
        count = self.models.rowCount()
        self.list.setFixedHeight(ROW * min(count, MOST_ROWS))
        self.list.setVisible(count > 0)
        self._nothing.setVisible(count == 0)
        self.adjustSize()

    def _select(self, row: int) -> None:
        if 0 <= row < self.models.rowCount():
            self.list.setCurrentIndex(self.models.index(row))

    @Slot(str)
    def _on_search_changed(self, words: str) -> None:
        self.models.filter(words)
        self._select(self.models.row_of_chosen())
        self._fit()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            model = index.data(ModelRole.MODEL)
            self.close()
            self.model_requested.emit(model.id)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._folder.text())
