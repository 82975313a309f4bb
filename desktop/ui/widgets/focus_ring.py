"""The ring around the button that the keyboard stands on."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPushButton, QWidget
from shiboken6 import isValid

from desktop.ui.theme.theme import Theme

OUTSIDE = 4  # px beyond the button: a gap of 2, a line of 2
LINE = 2
RADIUS = 8
FIRST_FOCUS = "firstFocus"  # property of a button that waits for Enter before any key was pressed
MOVING = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


class FocusRings(QObject):
    """Follows the focus through every window; draws a ring when the keyboard moved it to a button. GUI thread."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ring: FocusRing | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if self._ring is not None and isValid(self._ring):  # it goes with its window
            self._ring.end()
        self._ring = None
        if isinstance(new, QPushButton) and self._is_keyboard(new):
            self._ring = FocusRing(self._theme, new)

    def _is_keyboard(self, widget: QWidget) -> bool:
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        by_key = widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        return not pressed and (by_key or bool(widget.property(FIRST_FOCUS)))


class FocusRing(QWidget):
    """Lies over the window, moves with its button and ends with it. GUI thread."""

    def __init__(self, theme: Theme, button: QPushButton) -> None:
        super().__init__(button.window())
        self._window = button.window()
        self._theme = theme
        self._button: QPushButton | None = button
        self._watched: list[QWidget] = []
        self._clip = QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        part: QWidget | None = button
        while part is not None and part is not self._window:
            part.installEventFilter(self)
            self._watched.append(part)
            part = part.parentWidget()
        button.destroyed.connect(self._on_destroyed)
        theme.changed.connect(self.update)
        self._place()

    def end(self) -> None:
        """Go."""
        self._button = None
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Move when the button moves, or anything that holds it."""
        if event.type() in MOVING:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        if self._button is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._clip)
        painter.setPen(QPen(self._theme.colour("accent"), LINE))
        size = self._button.size()
        ring = QRectF(0, 0, size.width() + 2 * OUTSIDE, size.height() + 2 * OUTSIDE)
        radius = min(RADIUS, size.height() / 2) if self._button.property("kind") != "pill" else size.height() / 2
        inset = LINE / 2
        painter.drawRoundedRect(ring.adjusted(inset, inset, -inset, -inset), radius + 3, radius + 3)

    def _place(self) -> None:
        if self._button is None:
            return
        outer = _rect_in(self._button, self._window).adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE)
        shown = QRect(outer)
        for part in self._watched:
            if isinstance(part, QAbstractScrollArea):
                shown = shown.intersected(_rect_in(part.viewport(), self._window))
        self._clip = outer.topLeft() - shown.topLeft()
        self.setGeometry(shown)
        self.setVisible(self._button.isVisible() and not shown.isEmpty())
        self.raise_()

    @Slot()
    def _on_destroyed(self) -> None:
        self._button = None
        self.hide()


def _rect_in(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
