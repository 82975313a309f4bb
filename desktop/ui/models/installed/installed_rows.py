"""The models on this computer as a list model, and the delegate that draws a row of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.core.fit import FitLevel
from desktop.core.model import ModelFile
from desktop.ui.locale_text import size_text
from desktop.ui.models import row_painting as rows
from desktop.ui.models.fit_badge import fit_badge
from desktop.ui.models.rows_list import AnyIndex
from desktop.ui.models.rows_model import HIGH, ROW, RowDelegate, RowsModel
from desktop.ui.theme.theme import FontStyle

SIDE, SIZE, GAP = 16, 90, 8
MARK = 26  # px of the picture beside a mark, and around it
HELD, FIT = ROW + 1, ROW + 2  # whether it is in memory, and whether it fits


class InstalledRowsModel(RowsModel[ModelFile]):
    """The models that are shown, which of them are in memory, and whether they fit. GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: frozenset[Path] = frozenset()
        self._fits: Mapping[str, FitLevel] = {}

    @property
    def models(self) -> Sequence[ModelFile]:
        """The rows."""
        return self.items

    def set_held(self, paths: frozenset[Path]) -> None:
        """The models in these files are in memory."""
        if paths != self._held:
            self._held = paths
            self._tell_all()

    def set_fits(self, levels: Mapping[str, FitLevel]) -> None:
        """The verdicts that are known, by the models' ids."""
        if levels != self._fits:
            self._fits = levels
            self._tell_all()

    def key_of(self, item: ModelFile) -> str:
        """The model's id."""
        return item.id

    def said_of(self, item: ModelFile, role: int) -> object:
        """Its name, and everything for a screen reader."""
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            held = [held_words()] if item.path in self._held else []
            badge = fit_badge(self._fits.get(item.id))
            fit = [badge.words] if badge is not None else []
            return ", ".join((item.name, *tags_of(item), *held, *fit, size_text(item.size)))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return place_words(item)
        if role == FIT:
            return self._fits.get(item.id)
        return item.path in self._held if role == HELD else None

    def _tell_all(self) -> None:
        if self.items:
            self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))


class InstalledRowDelegate(RowDelegate):
    """Name and tags, where it lies, whether it fits, and its size. GUI thread."""

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Two lines, and at their end the verdict and the size."""
        model: ModelFile = index.data(ROW)
        theme, top = self._theme, option.rect.top()
        end = option.widget.width() - SIDE
        badge = fit_badge(index.data(FIT))
        words_end = end - SIZE - SIDE
        if badge is not None:
            words_end -= rows.badge_width(theme, badge) + GAP
            is_selected = rows.is_selected(option)
            rows.paint_badge(painter, theme, words_end + GAP, top + HIGH / 2, badge, on_selected=is_selected)
        tags = tags_of(model)
        is_held = bool(index.data(HELD))
        metrics = QFontMetrics(theme.font(FontStyle.SMALL))
        mark = metrics.horizontalAdvance(held_words()) + MARK if is_held else 0
        taken = sum(rows.tag_width(theme, tag) + GAP for tag in tags) + mark
        first = QRect(SIDE, top + 12, words_end - SIDE - taken, 20)
        width = rows.paint_words(painter, theme, first, model.name, weight=QFont.Weight.DemiBold)
        left = float(SIDE + width + GAP)
        for tag in tags:
            is_selected = rows.is_selected(option)
            left = rows.paint_tag(painter, theme, left, first.center().y() + 1, tag, on_selected=is_selected) + GAP
        if is_held:
            rows.paint_icon(painter, theme, left, first.center().y() + 1, "memory-stick", "green")
            place = QRect(int(left) + 18, first.top(), mark, first.height())
            rows.paint_words(painter, theme, place, held_words(), FontStyle.SMALL, "green")
        second = QRect(SIDE, top + 32, words_end - SIDE, 16)
        rows.paint_words(painter, theme, second, place_words(model), FontStyle.SMALL, "text2")
        size = QRect(end - SIZE, top, SIZE, HIGH)
        rows.paint_words(painter, theme, size, size_text(model.size), token="text2", align=Qt.AlignmentFlag.AlignRight)


def held_words() -> str:
    """What stands beside the name of a model that an engine has."""
    return QCoreApplication.translate("InstalledRows", "In memory")


def tags_of(model: ModelFile) -> list[str]:
    """What stands beside the name."""
    return [tag for tag in (model.quantisation, _kind(model), _state(model)) if tag]


def _kind(model: ModelFile) -> str:
    return QCoreApplication.translate("InstalledRows", "Search") if model.is_embedding else ""


def _state(model: ModelFile) -> str:
    if model.is_gone:
        return QCoreApplication.translate("InstalledRows", "Gone")
    return QCoreApplication.translate("InstalledRows", "Broken") if model.problem else ""


def place_words(model: ModelFile) -> str:
    """Whose the file is, and where it lies."""
    translate = QCoreApplication.translate
    if model.is_starter:
        return translate("InstalledRows", "Comes with Bantam")
    if model.origin:
        return translate("InstalledRows", "Used in place, where {0} keeps it").format(model.origin)
    return str(model.path.parent)
