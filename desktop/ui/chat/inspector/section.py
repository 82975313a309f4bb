"""A part of the inspector that can be folded away."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.theme.theme import FontStyle, Theme

HEADER = 36
SIDE = 16
BOTTOM = 8
LOWER = 2  # the title below the header's middle
OVERHANG = 6
TITLE = 30  # px before the title


class SectionHeader(QAbstractButton):
    """The chevron and the title; pressing it folds or unfolds."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFixedHeight(HEADER)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Qt's question."""
        return QSize(100, HEADER)

    def needed(self) -> int:
        """Px that the title takes, with the chevron."""
        font = self._theme.font(FontStyle.BASE, QFont.Weight.DemiBold)
        return TITLE + QFontMetrics(font).horizontalAdvance(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Chevron, title, and the ring when the keyboard is here."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name = "chevron-down" if self.isChecked() else "chevron-right"
        pixmap = self._theme.pixmap(name, size=14, token="text2", ratio=self.devicePixelRatioF())
        middle = HEADER // 2 + LOWER
        painter.drawPixmap(QRect(12, middle - 7, 14, 14), pixmap)
        painter.setFont(self._theme.font(FontStyle.BASE, QFont.Weight.DemiBold))
        painter.setPen(self._theme.colour("text"))
        place = QRect(TITLE, middle - 10, self.width() - TITLE, 20)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(9, middle - 13, self.width() - 10, 26), 6, 6)


class Section(QFrame):
    """A hairline, a header with room for one thing at the right, and the content. GUI thread.

    Words at the right are there where the title leaves them room: in some languages both are long.
    """

    folded = Signal(bool)

    def __init__(
        self, theme: Theme, words: str, content: QWidget, corner: QWidget | None = None, *, is_open: bool = True
    ) -> None:
        super().__init__()
        self.header = SectionHeader(theme, words)
        self._content = QWidget()
        self.setObjectName("inspectorSection")
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(SIDE, 0, SIDE, BOTTOM)
        inner.addWidget(content)
        top = QHBoxLayout()
        is_picture = isinstance(corner, QAbstractButton)  # with room around it, which is to hang over
        top.setContentsMargins(0, 0, SIDE - OVERHANG if is_picture else SIDE, 0)
        top.setSpacing(0)
        top.addWidget(self.header, 1)
        self._corner = corner
        self._place = QWidget()
        if corner is not None:
            lowered = QVBoxLayout(self._place)
            lowered.setContentsMargins(0, 2 * LOWER, 0, 0)  # centred in what is left: as low as the title
            lowered.addWidget(corner)
        top.addWidget(self._place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._content)
        self.header.toggled.connect(self._on_toggled)
        self.header.setChecked(is_open)

    def event(self, event: QEvent) -> bool:
        """Another width, or other words at the right."""
        was_handled = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and isinstance(self._corner, QLabel):
            room = self.width() - self.header.needed() - SIDE
            self._place.setVisible(self._corner.sizeHint().width() <= room)
        return was_handled

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        self._content.setVisible(is_open)
        self.folded.emit(not is_open)
