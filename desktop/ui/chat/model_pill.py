"""The pill in the header: which model answers, and how it is."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.models.row_painting import paint_tag, tag_width
from desktop.ui.theme.theme import FontStyle, Theme

HEIGHT = 32
MARGIN = 12
DOT = 8
GAP = 9
ICON = 16
LEAST_NAME = 72
MOST = 420
LONGEST_TAG = 18  # letters of an adapter's name


class ModelState(Enum):
    """What the dot says."""

    IDLE = "idle"
    LOADING = "loading"
    READY = "ready"
    STOPPED = "stopped"


class ModelPill(QAbstractButton):
    """Name, tag and state of the model; pressing it opens the picker. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tag = ""
        self._adapters: tuple[str, ...] = ()
        self._state = ModelState.IDLE
        self._fraction = 0.0
        self.setObjectName("modelPill")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_model("", "")
        theme.changed.connect(self._on_theme_changed)

    @property
    def state(self) -> ModelState:
        """What the dot says."""
        return self._state

    def set_model(self, name: str, quantisation: str) -> None:
        """Show a model; "" when there is none."""
        self.setText(name)
        self._tag = quantisation
        self._describe()
        self.updateGeometry()

    def set_adapters(self, names: Sequence[str]) -> None:
        """Show the adapters that change the model."""
        if tuple(names) != self._adapters:
            self._adapters = tuple(names)
            self._describe()
            self.updateGeometry()

    def set_state(self, state: ModelState, fraction: float = 0.0) -> None:
        """Show how the model is; `fraction` fills the ring while it is loaded."""
        if (state, fraction) != (self._state, self._fraction):
            is_wider = (state is ModelState.STOPPED) != (self._state is ModelState.STOPPED)
            self._state, self._fraction = state, fraction
            self._describe()
            if is_wider:
                self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the whole name, within reason."""
        name = QFontMetrics(self._font()).horizontalAdvance(self._shown_name())
        return QSize(min(MOST, name + self._around()), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The name may be cut short, the rest not."""
        return QSize(min(self.sizeHint().width(), LEAST_NAME + self._around()), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw dot, name, tags and the arrows."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        left = float(MARGIN)
        if self.text():
            self._paint_dot(painter, left)
            left += DOT + GAP
        width = self.width() - self._around()
        painter.setFont(self._font())
        painter.setPen(self._theme.colour("text" if self.text() else "text2"))
        metrics = QFontMetrics(self._font())
        shown = metrics.elidedText(self._shown_name(), Qt.TextElideMode.ElideRight, width + 1)
        painter.drawText(QRectF(left, 0, width + 1, HEIGHT), Qt.AlignmentFlag.AlignVCenter, shown)
        left += min(width, metrics.horizontalAdvance(shown)) + 8
        for words in self._tags():
            left = paint_tag(painter, self._theme, left, HEIGHT / 2, words) + 8
        pixmap = self._theme.pixmap("chevrons-up-down", size=14, token="text2", ratio=self.devicePixelRatioF())
        painter.drawPixmap(self.width() - MARGIN - 14 + 1, (HEIGHT - 14) // 2, 14, 14, pixmap)

    def _around(self) -> int:
        """Pixels of everything but the name."""
        tags = sum(tag_width(self._theme, words) + 8 for words in self._tags())
        return 2 * MARGIN + (DOT + GAP if self.text() else 0) + tags + 8 + ICON

    def _tags(self) -> list[str]:
        stopped = [self.tr("stopped")] if self._state is ModelState.STOPPED and self.text() else []
        return ([self._tag] if self._tag else []) + self._adapter_tags() + stopped

    def _adapter_tags(self) -> list[str]:
        """The first one by name, and how many there are besides."""
        if not self._adapters:
            return []
        first, more = self._adapters[0], len(self._adapters) - 1
        name = first if len(first) <= LONGEST_TAG else first[: LONGEST_TAG - 1] + "…"
        return [f"{name} +{more}" if more else name]

    def _shown_name(self) -> str:
        return self.text() or self.tr("No model")

    def _font(self) -> QFont:
        return self._theme.font(FontStyle.BASE, QFont.Weight.Medium)

    def _paint_ground(self, painter: QPainter) -> None:
        is_over = self.underMouse() or self.isDown()
        pen = QPen(self._theme.colour("accent" if self._has_ring() else "input"), 2 if self._has_ring() else 1)
        if not self.text():
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("hover" if is_over else "raised"))
        inset = pen.widthF() / 2
        ground = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2)

    def _has_ring(self) -> bool:
        return self.hasFocus()

    def _paint_dot(self, painter: QPainter, left: float) -> None:
        place = QRectF(left, (HEIGHT - DOT) / 2, DOT, DOT)
        inner = place.adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._state is ModelState.STOPPED:
            painter.setPen(QPen(self._theme.colour("red"), 1.5))
            painter.drawEllipse(inner)
        elif self._state is ModelState.LOADING:
            painter.setPen(QPen(self._theme.colour("input"), 1.5))
            painter.drawEllipse(inner)
            painter.setPen(QPen(self._theme.colour("text2"), 1.5))
            painter.drawArc(inner, 90 * 16, -round(max(0.08, self._fraction) * 360 * 16))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("green" if self._state is ModelState.READY else "control"))
            painter.drawEllipse(place)

    def _describe(self) -> None:
        """What a screen reader says; the tooltip only names the key, as the pill says the rest."""
        states = {
            ModelState.IDLE: self.tr("not loaded yet"),
            ModelState.LOADING: self.tr("loading"),
            ModelState.READY: self.tr("ready"),
            ModelState.STOPPED: self.tr("stopped"),
        }
        name = self.text()
        if self._adapters:
            name = self.tr("{0} with {1}").format(name, ", ".join(self._adapters))
        words = self.tr("Model: {0}, {1}").format(name, states[self._state])
        self.setAccessibleName(words if self.text() else self.tr("No model. Choose a model"))
        self.update()

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
