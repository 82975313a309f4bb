"""How many layers of a model go to graphics processors, and what became of that."""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.services.graphics_status import GraphicsStatus
from desktop.ui.chat.inspector.chat_settings import Range
from desktop.ui.chat.inspector.number_field import NumberField
from desktop.ui.chat.inspector.number_row import NumberRow
from desktop.ui.chat.inspector.template_words import breakable
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel

MOST_LAYERS = 999


class GraphicsRow(QWidget):
    """Hidden where there is no graphics processor. GUI thread. Wish: `layers_requested(number, or None for automatic)`,
    by the person only.
    """

    layers_requested = Signal(object)

    def __init__(self, theme: Theme, width: int) -> None:
        super().__init__()
        field = NumberField(Range(0, MOST_LAYERS), blank=self.tr("Automatic"))
        self.layers = NumberRow(theme, self.tr("GPU layers"), field, width)
        self.layers.value_changed.connect(self._on_value_changed)
        self.note = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.note.setContentsMargins(0, 0, 0, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.layers)
        column.addWidget(self.note)
        self.hide()

    def show_status(self, status: GraphicsStatus | None) -> None:
        """What is chosen and what is so; None where there is none."""
        self.setVisible(status is not None)
        if status is not None:
            self.layers.show_value(status.wished)
            words = self._words(status)
            self.note.setText(breakable(words))
            self.note.setVisible(bool(words))

    def _words(self, status: GraphicsStatus) -> str:
        if status.used:
            words = self.tr("{0} of {1} layers lie on {2}.")
            return words.format(status.used, status.every, status.device)
        if status.wished == 0:
            return ""
        if status.failure:
            words = self.tr(
                "{0} It happened on {1}, so the model runs on the processor. A number of layers tries again."
            )
            return words.format(status.failure, status.device)
        if status.trouble:
            reason = QCoreApplication.translate("errors", status.trouble)
            return self.tr("{0} is not used by itself: {1}.").format(status.device, reason)
        return ""

    @Slot(object)
    def _on_value_changed(self, value: float | None) -> None:
        self.layers_requested.emit(None if value is None else int(value))
