"""What the rows of this screen's lists are drawn with: grounds, lines of words, tags with icons."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from desktop.ui.models.fit_badge import Badge
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets.tag import GROUNDS, ICON, PADDING, RADIUS
from desktop.ui.widgets.tag import HEIGHT as BADGE

TAG = 20
TAG_PADDING = 6
RING = 2


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Whether it is the row whose details are shown."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def paint_ground(painter: QPainter, theme: Theme, option: QStyleOptionViewItem, *, line: bool = True) -> None:
    """Selected, hovered or plain, with the ring of the keyboard and a line below."""
    rect = option.rect
    is_under = bool(option.state & QStyle.StateFlag.State_MouseOver)
    token = "selected" if is_selected(option) else "hover" if is_under else ""
    if token:
        painter.fillRect(rect, theme.colour(token))
    if line:
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("hairline"))
    view: QWidget = option.widget
    has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    if has_focus and view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
        painter.setPen(QPen(theme.colour("accent"), RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1 - line))


def paint_words(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    words: str,
    style: FontStyle = FontStyle.BASE,
    token: str = "text",
    weight: QFont.Weight | None = None,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """One line, cut at its end where it is too long; returns the pixels that it takes."""
    font = theme.font(style, weight)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | align, shown)
    return metrics.horizontalAdvance(shown)


def paint_icon(painter: QPainter, theme: Theme, left: float, middle: float, name: str, token: str) -> None:
    """A small picture, centred on the line `middle`."""
    picture = theme.pixmap(name, size=ICON, token=token, ratio=ratio_of(painter))
    painter.drawPixmap(QPointF(left, middle - ICON / 2), picture)


def tag_width(theme: Theme, words: str) -> int:
    """Pixels that a tag takes."""
    return QFontMetrics(theme.font(FontStyle.SMALL)).horizontalAdvance(words) + 2 * TAG_PADDING


def paint_tag(
    painter: QPainter, theme: Theme, left: float, middle: float, words: str, *, on_selected: bool = False
) -> float:
    """A neutral tag; on a selected row it is raised. Returns where it ends."""
    place = QRectF(left, middle - TAG / 2, tag_width(theme, words), TAG)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("raised" if on_selected else "hover"))
    painter.drawRoundedRect(place, RADIUS, RADIUS)
    painter.setFont(theme.font(FontStyle.SMALL))
    painter.setPen(theme.colour("text2"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
    return place.right()


def badge_width(theme: Theme, badge: Badge) -> int:
    """Pixels that a badge takes."""
    font = theme.font(FontStyle.SMALL, QFont.Weight.Medium)
    return QFontMetrics(font).horizontalAdvance(badge.words) + 2 * PADDING + (ICON + 5 if badge.icon else 0)


def paint_badge(
    painter: QPainter, theme: Theme, left: float, middle: float, badge: Badge, *, on_selected: bool = False
) -> None:
    """A verdict with its icon."""
    ground, token = GROUNDS[badge.kind]
    place = QRectF(left, middle - BADGE / 2, badge_width(theme, badge), BADGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("raised" if on_selected and badge.kind == "neutral" else ground))
    painter.drawRoundedRect(place, RADIUS, RADIUS)
    start = left + PADDING
    if badge.icon:
        paint_icon(painter, theme, start, middle, badge.icon, token)
        start += ICON + 5
    painter.setFont(theme.font(FontStyle.SMALL, QFont.Weight.Medium))
    painter.setPen(theme.colour(token))
    painter.drawText(place.adjusted(start - left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, badge.words)


def ratio_of(painter: QPainter) -> float:
    """Pixels of the screen for each px."""
    device = painter.device()
    return device.devicePixelRatioF() if device is not None else 1.0
