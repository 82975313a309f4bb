"""The welcome: what this computer has, what can be done at once, and what stays here."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.core.advice import Advice
from desktop.core.errors import KnownError
from desktop.core.machine import MachineFacts
from desktop.core.model import ModelFile
from desktop.ui.first_run.advice_card import AdviceCard
from desktop.ui.first_run.advice_words import built_in_words
from desktop.ui.first_run.fact_card import FactCard
from desktop.ui.first_run.machine_words import fact_words
from desktop.ui.first_run.model_cards import BuiltInCard
from desktop.ui.locale_text import number_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import Button, IconLine, PlainLabel

WIDTH = 832
MARK = 34
SHIELD = 20
LINK = 28
EDGE = 12  # px above and below, in a small window
WORTH_SAYING = 0.1  # seconds


class FirstRunView(QFrame):
    """Lays out. GUI thread. Wishes: `start_requested()`, `models_requested()`, `own_file_requested()`, and those of
    its `advice`.
    """

    start_requested = Signal()
    models_requested = Signal()
    own_file_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("firstRun")
        self._mark = QLabel()
        self._shield = QLabel()
        self._checked = IconLine(theme, "check", self.tr("Looking…"), style=FontStyle.SMALL, token="text2")
        self._facts = FactCard(theme)
        self._built_in = BuiltInCard(theme)
        self.advice = AdviceCard(theme)
        self.own_file = Button(theme, self.tr("Use a file of your own"), kind="link", height=LINK)
        self.others = Button(theme, self.tr("Choose another model"), kind="link", height=LINK)
        self._built_in.start_requested.connect(self.start_requested)
        self.own_file.clicked.connect(self.own_file_requested)
        self.advice.own_file_requested.connect(self.own_file_requested)
        self.advice.way.own_file_shown.connect(self.own_file.setHidden)
        self.others.clicked.connect(self.models_requested)
        self.set_ready(is_ready=False)
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

    def set_ready(self, *, is_ready: bool = True) -> None:
        """Whether other models can be looked at."""
        self.others.setEnabled(is_ready)
        self.own_file.setEnabled(is_ready)
        self.advice.way.own_file.setEnabled(is_ready)

    def show_advice(self, advice: Advice) -> None:
        """Show what this computer is advised, and what the built-in model takes."""
        self.advice.show_advice(advice)
        self._built_in.show_use(built_in_words(advice.built_in))

    def show_testing(self, fraction: float | None, *, is_busy: bool = False) -> None:
        """Say how far the test of this computer is; None for not any more."""
        self.advice.show_testing(fraction, is_busy=is_busy)

    def show_error(self, error: KnownError) -> None:
        """Say what could not be begun."""
        self.advice.way.show_error(" ".join((translated(error.what), translated(error.next_step))))

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
        cards.addWidget(self.advice, 1)
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
        column.addSpacing(6)
        column.addLayout(self._below())
        column.addSpacing(12)
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
        column.setContentsMargins(0, EDGE, 0, EDGE)
        middle = QWidget()
        middle.setObjectName("firstRunInside")
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside, 0, Qt.AlignmentFlag.AlignHCenter)
        area = QScrollArea()  # for a small window and long words
        area.setObjectName("firstRunScroll")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

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

    def _below(self) -> QHBoxLayout:
        words = self.tr("You can chat with the built-in model while another one downloads.")
        sentence = PlainLabel(self._theme, words, style=FontStyle.SMALL, token="text2")
        sentence.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(sentence, 1)
        row.addWidget(self.own_file)
        row.addWidget(self.others)
        return row

    def _promise(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._strong(self.tr("Your chats and files stay on this computer.")))
        rest = self.tr(
            "Bantam goes online only when you search for a model or download one, and the status bar says so while it "
            "does. It sends no usage data."
        )
        sentence = PlainLabel(self._theme, rest, token="text2")
        sentence.setWordWrap(True)
        words.addWidget(sentence)
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
