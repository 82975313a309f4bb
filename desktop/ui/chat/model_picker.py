"""The popup in which a person chooses the model of the next answer."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.load_question import LoadQuestion
from desktop.ui.chat.model_rows import ModelRow, ModelRowDelegate, ModelRowsModel
from desktop.ui.chat.search_popup import MARGIN, PopupWords, SearchPopup
from desktop.ui.models.too_large_part import TooLargePart
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconButton, PlainLabel

MOST_PROBLEMS = 3


class ModelPicker(SearchPopup):
    """A search, the models on this computer, and where more can be put; or the question about one. GUI thread.

    Wishes: `model_requested(id)` while the popup is open, and those of `question`. Fact: `closed()`.
    """

    width_px = 420
    most_rows = 6
    model_requested = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, ModelRowsModel(), ModelRowDelegate(theme), parent)
        self._problems = PlainLabel(theme, style=FontStyle.SMALL, token="amber")
        self._folder = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for words in (self._problems, self._folder):
            words.setWordWrap(True)
        self._below = self._make_below(theme)
        self.question = TooLargePart(theme)
        self.question.hide()
        for part in (self._problems, self._below, self.question):
            self.column.addWidget(part)
        self.question.other_requested.connect(self.show_list)

    def words(self) -> PopupWords:
        """About models."""
        return PopupWords(
            self.tr("Choose a model"),
            self.tr("Search models"),
            self.tr("Models on this computer"),
            self.tr("No models match"),
        )

    def show_models(self, rows: Sequence[ModelRow], chosen: str) -> None:
        """Fill the list; `chosen` is the id of the model in use."""
        self.rows.set_rows(rows, chosen)
        if not self.list.currentIndex().isValid():
            self.select_chosen()

    def show_folder(self, folder: Path, problems: Sequence[tuple[Path, str]]) -> None:
        """Say where models can be put, and what lies there and cannot be read."""
        self._folder.setText(str(folder))
        lines = [self.tr("{0} cannot be read: {1}").format(path.name, why) for path, why in problems[:MOST_PROBLEMS]]
        self._problems.setText("\n".join(lines))
        self._problems.setVisible(bool(lines))

    def ask(self, question: LoadQuestion) -> None:
        """Ask about a model that is too large, in the place of the list."""
        self.question.ask(question)
        self.question.setFixedHeight(self.question.height_within(self.width_px - 2 * MARGIN))
        self._show_parts(is_asking=True)
        self.question.focus()

    @Slot()
    def show_list(self) -> None:
        """Back to the models."""
        self._show_parts(is_asking=False)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, item: ModelRow) -> None:
        """Whoever hears it closes the popup, or asks."""
        self.model_requested.emit(item.model.id)

    def open_below(self, widget: QWidget) -> None:
        """Begin with the list."""
        self._show_parts(is_asking=False)
        super().open_below(widget)

    def fit(self) -> None:
        """There are no rows to see while it asks."""
        if self.question.isHidden():
            super().fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back from the question to the list."""
        if event.key() == Qt.Key.Key_Escape and not self.question.isHidden():
            self.show_list()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        self.closed.emit()

    def _show_parts(self, *, is_asking: bool) -> None:
        for part in (self.search, self.list, self._below):
            part.setVisible(not is_asking)
        self._nothing.setVisible(not is_asking and not self.rows.rowCount())
        self._problems.setVisible(not is_asking and bool(self._problems.text()))
        self.question.setVisible(is_asking)
        self.fit()
        self.adjustSize()

    def _make_below(self, theme: Theme) -> QWidget:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
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
        column.addWidget(line)
        column.addLayout(row)
        return below

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._folder.text())
