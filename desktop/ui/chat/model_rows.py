"""The models in the picker: a list model, and the delegate that draws a row of it."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.model import ModelFile
from desktop.ui.chat.painted_tag import paint_tag, tag_width
from desktop.ui.locale_text import size_text
from desktop.ui.theme.theme import FontStyle, Theme

ROW = 52
PADDING = 12
CHECK = 16
AnyIndex = QModelIndex | QPersistentModelIndex


class ModelRole(IntEnum):
    """Roles beyond Qt's own."""

    MODEL = Qt.ItemDataRole.UserRole + 1
    IS_CHOSEN = Qt.ItemDataRole.UserRole + 2


class ModelRowsModel(QAbstractListModel):
    """Owns the rows that the search leaves. GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[ModelFile] = ()
        self._shown: list[ModelFile] = []
        self._chosen = ""

    def set_models(self, models: Sequence[ModelFile], chosen: str) -> None:
        """Show these; `chosen` is the id of the one in use."""
        self._all, self._chosen = models, chosen
        self.filter("")

    def filter(self, words: str) -> None:
        """Leave the models in which every word occurs."""
        parts = words.casefold().split()
        self.beginResetModel()
        self._shown = [model for model in self._all if all(part in _searched(model) for part in parts)]
        self.endResetModel()

    def row_of_chosen(self) -> int:
        """Where the model in use stands; 0 when it is not shown."""
        return next((row for row, model in enumerate(self._shown) if model.id == self._chosen), 0)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (an empty index is immutable)
        """Qt's question."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's question."""
        if not index.isValid():
            return None
        model = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return model.name
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return about_words(model)
        if role == ModelRole.MODEL:
            return model
        if role == ModelRole.IS_CHOSEN:
            return model.id == self._chosen
        return None


class ModelRowDelegate(QStyledItemDelegate):
    """Draws name, tags, size, licence, and a check at the model in use. GUI thread."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """All rows are equally high."""
        del option, index
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt's question."""
        model = index.data(ModelRole.MODEL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        line = option.rect.adjusted(PADDING, 6, -PADDING - CHECK - 8, -6)
        self._paint_name(painter, QRect(line.left(), line.top(), line.width(), 20), model)
        painter.setFont(self._theme.font(FontStyle.SMALL))
        painter.setPen(self._theme.colour("text2"))
        about = about_words(model)
        painter.drawText(QRect(line.left(), line.top() + 22, line.width(), 18), Qt.AlignmentFlag.AlignVCenter, about)
        if index.data(ModelRole.IS_CHOSEN):
            pixmap = self._theme.pixmap("check", size=CHECK, token="accent-text", ratio=_ratio(painter))
            painter.drawPixmap(
                QRect(option.rect.right() - PADDING - CHECK, option.rect.center().y() - 8, CHECK, CHECK), pixmap
            )
        painter.restore()

    def _paint_name(self, painter: QPainter, place: QRect, model: ModelFile) -> None:
        tags = [tag for tag in (model.quantisation, self.tr("Built in") if model.is_starter else "") if tag]
        room = place.width() - sum(tag_width(self._theme, tag) + 8 for tag in tags)
        font = self._theme.font(FontStyle.BASE, QFont.Weight.Medium)
        metrics = QFontMetrics(font)
        name = metrics.elidedText(model.name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
        left = place.left() + metrics.horizontalAdvance(name) + 8.0
        for tag in tags:
            left = paint_tag(painter, self._theme, left, place.top() + place.height() / 2, tag) + 8

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(option.rect, 8, 8)
        if is_current and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 7, 7)


def about_words(model: ModelFile) -> str:
    """Size and licence."""
    return " · ".join(part for part in (size_text(model.size), model.licence) if part)


def _searched(model: ModelFile) -> str:
    return f"{model.name} {model.id} {model.quantisation} {model.architecture}".casefold()


def _ratio(painter: QPainter) -> float:
    device = painter.device()
    return device.devicePixelRatioF() if device is not None else 1.0
