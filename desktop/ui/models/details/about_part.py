"""The head of the pane: name, verdict, publisher, what it does, and the facts below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.catalogue import HubModel
from desktop.ui.models.about_words import about_words, named_languages
from desktop.ui.models.fit_badge import UNKNOWN, Badge
from desktop.ui.models.flow_box import FlowBox
from desktop.ui.models.model_words import (
    commercial_words,
    context_words,
    languages_words,
    licence_tag,
    licence_terms,
    parameters_words,
    publisher_words,
)
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, PlainLabel, Tag, plain_tooltip

SIDE = 16
BAR = 10  # px at the right end that a scroll bar takes
END = SIDE - BAR
FACT = 88  # px of the column with the names of facts
APART = 8
LINE = 24


class AboutPart(QWidget):
    """GUI thread. Wish: `link_requested(url)`."""

    link_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._url = ""
        self.name = PlainLabel(theme, style=FontStyle.PAGE)
        self.name.setWordWrap(True)
        self._badge: Tag | None = None
        self._publisher = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._about = PlainLabel(theme, token="text2")
        self._about.setWordWrap(True)
        self._values = {
            words: PlainLabel(theme)
            for words in (self.tr("Parameters"), self.tr("Context"), self.tr("Languages"), self.tr("Licence"))
        }
        self._names: list[PlainLabel] = []
        self._commercial = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._commercial.setWordWrap(True)
        self._terms = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._terms.setWordWrap(True)
        self.read_button = Button(theme, self.tr("Read"), kind="link", height=LINE)
        self.read_button.clicked.connect(lambda: self.link_requested.emit(self._url))
        self._lay_out()

    def show_model(self, model: HubModel, badge: Badge | None) -> None:
        """Say what is known of it."""
        self.name.setText(model.name)
        self._show_badge(badge)
        self._publisher.setText(publisher_words(model))
        self._about.setText(about_words(model))
        facts = (parameters_words(model), context_words(model), languages_words(model), licence_tag(model.licence))
        for name, label, words in zip(self._names, self._values.values(), facts, strict=True):
            for part in (name, label):
                part.setVisible(words != UNKNOWN)
            label.setText(words)
            label.setToolTip(plain_tooltip(words))
        names = list(self._values)
        self._values[names[2]].setToolTip(plain_tooltip(", ".join(named_languages(model))))
        self._commercial.setText(commercial_words(model.licence.commercial))
        terms = licence_terms(model.licence)
        self._terms.setText(terms)
        self._terms.setVisible(bool(terms))
        self._url = model.licence.url
        self.read_button.setVisible(bool(self._url))
        self.read_button.setAccessibleName(self.tr("Read the licence {0}").format(model.licence.name))

    def _show_badge(self, badge: Badge | None) -> None:
        if self._badge is not None:
            self._top.removeWidget(self._badge)
            self._badge.hide()
            self._badge.deleteLater()
            self._badge = None
        if badge is not None:
            self._badge = Tag(self._theme, badge.words, badge.kind, badge.icon or None)
            self._top.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.setSpacing(8)
        self._top.addWidget(self.name, 1)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 14, END, 12)
        head.setSpacing(4)
        head.addLayout(self._top)
        head.addWidget(self._publisher)
        head.addSpacing(2)
        head.addWidget(self._about)
        facts = QGridLayout()
        facts.setContentsMargins(SIDE, 8, END, 8)
        facts.setHorizontalSpacing(APART)
        facts.setVerticalSpacing(0)
        facts.setColumnMinimumWidth(0, FACT)
        facts.setColumnStretch(1, 1)
        for row, (words, value) in enumerate(self._values.items()):
            name = PlainLabel(self._theme, words, token="text2")
            name.setMinimumHeight(LINE)
            value.setMinimumHeight(LINE)
            self._names.append(name)
            facts.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            value.setWordWrap(row < len(self._values) - 1)
            if row < len(self._values) - 1:
                facts.addWidget(value, row, 1)
        value.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        licence = FlowBox(below=0)
        for part in (value, self._commercial, self.read_button):
            part.setMinimumHeight(LINE)
            licence.add(part)
        facts.addWidget(licence, len(self._values) - 1, 1)
        facts.addWidget(self._terms, len(self._values), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addLayout(facts)
        column.addWidget(hairline())


def hairline() -> QFrame:
    """A line of one pixel."""
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line


def heading(theme: Theme, words: str) -> PlainLabel:
    """The words over a part of a pane."""
    return PlainLabel(theme, words, weight=QFont.Weight.DemiBold)
