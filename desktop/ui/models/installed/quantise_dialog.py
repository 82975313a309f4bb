"""Which smaller file is made of a model: what each choice costs in quality, and what it takes of the disk."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from desktop.core.model import ModelFile
from desktop.core.quantisation import SmallerFile, SmallerFiles
from desktop.ui.locale_text import number_text, room_text, size_text
from desktop.ui.models.fit_words import loss_text, loss_words
from desktop.ui.models.job_dialog import JobDialog
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import PlainLabel

WIDTH = 860
ROW, GAP = 36, 20
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
USUAL = "Q4_K_M"  # the best balance


class QuantiseDialog(JobDialog):
    """GUI thread."""

    def __init__(self, theme: Theme, model: ModelFile, offer: SmallerFiles, parent: QWidget) -> None:
        title = self.tr("Make a smaller file of {0}").format(model.name)
        super().__init__(theme, title, self.tr("Make it"), WIDTH, parent)
        self._offer = offer
        self._group = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}
        words = self.tr("It is {0} now, as {1}. Its numbers are rounded to fewer bits; the file itself stays as it is.")
        self.words(words.format(size_text(model.size), model.quantisation))
        self.body.addLayout(self._table())
        self.room = self.words()
        source = next((one.loss_source for one in offer.files if one.loss_source), "")
        if source:
            note = self.tr("Quality loss as published: {0}. Your model may lose more or less.").format(source)
            self.body.addWidget(self._small(note, wraps=True))
        usual = USUAL if USUAL in self.choices else offer.files[-1].name
        self.choices[usual].setChecked(True)
        self._group.buttonToggled.connect(self._show_room)
        self._show_room()

    @property
    def chosen(self) -> SmallerFile:
        """The file that is wanted."""
        return next(one for one in self._offer.files if self.choices[one.name].isChecked())

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(0)
        heads = (self.tr("Type"), "", self.tr("Bits a number"), self.tr("Size, about"), self.tr("Quality loss"))
        for column, head in enumerate(heads):
            grid.addWidget(self._small(head), 0, column, RIGHT if column > 1 else Qt.AlignmentFlag.AlignLeft)
        for row, one in enumerate(self._offer.files, start=1):
            bits, size = number_text(one.bits, 1), size_text(one.size)
            loss, words = loss_text(one.loss), translated(one.words)
            button = self.choices[one.name] = QRadioButton(one.name)
            button.setFont(self.theme.font(FontStyle.BASE, QFont.Weight.DemiBold if one.name == USUAL else None))
            button.setFixedHeight(ROW)
            said = (words, self.tr("{0} bits a number").format(bits), size, loss_words(one.loss))
            button.setAccessibleDescription(", ".join(said))
            self._group.addButton(button)
            about = self._small(words, wraps=True)
            grid.addWidget(button, row, 0)
            grid.addWidget(about, row, 1)
            for column, text in enumerate((bits, size, loss), start=2):
                grid.addWidget(PlainLabel(self.theme, text), row, column, RIGHT)
        grid.setColumnStretch(1, 1)
        return grid

    def _small(self, words: str, *, wraps: bool = False) -> PlainLabel:
        label = PlainLabel(self.theme, words, style=FontStyle.SMALL, token="text2")
        label.setWordWrap(wraps)
        return label

    @Slot()
    def _show_room(self) -> None:
        """What is asked of the disk is said, and refused, before anything is written."""
        needed, free = self.chosen.size, self._offer.free
        if needed > free:
            words = self.tr("It needs about {0}, and the disk has {1} left. Choose a smaller type, or make room.")
            self.room.setText(words.format(size_text(needed), room_text(free)))
        else:
            words = self.tr("Takes about {0} of the {1} that are free. It is loaded and asked before it gets its name.")
            self.room.setText(words.format(size_text(needed), room_text(free)))
        self.room.set_token("red" if needed > free else "text2")
        self.begin.setEnabled(needed <= free)
        self.begin.setText(self.tr("Make {0}, about {1}").format(self.chosen.name, size_text(needed)))
