"""A dialog that is as high as the words in it need."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QWidget


class FittedDialog(QDialog):
    """As wide as it is told, and as high as that makes it, now and when it holds something else. GUI thread.

    Qt alone would give a dialog two thirds of the screen at most, and cut the last lines of its texts to fit.
    """

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(width)

    def event(self, event: QEvent) -> bool:
        """What is in it has changed, or is about to be seen."""
        was_handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Polish):
            self._fit()
        return was_handled

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            height = layout.totalHeightForWidth(self.width())
            if height > 0 and height != self.height():
                self.setFixedHeight(height)
