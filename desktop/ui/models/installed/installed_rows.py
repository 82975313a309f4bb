"""The models on this computer as a list model, and the delegate that draws a row of it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.model import ModelFile
from desktop.ui.locale_text import size_text
from desktop.ui.models import row_painting as rows
from desktop.ui.models.rows_list import AnyIndex
from desktop.ui.theme.theme import FontStyle, Theme

ROW = 60
SIDE, SIZE, GAP = 16, 90, 8
MODEL = Qt.ItemDataRole.UserRole + 1


class InstalledRowsModel(QAbstractListModel):
    """Owns the rows that are shown. GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models: list[ModelFile] = []

    @property
    def models(self) -> Sequence[ModelFile]:
        """The rows."""
        return self._models

    def set_models(self, models: Sequence[ModelFile]) -> None:
        """Show these."""
        self.beginResetModel()
        self._models = list(models)
        self.endResetModel()

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
            return ", ".join((model.name, *tags_of(model), size_text(model.size)))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return place_words(model)
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
        taken = sum(rows.tag_width(theme, tag) + GAP for tag in tags)
        first = QRect(SIDE, top + 12, end - SIZE - SIDE - taken, 20)
        width = rows.paint_words(painter, theme, first, model.name, weight=QFont.Weight.DemiBold)
        left = float(SIDE + width + GAP)
        for tag in tags:
            is_selected = rows.is_selected(option)
            left = rows.paint_tag(painter, theme, left, first.center().y() + 1, tag, on_selected=is_selected) + GAP
        second = QRect(SIDE, top + 32, end - SIZE - SIDE, 16)
        rows.paint_words(painter, theme, second, place_words(model), FontStyle.SMALL, "text2")
        size = QRect(end - SIZE, top, SIZE, ROW)
        rows.paint_words(painter, theme, size, size_text(model.size), token="text2", align=Qt.AlignmentFlag.AlignRight)
        painter.restore()


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
