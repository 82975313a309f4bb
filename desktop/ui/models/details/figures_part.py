"""What others measured, with where it stands and how it was measured, and what else is to be known."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.catalogue import HubModel, Published
from desktop.ui.locale_text import number_text
from desktop.ui.models.details.about_part import END, SIDE, heading
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconLine, PlainLabel


class FiguresPart(QWidget):
    """GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._made: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SIDE, 8, END, 12)
        self._column.setSpacing(6)

    def show_model(self, model: HubModel) -> None:
        """Show its figures and notes."""
        for widget in self._made:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._made = [*self._figures(model.figures), *self._notes(model.notes)]
        for widget in self._made:
            self._column.addWidget(widget)
        self.setVisible(bool(self._made))

    def _figures(self, figures: Sequence[Published]) -> list[QWidget]:
        if not figures:
            return []
        made: list[QWidget] = [heading(self._theme, self.tr("Published figures"))]
        source = ""
        for place, figure in enumerate(figures):
            made.append(self._figure(figure))
            source = figure.source
            is_last = place == len(figures) - 1 or figures[place + 1].source != source
            if is_last:  # said once below those that it holds for
                label = PlainLabel(self._theme, self.tr("Source: {0}").format(source), FontStyle.SMALL, "text3")
                label.setWordWrap(True)
                made.append(label)
        return made

    def _figure(self, figure: Published) -> QWidget:
        name = " · ".join(part for part in (figure.name, figure.protocol) if part)
        unit = f"\u2009{figure.unit}" if figure.unit else ""
        value = number_text(figure.value, 0 if figure.value == int(figure.value) else 2 if figure.value < 10 else 1)
        row = QWidget()
        row.setAccessibleName(f"{name}: {value}{unit}. {figure.source}")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = PlainLabel(self._theme, name, token="text2")
        words.setWordWrap(True)
        line.addWidget(words, 1)
        line.addWidget(PlainLabel(self._theme, value + unit), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _notes(self, notes: Sequence[str]) -> list[QWidget]:
        if not notes:
            return []
        words = [QCoreApplication.translate("catalogue", note) for note in notes]
        lines = [IconLine(self._theme, "info", said, FontStyle.SMALL, "text2", wraps=True) for said in words]
        return [heading(self._theme, self.tr("Good to know")), *lines]
