"""The models on this computer as a list model, and the delegate that draws a row of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.model import ModelFile
from desktop.ui.locale_text import size_text
from desktop.ui.models import row_painting as rows
from desktop.ui.models.rows_list import AnyIndex
from desktop.ui.theme.theme import FontStyle, Theme

ROW = 60
SIDE, SIZE, GAP = 16, 90, 8
MARK = 26  # px of the picture beside a mark, and around it
MODEL = Qt.ItemDataRole.UserRole + 1
HELD = MODEL + 1  # whether it is in memory


class InstalledRowsModel(QAbstractListModel):
    """Owns the rows that are shown. GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models: list[ModelFile] = []
        self._held: frozenset[Path] = frozenset()

    @property
    def models(self) -> Sequence[ModelFile]:
        """The rows."""
        return self._models

    def set_models(self, models: Sequence[ModelFile]) -> None:
        """Show these."""
        self.beginResetModel()
        self._models = list(models)
        self.endResetModel()

    def set_held(self, paths: frozenset[Path]) -> None:
        """The models in these files are in memory."""
        if paths != self._held:
            self._held = paths
            self.dataChanged.emit(self.index(0), self.index(max(len(self._models) - 1, 0)))

    def row_of(self, model_id: str) -> int:
        """Where a model stands, -1 where it does not."""
        return next((row for row, model in enumerate(self._models) if model.id == model_id), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (an empty index is immutable)
        """Qt's question."""
        return 0 if parent.isValid() else len(self._models)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's question."""
        if not index.isValid():
            return None
        model = self._models[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return model.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            held = [held_words()] if model.path in self._held else []
            return ", ".join((model.name, *tags_of(model), *held, size_text(model.size)))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return place_words(model)
        if role == HELD:
            return model.path in self._held
        return model if role == MODEL else None


class InstalledRowDelegate(QStyledItemDelegate):
    """Name and tags, where it lies, and its size. GUI thread."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """All rows are equally high."""
        del option, index
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt's question."""
        model: ModelFile = index.data(MODEL)
        theme, top = self._theme, option.rect.top()
        end = option.widget.width() - SIDE
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows.paint_ground(painter, theme, option)
        tags = tags_of(model)
        is_held = bool(index.data(HELD))
        metrics = QFontMetrics(theme.font(FontStyle.SMALL))
        mark = metrics.horizontalAdvance(held_words()) + MARK if is_held else 0
        taken = sum(rows.tag_width(theme, tag) + GAP for tag in tags) + mark
        first = QRect(SIDE, top + 12, end - SIZE - SIDE - taken, 20)
        width = rows.paint_words(painter, theme, first, model.name, weight=QFont.Weight.DemiBold)
        left = float(SIDE + width + GAP)
        for tag in tags:
            is_selected = rows.is_selected(option)
            left = rows.paint_tag(painter, theme, left, first.center().y() + 1, tag, on_selected=is_selected) + GAP
        if is_held:
            rows.paint_icon(painter, theme, left, first.center().y() + 1, "memory-stick", "green")
            place = QRect(int(left) + 18, first.top(), mark, first.height())
            rows.paint_words(painter, theme, place, held_words(), FontStyle.SMALL, "green")
        second = QRect(SIDE, top + 32, end - SIZE - SIDE, 16)
        rows.paint_words(painter, theme, second, place_words(model), FontStyle.SMALL, "text2")
        size = QRect(end - SIZE, top, SIZE, ROW)
        rows.paint_words(painter, theme, size, size_text(model.size), token="text2", align=Qt.AlignmentFlag.AlignRight)
        painter.restore()


def held_words() -> str:
    """What stands beside the name of a model that an engine has."""
    return QCoreApplication.translate("InstalledRows", "In memory")


def tags_of(model: ModelFile) -> list[str]:
    """What stands beside the name."""
    return [tag for tag in (model.quantisation, _kind(model)) if tag]


def _kind(model: ModelFile) -> str:
    return QCoreApplication.translate("InstalledRows", "Search") if model.is_embedding else ""


def place_words(model: ModelFile) -> str:
    """Whose the file is, and where it lies."""
    translate = QCoreApplication.translate
    if model.is_starter:
        return translate("InstalledRows", "Comes with Bantam")
    if model.origin:
        return translate("InstalledRows", "Used in place, where {0} keeps it").format(model.origin)
    return str(model.path.parent)
