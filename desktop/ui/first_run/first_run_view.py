"""The welcome: what this computer has, what can be done at once, and what stays here."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.machine import MachineFacts
from desktop.core.model import ModelFile
from desktop.ui.first_run.fact_card import FactCard
from desktop.ui.first_run.machine_words import fact_words
from desktop.ui.first_run.model_cards import BuiltInCard, OwnModelCard
from desktop.ui.locale_text import number_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconLine, PlainLabel

WIDTH = 832
MARK = 34
SHIELD = 20
WORTH_SAYING = 0.1  # seconds


class FirstRunView(QFrame):
    """Lays out. GUI thread. Wish: `start_requested()`."""

    start_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("firstRun")
        self._mark = QLabel()
        self._shield = QLabel()
        self._checked = IconLine(theme, "check", self.tr("Looking…"), style=FontStyle.SMALL, token="text2")
        self._facts = FactCard(theme)
        self._built_in = BuiltInCard(theme)
        self._own = OwnModelCard(theme)
        self._built_in.start_requested.connect(self.start_requested)
        self._lay_out()
        theme.changed.connect(self._on_theme_changed)

    def set_facts(self, facts: MachineFacts, seconds: float = 0.0) -> None:
        """Show what this computer has, and how long it took to look."""
        self._facts.set_words(fact_words(facts))
        took = self.tr("Checked in {0} s").format(number_text(seconds, 1))
        self._checked.set_text(took if seconds >= WORTH_SAYING else self.tr("Checked just now"))

    def set_model(self, model: ModelFile) -> None:
        """Show the built-in model."""
        self._built_in.set_model(model)

    def set_folder(self, folder: Path) -> None:
        """Show where other models go."""
        self._own.set_folder(folder)

    def focus(self) -> None:
        """Put the focus on the next step, so that Enter takes it."""
        self._built_in.start_button.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the screen is known."""
        super().showEvent(event)
        self._on_theme_changed()

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(self._built_in, 1)
        cards.addWidget(self._own, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(self._heading())
        column.addSpacing(24)
        column.addLayout(self._facts_heading())
        column.addSpacing(8)
        column.addWidget(self._facts)
        column.addSpacing(24)
        column.addLayout(cards)
        column.addSpacing(24)
        line = QFrame()
        line.setObjectName("hairline")
        line.setFixedHeight(1)
        column.addWidget(line)
        column.addSpacing(16)
        column.addLayout(self._promise())
        column.addStretch(1)
        inside = QWidget()
        inside.setFixedWidth(WIDTH)
        inside.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.addWidget(inside, 0, Qt.AlignmentFlag.AlignHCenter)

    def _heading(self) -> QVBoxLayout:
        title = QHBoxLayout()
        title.setSpacing(9)
        title.addWidget(self._mark)
        title.addWidget(PlainLabel(self._theme, self.tr("Welcome to Bantam"), style=FontStyle.DISPLAY), 1)
        words = self.tr(
            "Small language models that run on this computer. No account and no internet connection needed."
        )
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(title)
        sentence = PlainLabel(self._theme, words, style=FontStyle.READING, token="text2")
        sentence.setWordWrap(True)
        column.addWidget(sentence)
        return column

    def _facts_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._strong(self.tr("This computer")), 1)
        row.addWidget(self._checked)
        return row

    def _promise(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._strong(self.tr("Your chats and files stay on this computer.")))
        rest = self.tr("Bantam does not go online, and the status bar says so. It sends no usage data.")
        words.addWidget(PlainLabel(self._theme, rest, token="text2"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._shield, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _strong(self, words: str) -> PlainLabel:
        return PlainLabel(self._theme, words, weight=QFont.Weight.DemiBold)

    @Slot()
    def _on_theme_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(self._theme.mark(MARK, ratio))
        self._shield.setPixmap(self._theme.pixmap("shield-check", size=SHIELD, token="green", ratio=ratio))
