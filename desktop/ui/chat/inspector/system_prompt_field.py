"""The system prompt: several lines that go before every chat."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.settings import Settings
from desktop.ui.chat.inspector.chat_settings import range_of
from desktop.ui.locale_text import number_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel

HEIGHT = 98
LIMIT = int(range_of(Settings, "system_prompt").high)


class SystemPromptField(QWidget):
    """GUI thread. Facts, by the person only: `changed()`; `length_changed(int)` always."""

    changed = Signal()
    length_changed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.text = ""
        self._is_set = False
        self.editor = QPlainTextEdit()
        self.editor.setObjectName("systemPrompt")
        self.editor.setAccessibleName(self.tr("System prompt"))
        self.editor.setPlaceholderText(self.tr("What the model should know before every chat"))
        self.editor.setFont(theme.font(FontStyle.BASE))
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(HEIGHT)
        self._error = PlainLabel(theme, style=FontStyle.SMALL, token="red")
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.editor)
        column.addWidget(self._error)
        self.editor.textChanged.connect(self._on_text_changed)

    def show_text(self, text: str) -> None:
        """Show a prompt without telling anybody; what the person is typing is left alone."""
        if text == self.text:
            return
        self.text = text
        self._is_set = True
        self.editor.setPlainText(text)
        self._is_set = False

    @Slot()
    def _on_text_changed(self) -> None:
        text = self.editor.toPlainText()
        self.length_changed.emit(len(text))
        self._show_validity(len(text) <= LIMIT)
        if not self._is_set and len(text) <= LIMIT and text != self.text:
            self.text = text
            self.changed.emit()

    def _show_validity(self, is_valid: bool) -> None:
        if is_valid == self._error.isHidden():
            return
        self._error.setText(self.tr("Use up to {0} characters").format(number_text(LIMIT)))
        self._error.setVisible(not is_valid)
        self.editor.setProperty("invalid", not is_valid)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
