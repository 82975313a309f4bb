"""What the model read for one answer, to the letter, and everything that was set; only to be looked at."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.chat import Message
from desktop.core.sent import Sent
from desktop.ui.chat.inspector.prompt_view import PromptView
from desktop.ui.chat.sent_words import rows
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, Pill, PlainLabel

WIDTH, HEIGHT = 720, 620
NAMES = 104  # px of the column of names


class SentDialog(QDialog):
    """Closes with Esc or its one button. An answer that was continued has one page for each request. GUI thread."""

    def __init__(self, theme: Theme, message: Message, sent: Sequence[Sent], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sentDialog")
        self.setWindowTitle(self.tr("What was sent"))
        self.resize(WIDTH, HEIGHT if sent else 0)
        self._theme = theme
        self._sent = list(sent)
        self.values: dict[str, PlainLabel] = {}
        self._grid = QGridLayout()
        self.pills = self._make_pills()
        self.prompt = PromptView(theme, self.tr("Exact prompt"))
        self.prompt.editor.setMinimumHeight(0)
        self.prompt.editor.setMaximumHeight(HEIGHT * 4)
        self.message = PlainLabel(theme, self._why_nothing(message), token="text2")
        self.message.setWordWrap(True)
        self.close_button = Button(theme, self.tr("Close"), kind="primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        if self._sent:
            self.show_request(len(self._sent) - 1)

    def show_request(self, number: int) -> None:
        """Show one of the requests, counted from 0."""
        one = self._sent[number]
        if self.pills:
            self.pills[number].setChecked(True)
        for name, value in rows(one.facts):
            self._value(name).setText(value)
        if one.prompt is None:
            self.prompt.show_message(self.tr("The prompt was not kept."))
        else:
            self.prompt.show_prompt(one.prompt, one.facts.tokens)

    def _value(self, name: str) -> PlainLabel:
        if name not in self.values:
            label = PlainLabel(self._theme)
            label.setWordWrap(True)
            label.setAccessibleName(name)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            line = len(self.values)
            self._grid.addWidget(PlainLabel(self._theme, name, token="text2"), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label, line, 1)
            self.values[name] = label
        return self.values[name]

    def _make_pills(self) -> list[Pill]:
        """One for each request, when there are several."""
        if len(self._sent) < 2:
            return []
        group = QButtonGroup(self)
        words = [self.tr("The beginning"), *(self.tr("Continued, {0}").format(n) for n in range(1, len(self._sent)))]
        pills = [Pill(self._theme, text) for text in words]
        for number, pill in enumerate(pills):
            pill.setCheckable(True)
            group.addButton(pill)
            pill.clicked.connect(partial(self._on_pill_clicked, number))
        return pills

    def _on_pill_clicked(self, number: int, checked: bool = True) -> None:
        del checked
        self.show_request(number)

    def _why_nothing(self, message: Message) -> str:
        if message.edited:
            return self.tr("You wrote this answer yourself. Nothing was sent to a model for it.")
        return self.tr("This answer was written before Bantam began to keep what it sends.")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self._theme, self.tr("What was sent"), style=FontStyle.PAGE))
        chosen = QHBoxLayout()
        chosen.setSpacing(8)
        for pill in self.pills:
            chosen.addWidget(pill)
        chosen.addStretch(1)
        column.addLayout(chosen)
        self._grid.setColumnMinimumWidth(0, NAMES)
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(4)
        column.addLayout(self._grid)
        column.addWidget(self.prompt, 1)
        column.addWidget(self.message)
        self.prompt.setVisible(bool(self._sent))
        self.message.setVisible(not self._sent)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.close_button)
        column.addLayout(below)
