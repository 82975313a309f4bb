"""Draws one row of the conversation list."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from desktop.ui.chat.conversation_list.list_row import ListRow, RowKind
from desktop.ui.theme.theme import FontStyle, Theme

RADIUS = 8
PADDING = 8
MENU = 28  # the “…” button is this wide and high
DOT = 6
RING = 10
STEP = 22  # further right for each level; an icon stands in it
ICON = 14


class RowState(NamedTuple):
    """How a row stands at this moment."""

    is_open: bool = False
    is_hovered: bool = False
    is_menu_hovered: bool = False
    is_focused: bool = False
    is_writing: bool = False
    is_chosen: bool = False
    is_target: bool = False  # what is dragged would be dropped into it


class RowPainter:
    """Knows colours, fonts and places inside a row; holds no state. GUI thread."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(self, painter: QPainter, rect: QRect, row: ListRow, state: RowState) -> None:
        """Draw a row into `rect`."""
        if row.is_heading:
            self._paint_heading(painter, rect, row.title)
            return
        self._paint_ground(painter, rect, state)
        words = rect.adjusted(_left(row), 0, -PADDING, 0)
        self._paint_icon(painter, rect, row)
        words.setRight(self._paint_end(painter, rect, row, state))
        if row.kind is RowKind.HIT and row.snippet:
            self._paint_words(painter, words.adjusted(0, 6, 0, -words.height() + 26), row, state)
            self._paint_line(painter, words.adjusted(0, 26, 0, -8), row.snippet, FontStyle.SMALL, "text2")
        else:
            self._paint_words(painter, words, row, state)

    def is_cut(self, rect: QRect, row: ListRow) -> bool:
        """Whether the title does not fit, so that a tooltip helps."""
        room = rect.width() - _left(row) - PADDING
        return QFontMetrics(self._theme.font(FontStyle.BASE)).horizontalAdvance(row.title) > room

    def _paint_heading(self, painter: QPainter, rect: QRect, words: str) -> None:
        self._paint_line(painter, rect.adjusted(PADDING, 8, -PADDING, -4), words, FontStyle.CAPTION, "text3")

    def _paint_ground(self, painter: QPainter, rect: QRect, state: RowState) -> None:
        is_hovered = state.is_hovered or state.is_target
        token = "accent-bg" if state.is_chosen else "selected" if state.is_open else "hover" if is_hovered else ""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if token:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(token))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        if state.is_focused or state.is_target:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)

    def _paint_icon(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        """A pin, or the arrow of a folder, in the step before the words."""
        name = "pin" if row.is_pinned else "chevron-down" if row.is_open else "chevron-right"
        if row.is_pinned or row.is_folder:
            self._paint_pixmap(painter, QPoint(rect.left() + _left(row) - STEP + ICON // 2, rect.center().y()), name)

    def _paint_end(self, painter: QPainter, rect: QRect, row: ListRow, state: RowState) -> int:
        """What stands at the right end; returns how far the words may go."""
        end = rect.right() - PADDING
        if state.is_hovered:
            self._paint_menu(painter, menu_rect(rect), state.is_menu_hovered)
            return menu_rect(rect).left() - 1
        if row.is_folder:
            count = str(row.count)
            font = self._theme.font(FontStyle.SMALL)
            width = QFontMetrics(font).horizontalAdvance(count)
            self._paint_line(painter, rect.adjusted(rect.width() - PADDING - width, 0, 0, 0), count, FontStyle.SMALL)
            return end - width - PADDING
        if state.is_writing:
            self._paint_ring(painter, QRectF(end - RING, rect.center().y() + 1 - RING / 2, RING, RING))
            return end - RING - PADDING
        if row.is_unseen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawEllipse(QRectF(end - DOT - 2, rect.center().y() + 1 - DOT / 2, DOT, DOT))
            return end - RING - PADDING
        return end

    def _paint_menu(self, painter: QPainter, rect: QRect, is_hovered: bool) -> None:
        if is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selected"))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
        self._paint_pixmap(painter, rect.center(), "ellipsis", 16)

    def _paint_pixmap(self, painter: QPainter, centre: QPoint, name: str, size: int = ICON) -> None:
        pixmap = self._theme.pixmap(name, size=size, token="text2", ratio=painter.device().devicePixelRatioF())
        place = QRect(QPoint(), QSize(size, size))
        place.moveCenter(centre)
        painter.drawPixmap(place, pixmap)

    def _paint_ring(self, painter: QPainter, place: QRectF) -> None:
        """Being written: a ring that is not closed, unlike the dot of an answer that waits to be seen."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(place.adjusted(1, 1, -1, -1), 90 * 16, -270 * 16)

    def _paint_words(self, painter: QPainter, rect: QRect, row: ListRow, state: RowState) -> None:
        weight = QFont.Weight.Medium if state.is_open or row.is_unseen else None
        self._paint_line(painter, rect, row.title, FontStyle.BASE, "text", weight)

    def _paint_line(
        self,
        painter: QPainter,
        rect: QRect,
        words: str,
        style: FontStyle,
        token: str = "text2",
        weight: QFont.Weight | None = None,
    ) -> None:
        font = self._theme.font(style, weight)
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _left(row: ListRow) -> int:
    """Where the words begin, from the left edge of the row."""
    has_icon = row.is_pinned or row.is_folder
    return PADDING + STEP * (row.depth + 1 if has_icon else row.depth)


def menu_rect(rect: QRect) -> QRect:
    """Where the “…” button of a row stands."""
    return QRect(rect.right() - MENU - 1, rect.center().y() - MENU // 2 + 1, MENU, MENU)
