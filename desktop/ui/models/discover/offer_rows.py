"""The models that could be got, as a list model, and the delegate that draws a row of it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.core.offer import Mark, Offer
from desktop.ui.locale_text import size_text
from desktop.ui.models import row_painting as rows
from desktop.ui.models.about_words import row_words
from desktop.ui.models.discover.columns import Columns
from desktop.ui.models.fit_badge import UNKNOWN, Badge, fit_badge, speed_text
from desktop.ui.models.model_words import mark_words, offer_badge_words, offer_tags, offer_words
from desktop.ui.models.rows_list import AnyIndex
from desktop.ui.models.rows_model import ROW, RowDelegate, RowsModel
from desktop.ui.theme.theme import FontStyle

MARKS = {Mark.INSTALLED: ("check", "text2"), Mark.DOWNLOADING: ("arrow-down", "accent-text")}  # icon and token
GAP = 8
RIGHT = Qt.AlignmentFlag.AlignRight


class OfferRowsModel(RowsModel[Offer]):
    """The models that are shown. GUI thread."""

    def key_of(self, item: Offer) -> str:
        """The model's id."""
        return item.model.id

    def said_of(self, item: Offer, role: int) -> object:
        """Its name, and everything for a screen reader."""
        if role == Qt.ItemDataRole.DisplayRole:
            return item.model.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return offer_words(item)
        return row_words(item.model) if role == Qt.ItemDataRole.AccessibleDescriptionRole else None


class OfferRowDelegate(RowDelegate):
    """Name, tags and what it is good for; fit, speed and size. GUI thread."""

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """In columns, or below each other where there is no room for them."""
        offer: Offer = index.data(ROW)
        columns, top = Columns.of(option.widget.width()), option.rect.top()
        first = QRect(columns.name, top + 12, columns.name_end - columns.name, 20)
        second = QRect(columns.name, top + 32, columns.name_end - columns.name, 16)
        self._paint_name(painter, first, offer, is_selected=rows.is_selected(option))
        self._paint_fit(painter, option, columns, offer)
        if columns.is_narrow:
            self._paint_narrow(painter, second, offer)
        else:
            rows.paint_words(painter, self._theme, second, row_words(offer.model), FontStyle.SMALL, "text2")
            self._paint_numbers(painter, option.rect, columns, offer)

    def _paint_name(self, painter: QPainter, place: QRect, offer: Offer, *, is_selected: bool) -> None:
        """Tags that have no room are left out, the size last."""
        theme, middle = self._theme, place.center().y() + 1
        needed = QFontMetrics(theme.font(FontStyle.BASE, QFont.Weight.DemiBold)).horizontalAdvance(offer.model.name)
        mark = mark_words(offer.mark)
        metrics = QFontMetrics(theme.font(FontStyle.SMALL))
        room = place.width() - (metrics.horizontalAdvance(mark) + 20 + GAP if mark else 0)
        tags = offer_tags(offer)
        while tags and needed + sum(rows.tag_width(theme, tag) + GAP for tag in tags) > room:
            tags.pop()
        room -= sum(rows.tag_width(theme, tag) + GAP for tag in tags)
        name = QRect(place.left(), place.top(), room, place.height())
        width = rows.paint_words(painter, theme, name, offer.model.name, weight=QFont.Weight.DemiBold)
        left = float(place.left() + width + GAP)
        for tag in tags:
            left = rows.paint_tag(painter, theme, left, middle, tag, on_selected=is_selected) + GAP
        if mark:
            icon, token = MARKS[offer.mark]
            rows.paint_icon(painter, theme, left, middle, icon, token)
            words = QRect(int(left) + 18, place.top(), metrics.horizontalAdvance(mark) + 4, place.height())
            rows.paint_words(painter, theme, words, mark, FontStyle.SMALL, token)

    def _paint_fit(self, painter: QPainter, option: QStyleOptionViewItem, columns: Columns, offer: Offer) -> None:
        badge = fit_badge(offer.best.level) if offer.best is not None else None
        shown = badge or Badge(offer_badge_words(offer), "neutral", "")
        left = columns.fit
        if columns.is_narrow:
            left = columns.size_end - rows.badge_width(self._theme, shown)
        middle, is_selected = option.rect.center().y() + 1, rows.is_selected(option)
        rows.paint_badge(painter, self._theme, left, middle, shown, on_selected=is_selected)

    def _paint_numbers(self, painter: QPainter, rect: QRect, columns: Columns, offer: Offer) -> None:
        speed, size = (
            (speed_text(offer.best.speed), size_text(offer.best.file.size)) if offer.best else (UNKNOWN, UNKNOWN)
        )
        place = QRect(columns.fit, rect.top(), columns.speed_end - columns.fit, rect.height())
        token = "text2" if speed == UNKNOWN else "text"
        rows.paint_words(painter, self._theme, place, speed, token=token, align=RIGHT)
        place = QRect(columns.speed_end, rect.top(), columns.size_end - columns.speed_end, rect.height())
        rows.paint_words(painter, self._theme, place, size, token="text2", align=RIGHT)

    def _paint_narrow(self, painter: QPainter, place: QRect, offer: Offer) -> None:
        """Where there is no room for columns the numbers stand in the place of the sentence."""
        numbers = (speed_text(offer.best.speed), size_text(offer.best.file.size)) if offer.best is not None else ()
        words = " · ".join(number for number in numbers if number != UNKNOWN) or row_words(offer.model)
        rows.paint_words(painter, self._theme, place, words, FontStyle.SMALL, "text2")
