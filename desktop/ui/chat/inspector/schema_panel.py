"""The inspector's section about structured output: a JSON schema that every answer has to fit."""

import json

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.preset import LONGEST_SCHEMA
from desktop.ui.chat.inspector.prompt_view import plain_code_font
from desktop.ui.chat.inspector.template_words import breakable
from desktop.ui.locale_text import number_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel, Switch

HEIGHT = 176
CHECK_AFTER = 250  # ms without a change
EXAMPLE = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}  # to begin with


class SchemaPanel(QWidget):
    """Lays out. GUI thread. Facts, by the person only: `changed()`. Wish: `check_requested(source)`.

    `corner` says in a word whether it is on.
    """

    changed = Signal()
    check_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.schema = ""
        self._is_set = False
        self.corner = PlainLabel(theme, style=FontStyle.SMALL, token="text3")
        self.switch = Switch(theme, self.tr("Answer in JSON"))
        self.editor = self._make_editor(theme)
        self.verdict = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.verdict.setWordWrap(True)
        self.verdict.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_AFTER)
        self._lay_out(theme)
        self._timer.timeout.connect(self._on_timeout)
        self.switch.clicked.connect(self._on_switch_clicked)
        self.editor.textChanged.connect(self._on_text_changed)
        self.show_schema("", is_on=False)

    @property
    def is_on(self) -> bool:
        """Whether answers have to fit."""
        return self.switch.isChecked()

    def show_schema(self, schema: str, *, is_on: bool) -> None:
        """Show values without telling anybody."""
        self.switch.setChecked(is_on)
        if schema != self.schema:
            self.schema = schema
            self._is_set = True
            self.editor.setPlainText(schema)
            self._is_set = False
        self._show_on()

    def show_fits(self) -> None:
        """Answers can be made to fit what is written."""
        self._say(self.tr("Valid. Answers are made to fit it."), "green")

    def show_fault(self, words: str) -> None:
        """What is written is no schema that can be kept."""
        self._say(words, "red")

    def _say(self, words: str, token: str = "text2") -> None:
        self.verdict.set_token(token)
        self.verdict.setText(breakable(words))
        self.verdict.setVisible(bool(words))
        self.editor.setAccessibleDescription(words)
        is_invalid = token == "red"
        if is_invalid != bool(self.editor.property("invalid")):
            self.editor.setProperty("invalid", is_invalid)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)

    def _show_on(self) -> None:
        self.corner.setText(self.tr("On") if self.is_on else self.tr("Off"))
        self.editor.setVisible(self.is_on)
        if self.is_on:
            self._timer.start()
        else:
            self._timer.stop()
            self._say("")

    @Slot()
    def _on_timeout(self) -> None:
        text = self.editor.toPlainText()
        if not text.strip():
            self._say(self.tr("Without a schema answers are free."))
        elif len(text) > LONGEST_SCHEMA:
            self.show_fault(self.tr("Use up to {0} characters").format(number_text(LONGEST_SCHEMA)))
        else:
            self.check_requested.emit(text)

    @Slot()
    def _on_switch_clicked(self) -> None:
        if self.is_on and not self.schema.strip():
            self.editor.setPlainText(json.dumps(EXAMPLE, indent=2))  # told as a change by itself
        self._show_on()
        self.changed.emit()

    @Slot()
    def _on_text_changed(self) -> None:
        text = self.editor.toPlainText()
        if not self._is_set and len(text) <= LONGEST_SCHEMA and text != self.schema:
            self.schema = text
            self.changed.emit()
        if self.is_on:
            self._timer.start()

    def _make_editor(self, theme: Theme) -> QPlainTextEdit:
        editor = QPlainTextEdit()
        editor.setObjectName("systemPrompt")
        editor.setAccessibleName(self.tr("JSON schema"))
        editor.setPlaceholderText(self.tr("A JSON schema"))
        editor.setTabChangesFocus(True)
        editor.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        editor.setFont(plain_code_font(theme))
        editor.setFixedHeight(HEIGHT)
        return editor

    def _lay_out(self, theme: Theme) -> None:
        label = PlainLabel(theme, self.tr("Answer in JSON"), token="text2")
        label.setBuddy(self.switch)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label, 1)
        row.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.editor)
        column.addWidget(self.verdict)
