"""Which model an adapter of PEFT is made for, or why for none of those here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from desktop.core.adapter import PeftFound
from desktop.core.model import ModelFile
from desktop.services.adapter_service import AdapterBase
from desktop.ui.locale_text import number_text
from desktop.ui.models.job_dialog import JobDialog
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import PlainLabel

WIDTH = 520
ROW, MOST_ROWS = 28, 6  # of models that are seen without scrolling
MOST_REASONS = 6


class PeftDialog(JobDialog):
    """GUI thread."""

    def __init__(self, theme: Theme, found: PeftFound, bases: Sequence[AdapterBase], parent: QWidget) -> None:
        super().__init__(theme, found.name, self.tr("Make it an adapter"), WIDTH, parent)
        self._group = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}
        self._models: dict[str, ModelFile] = {one.model.id: one.model for one in bases if one.misfit is None}
        self.words(self._told(found))
        if self._models:
            self.words(self.tr("Which model was it trained on?"), token="text")
            self.body.addWidget(self._rows())
            self.words(self.tr("It is written as a new file. What PEFT made is only read."))
        else:
            self.words(self.tr("No model here fits it:"), token="text")
            for one in [one for one in bases if one.misfit is not None][:MOST_REASONS]:
                self._add_reason(one)
        self.begin.setVisible(bool(self._models))

    @property
    def model(self) -> ModelFile | None:
        """The model that is chosen."""
        return next((self._models[key] for key, button in self.choices.items() if button.isChecked()), None)

    def set_waiting(self, is_waiting: bool) -> None:
        """The choice counts until it is over."""
        super().set_waiting(is_waiting)
        for button in self.choices.values():
            button.setEnabled(not is_waiting)

    def _told(self, found: PeftFound) -> str:
        words = []
        if found.base:
            words.append(self.tr("It was trained on {0}.").format(found.base))
        if found.width and found.layers:
            sizes = self.tr("That model is {0} numbers wide and has {1} layers or more.")
            words.append(sizes.format(number_text(found.width), number_text(found.layers)))
        return " ".join(words)

    def _rows(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("jobRows")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for key, model in self._models.items():
            words = f"{model.name} · {model.quantisation}" if model.quantisation else model.name
            button = self.choices[key] = QRadioButton(words)
            button.setFixedHeight(ROW)
            button.setFont(self.theme.font(FontStyle.BASE))
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        next(iter(self.choices.values())).setChecked(True)
        area = QScrollArea()
        area.setObjectName("jobScroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.setFixedHeight(ROW * min(len(self.choices), MOST_ROWS))
        return area

    def _add_reason(self, one: AdapterBase) -> None:
        if one.misfit is not None:
            words = f"{one.model.name}: {translated(one.misfit)}"
            label = PlainLabel(self.theme, words, style=FontStyle.SMALL, token="text2")
            label.setWordWrap(True)
            self.body.addWidget(label)
