"""The ways on in a card: one is chosen, and each says at its right what it does."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.core.fullness import Choice
from desktop.ui.chat.transcript.full_window_words import words_of
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel

ROW = 36
OUTSIDE = 6  # px that the ring of a choice needs at its left, beyond what is written above it


class ChoiceList(QWidget):
    """Radio buttons with hairlines between them. GUI thread. Fact: `changed()` when another one was chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = list(choices)
        self._group = QButtonGroup(self)
        self.buttons: list[QRadioButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, choice in enumerate(self._choices):
            if number:
                line = QFrame()
                line.setObjectName("choiceLine")
                line.setFixedHeight(1)
                beside = QHBoxLayout()
                beside.setContentsMargins(OUTSIDE, 0, 0, 0)
                beside.addWidget(line)
                column.addLayout(beside)
            column.addLayout(self._row(theme, number, choice))
        if self.buttons:
            self.buttons[0].setChecked(True)
        self._group.idClicked.connect(self.changed)

    @property
    def choice(self) -> Choice | None:
        """The one that is chosen."""
        number = self._group.checkedId()
        return self._choices[number] if number >= 0 else None

    def choose(self, way: object) -> None:
        """Choose the one that goes this way, if it is there."""
        for button, choice in zip(self.buttons, self._choices, strict=True):
            if choice.way is way:
                button.setChecked(True)

    def focus(self) -> None:
        """Put the keyboard on the chosen one."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _row(self, theme: Theme, number: int, choice: Choice) -> QHBoxLayout:
        words = words_of(choice)
        button = QRadioButton(words.name)
        button.setObjectName("choice")
        button.setMinimumHeight(ROW)
        button.setFont(theme.font(FontStyle.BASE))
        button.setAccessibleName(f"{words.name}: {words.cost}")
        cost = PlainLabel(theme, words.cost, style=FontStyle.SMALL, token="text2")
        cost.setWordWrap(True)
        cost.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._group.addButton(button, number)
        self.buttons.append(button)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(button)
        row.addWidget(cost, 1)
        return row
