"""The welcome's first card: the model that came with Bantam."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.core.model import ModelFile
from desktop.ui.first_run.start_button import StartButton
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconLine, PlainLabel, Tag

WIDTH = 408
TITLE = 130  # px that a title has beside the tags
MB = 1e6


class Card(QFrame):
    """A title with tags, a sentence, lines, a button. GUI thread."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("card")
        self.setFixedWidth(WIDTH)
        self.tags = QHBoxLayout()
        self.tags.setSpacing(8)
        self._sentence = PlainLabel(theme, token="text2")
        self._sentence.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.setSpacing(6)
        self.column.addLayout(self.tags)

    def describe(self, title: str, words: str) -> None:
        """Say what it is about; called once."""
        label = PlainLabel(self.theme, title, style=FontStyle.TITLE)
        is_long = label.sizeHint().width() > TITLE  # in another language, beside the tags
        label.setWordWrap(is_long)
        self.tags.addWidget(label, int(is_long))
        if not is_long:
            self.tags.addStretch(1)
        self._sentence.setText(words)
        self.column.addWidget(self._sentence)
        self.column.addSpacing(2)


class BuiltInCard(Card):
    """The model that is there already. GUI thread. Wish: `start_requested()`."""

    start_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._is_judged = False
        self.describe(self.tr("Built-in model"), self.tr("Comes with Bantam, so you can begin at once."))
        self._size = IconLine(theme, "cpu", self.tr("Runs on the processor"), wraps=True)
        self.start_button = StartButton(theme, self.tr("Start chatting now with the built-in model"), self.tr("Enter"))
        self.start_button.clicked.connect(self.start_requested)
        self.tags.addWidget(Tag(theme, self.tr("Ready now"), "green", "check"))
        for line in (
            IconLine(theme, "check", self.tr("Short questions, rewriting, summaries"), wraps=True),
            self._size,
            IconLine(
                theme, "triangle-alert", self.tr("Small: check its facts and sums"), icon_token="amber", wraps=True
            ),
        ):
            self.column.addWidget(line)
        self.column.addStretch(1)
        self.column.addSpacing(8)
        self.column.addWidget(self.start_button)

    def set_model(self, model: ModelFile) -> None:
        """Say how large the model is and under which licence it comes."""
        parameters = self.tr("{0}M").format(round(model.parameters / MB)) if model.parameters else ""
        for place, words in enumerate((parameters, model.licence), start=1):
            if words:
                self.tags.insertWidget(place, Tag(self.theme, words))
        self._sentence.setText(self.tr("{0} comes with Bantam.").format(model.name))
        size = round(model.size / MB)
        if not self._is_judged:
            self._size.set_text(self.tr("On the processor, {0} MB on the disk").format(size))

    def show_use(self, words: str) -> None:
        """Say what it takes here, once that is known; "" says nothing new."""
        if words:
            self._is_judged = True
            self._size.set_icon("gauge")
            self._size.set_text(words)
