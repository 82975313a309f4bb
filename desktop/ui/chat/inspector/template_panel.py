"""The inspector's section about the prompt template: which one, why, whether the model thinks, and the prompt."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.chat.inspector.prompt_view import PromptView
from desktop.ui.chat.inspector.template_words import breakable
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel, SelectButton, Switch

ROW = 32


class TemplatePanel(QWidget):
    """Lays out. GUI thread. Wishes: `pick_requested()`, `thinking_requested(bool)`. Fact: `appeared()`."""

    pick_requested = Signal()
    thinking_requested = Signal(bool)
    appeared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field = SelectButton(theme, self.tr("Prompt template"))
        self.why = self._words(theme, "text2")
        self.warning = self._words(theme, "amber")
        self.thinking = Switch(theme, self.tr("Thinking"))
        self._thinking_row = self._row(theme, self.tr("Thinking"), self.thinking)
        self.prompt = PromptView(theme, self.tr("Exact prompt"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(6)
        for part in (self.field, self.why, self.warning, self._thinking_row, self.prompt):
            column.addWidget(part)
        self.show_choice(self.tr("Automatic"))
        self.show_why("")
        self.show_thinking(None)
        self.field.clicked.connect(self.pick_requested)
        self.thinking.clicked.connect(self._on_thinking_clicked)

    def show_choice(self, words: str) -> None:
        """Show what is chosen."""
        self.field.show_choice(words)

    def show_why(self, words: str, warning: str = "") -> None:
        """Say why the template in use is used, and what is to be minded."""
        for label, text in ((self.why, words), (self.warning, warning)):
            label.setText(breakable(text))
            label.setVisible(bool(text))

    def show_thinking(self, is_on: bool | None) -> None:
        """Whether the model is to think; None when the template does not let it be set."""
        self._thinking_row.setVisible(is_on is not None)
        self.thinking.setChecked(bool(is_on))

    def showEvent(self, event: QShowEvent) -> None:
        """What was not worth the work before is now."""
        super().showEvent(event)
        self.appeared.emit()

    def _words(self, theme: Theme, token: str) -> PlainLabel:
        label = PlainLabel(theme, style=FontStyle.SMALL, token=token)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label

    def _row(self, theme: Theme, words: str, control: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        holder.setFixedHeight(ROW)
        label = PlainLabel(theme, words, token="text2")
        label.setBuddy(control)
        row.addWidget(label, 1)
        row.addWidget(control)
        return holder

    @Slot(bool)
    def _on_thinking_clicked(self, is_on: bool) -> None:
        self.thinking_requested.emit(is_on)
