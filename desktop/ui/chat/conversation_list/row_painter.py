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


class RowState(NamedTuple):
    """How a row stands at this moment."""

    is_open: bool = False
    is_hovered: bool = False
    is_menu_hovered: bool = False
    is_focused: bool = False
    is_writing: bool = False


class RowPainter:
    """Knows colours, fonts and places inside a row; holds no state. GUI thread."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(self, painter: QPainter, rect: QRect, row: ListRow, state: RowState) -> None:
        """Draw a row into `rect`."""
        if row.kind is RowKind.HEADING:
            self._paint_heading(painter, rect, row.title)
            return
        self._paint_ground(painter, rect, state)
        words = rect.adjusted(PADDING, 0, -PADDING, 0)
        if state.is_hovered:
            self._paint_menu(painter, menu_rect(rect), state.is_menu_hovered)
            words.setRight(menu_rect(rect).left() - 1)
        elif state.is_writing:
            self._paint_dot(painter, words)
            words.setRight(words.right() - DOT - PADDING)
        if row.kind is RowKind.HIT and row.snippet:
            self._paint_words(painter, words.adjusted(0, 6, 0, -words.height() + 26), row.title, state)
            self._paint_line(painter, words.adjusted(0, 26, 0, -8), row.snippet, FontStyle.SMALL, "text2")
        else:
            self._paint_words(painter, words, row.title, state)

    def is_cut(self, rect: QRect, row: ListRow) -> bool:
        """Whether the title does not fit, so that a tooltip helps."""
        return QFontMetrics(self._theme.font(FontStyle.BASE)).horizontalAdvance(row.title) > rect.width() - 2 * PADDING

    def _paint_heading(self, painter: QPainter, rect: QRect, words: str) -> None:
        self._paint_line(painter, rect.adjusted(PADDING, 8, -PADDING, -4), words, FontStyle.CAPTION, "text3")

    def _paint_ground(self, painter: QPainter, rect: QRect, state: RowState) -> None:
        token = "selected" if state.is_open else "hover" if state.is_hovered else ""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if token:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(token))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        if state.is_focused:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)

    def _paint_menu(self, painter: QPainter, rect: QRect, is_hovered: bool) -> None:
        if is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selected"))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
        pixmap = self._theme.pixmap("ellipsis", size=16, token="text2", ratio=painter.device().devicePixelRatioF())
        place = QRect(QPoint(), QSize(16, 16))
        place.moveCenter(rect.center())
        painter.drawPixmap(place, pixmap)

    def _paint_dot(self, painter: QPainter, words: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawEllipse(QRectF(words.right() - DOT, words.center().y() + 1 - DOT / 2, DOT, DOT))

    def _paint_words(self, painter: QPainter, rect: QRect, words: str, state: RowState) -> None:
        weight = QFont.Weight.Medium if state.is_open else None
        self._paint_line(painter, rect, words, FontStyle.BASE, "text", weight)

    def _paint_line(
        self,
        painter: QPainter,
        rect: QRect,
        words: str,
        style: FontStyle,
        token: str,
        weight: QFont.Weight | None = None,
    ) -> None:
        font = self._theme.font(style, weight)
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def menu_rect(rect: QRect) -> QRect:
    """Where the “…” button of a row stands."""
    return QRect(rect.right() - MENU - 1, rect.center().y() - MENU // 2 + 1, MENU, MENU)
