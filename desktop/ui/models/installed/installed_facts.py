"""What a model's file says of itself, as lines of a name and a value."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.core.model import ModelFile
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import PlainLabel


class InstalledFacts(QWidget):
    """Lines without a value are left out. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heads = (
            self.tr("Parameters"),
            self.tr("Quantisation"),
            self.tr("Context"),
            self.tr("Architecture"),
            self.tr("Licence"),
            self.tr("Size"),
            self.tr("File"),
        )
        self._lines = [(PlainLabel(theme, words, token="text2"), PlainLabel(theme)) for words in heads]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for row, (head, value) in enumerate(self._lines):
            value.setWordWrap(True)
            grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        grid.setColumnStretch(1, 1)

    def show_model(self, model: ModelFile | None) -> None:
        """Show what one says; nothing for None."""
        values = _values(model) if model is not None else [""] * len(self._lines)
        for (head, value), words in zip(self._lines, values, strict=True):
            head.setVisible(bool(words))
            value.setVisible(bool(words))
            value.setText(words)


def _values(model: ModelFile) -> list[str]:
    translate = QCoreApplication.translate
    billions = number_text(model.parameters / 1e9, 2 if model.parameters < 1e9 else 1)
    tokens = number_text(model.context_length)
    return [
        translate("InstalledPane", "{0} billion").format(billions) if model.parameters else "",
        model.quantisation,
        translate("InstalledPane", "{0} tokens").format(tokens) if model.context_length else "",
        model.architecture,
        model.licence,
        size_text(model.size),
        model.path.name,
    ]
