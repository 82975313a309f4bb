"""A file that is too large for the model: three ways on, each with what it costs. Nothing is cut by itself."""

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from desktop.core.attachment import Document, FileKind, Unit
from desktop.markdown.safe_text import displayable
from desktop.ui.locale_text import number_text
from desktop.ui.plural import plural
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, PlainLabel

TILE, ICON, MARGIN, ROW = 24, 16, 12, 34


class Way(Enum):
    """What can be done with it."""

    BEGINNING = auto()
    PARTS = auto()
    LEAVE = auto()


class TooLarge(NamedTuple):
    """What the card is about; all numbers but `units` are tokens."""

    id: int
    document: Document
    tokens: int
    room: int
    context_length: int
    model_name: str

    @property
    def can_be_cut(self) -> bool:
        """Whether a part of it can go along."""
        return self.room > 0 and self.document.kind is not FileKind.IMAGE


class ChoiceCard(QFrame):
    """Hidden while there is nothing to choose. GUI thread. Wish: `way_requested(id of the file, Way)`."""

    way_requested = Signal(int, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: TooLarge | None = None
        self.setObjectName("card")
        self._picture = QLabel()
        self._picture.setObjectName("amberTile")
        self._picture.setFixedSize(TILE, TILE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = PlainLabel(theme, weight=QFont.Weight.DemiBold)
        self.words = PlainLabel(theme, token="text2")
        for label in (self.title, self.words):
            label.setWordWrap(True)
        self._group = QButtonGroup(self)
        words = {
            Way.BEGINNING: self.tr("Take the beginning that fits"),
            Way.PARTS: self.tr("Choose pages"),
            Way.LEAVE: self.tr("Do not attach it"),
        }
        self.ways = {way: QRadioButton(words[way]) for way in Way}
        self.costs = {way: PlainLabel(theme, style=FontStyle.SMALL, token="text2") for way in Way}
        for button in self.ways.values():
            button.setFont(theme.font(FontStyle.BASE))
            self._group.addButton(button)
            button.toggled.connect(self._show_button)
        self.button = Button(theme, self.tr("Attach the beginning"), kind="primary")
        self.button.clicked.connect(self._on_clicked)
        self._lay_out()
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    def show_choice(self, about: TooLarge | None) -> None:
        """Ask what is to become of a file, or of none."""
        is_new = about is not None and (self._shown is None or self._shown.id != about.id)
        self._shown = about
        self.setVisible(about is not None)
        if about is None:
            return
        name = " ".join(displayable(about.document.name).split())
        self.title.setText(self.tr("{0} is too large for this chat").format(name))
        words = self.tr(
            "It has {tokens} tokens; {room} of the {total} that {model} reads are free. Choose how to go on: nothing "
            "is cut without you."
        )
        numbers = {"tokens": about.tokens, "room": about.room, "total": about.context_length}
        told = {key: number_text(value) for key, value in numbers.items()}
        self.words.setText(words.format(model=about.model_name, **told))
        self.setAccessibleName(f"{self.title.text()}. {self.words.text()}")
        self._show_ways(about)
        if is_new:
            self.ways[Way.BEGINNING if about.can_be_cut else Way.LEAVE].setChecked(True)
        self._show_button()

    def chosen(self) -> Way:
        """The way that is marked."""
        return next((way for way, button in self.ways.items() if button.isChecked()), Way.LEAVE)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the screen is known."""
        super().showEvent(event)
        self._on_theme_changed()

    def _show_ways(self, about: TooLarge) -> None:
        units = about.document.units
        parts = {
            Unit.PAGE: (self.tr("Choose pages"), plural("ChoiceCard", "%Ln page", "%Ln pages", units)),
            Unit.SECTION: (self.tr("Choose sections"), plural("ChoiceCard", "%Ln section", "%Ln sections", units)),
            Unit.LINE: (self.tr("Choose lines"), plural("ChoiceCard", "%Ln line", "%Ln lines", units)),
        }
        choose, of = parts[about.document.unit]
        self.ways[Way.PARTS].setText(choose)
        share = self.tr("about {0} of {1} tokens").format(number_text(about.room), number_text(about.tokens))
        self.costs[Way.BEGINNING].setText(share if about.room else self.tr("there is no room left"))
        self.costs[Way.PARTS].setText(of)
        self.costs[Way.LEAVE].setText(self.tr("the file stays where it is"))
        if about.document.kind is FileKind.IMAGE:
            whole = self.tr("images stay whole")
            self.costs[Way.BEGINNING].setText(whole)
            self.costs[Way.PARTS].setText(whole)
        self.ways[Way.BEGINNING].setEnabled(about.can_be_cut)
        self.ways[Way.PARTS].setEnabled(about.can_be_cut and about.document.units > 1)
        for way, button in self.ways.items():
            button.setAccessibleDescription(self.costs[way].text())

    @Slot()
    def _show_button(self) -> None:
        words = {
            Way.BEGINNING: self.tr("Attach the beginning"),
            Way.PARTS: self.tr("Choose…"),
            Way.LEAVE: self.tr("Go on without it"),
        }
        self.button.setText(words[self.chosen()])

    @Slot()
    def _on_clicked(self) -> None:
        if self._shown is not None:
            self.way_requested.emit(self._shown.id, self.chosen())

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setSpacing(2)
        inside.addWidget(self.title)
        inside.addWidget(self.words)
        inside.addSpacing(4)
        for number, way in enumerate(Way):
            if number:
                line = QFrame()
                line.setObjectName("hairline")
                line.setFixedHeight(1)
                inside.addWidget(line)
            row = QHBoxLayout()
            row.setSpacing(8)
            self.ways[way].setMinimumHeight(ROW)
            row.addWidget(self.ways[way], 1)
            row.addWidget(self.costs[way])
            inside.addLayout(row)
        below = QHBoxLayout()
        below.setContentsMargins(0, 8, 0, 0)
        below.addWidget(self.button)
        below.addStretch(1)
        inside.addLayout(below)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        outside.setSpacing(12)
        outside.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        outside.addLayout(inside, 1)

    @Slot()
    def _on_theme_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._theme.pixmap("gauge", size=ICON, token="amber", ratio=ratio))
