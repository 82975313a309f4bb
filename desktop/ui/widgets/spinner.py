"""A ring that turns while something is waited for."""

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme.theme import Theme

SIZE = 16
STEPS = 12
EVERY = 80  # ms


class Spinner(QWidget):
    """Turns only while it is started and can be seen, and not where motion is unwanted. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_started = False
        self._step = 0
        self.setFixedSize(SIZE, SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._on_timeout)
        theme.changed.connect(self._on_theme_changed)

    @property
    def is_turning(self) -> bool:
        """Whether it moves right now."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin to turn, as soon as it can be seen."""
        self._is_started = True
        self._turn()

    def stop(self) -> None:
        """Stand still."""
        self._is_started = False
        self._timer.stop()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(SIZE, SIZE)

    def showEvent(self, event: QShowEvent) -> None:
        """Turn if it was started."""
        super().showEvent(event)
        self._turn()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it: spend nothing."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the open ring, turned."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(SIZE / 2, SIZE / 2)
        painter.rotate(360 * self._step / STEPS)
        picture = self._theme.pixmap("loader-circle", size=SIZE, token="text2", ratio=self.devicePixelRatioF())
        painter.drawPixmap(-SIZE // 2, -SIZE // 2, SIZE, SIZE, picture)

    def _turn(self) -> None:
        if self._is_started and self.isVisible() and not self._theme.is_still:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._turn()
        self.update()

    @Slot()
    def _on_timeout(self) -> None:
        self._step = (self._step + 1) % STEPS
        self.update()
