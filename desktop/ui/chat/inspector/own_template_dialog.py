"""A template of one's own: written on the left, tried at once on the right."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.core.prompt_template import SOURCE_LIMIT
from desktop.ui.chat.inspector.prompt_view import PromptView, plain_code_font
from desktop.ui.chat.inspector.template_words import one_line
from desktop.ui.locale_text import number_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, PlainLabel

WIDTH, HEIGHT = 880, 560
CHECK_AFTER = 350  # ms without a change


class OwnTemplateDialog(QDialog):
    """Closes with Esc or its buttons. GUI thread. Wishes: `check_requested(source)`; `accepted` with `source`."""

    check_requested = Signal(str)

    def __init__(self, theme: Theme, source: str, parent: QWidget) -> None:
        """Begins with `source`."""
        super().__init__(parent)
        self.setObjectName("ownTemplate")
        self.setWindowTitle(self.tr("Own prompt template"))
        self.resize(WIDTH, HEIGHT)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_AFTER)
        self.editor = self._make_editor(theme, source)
        self.fault = PlainLabel(theme, style=FontStyle.SMALL, token="red")
        self.fault.setWordWrap(True)
        self.prompt = PromptView(theme, self.tr("Exact prompt"))
        self.prompt.editor.setMinimumHeight(0)
        self.prompt.editor.setMaximumHeight(HEIGHT * 4)
        self.use_button = Button(theme, self.tr("Use template"), kind="primary")
        self._cancel = Button(theme, self.tr("Cancel"))
        self._lay_out(theme)
        self.editor.textChanged.connect(self._on_text_changed)
        self._timer.timeout.connect(self.check)
        self.use_button.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.finished.connect(self._timer.stop)
        self._show_fault("")

    @property
    def source(self) -> str:
        """What is written."""
        return self.editor.toPlainText()

    @Slot()
    def check(self) -> None:
        """Have what is written tried now."""
        self._timer.stop()
        if not self.source.strip():
            self._show_fault("")
            self.use_button.setEnabled(False)
            self.prompt.show_message(self.tr("Write a template in Jinja, as model publishers do."))
        elif len(self.source) > SOURCE_LIMIT:
            self._refuse(self.tr("Use up to {0} characters").format(number_text(SOURCE_LIMIT)))
        else:
            self.check_requested.emit(self.source)

    def show_prompt(self, prompt: str, tokens: int) -> None:
        """What is written works."""
        self._show_fault("")
        self.use_button.setEnabled(True)
        self.prompt.show_prompt(prompt, tokens)

    def show_fault(self, reason: str) -> None:
        """What is written does not work."""
        self._refuse(self.tr("The template does not work: {0}.").format(one_line(reason)))

    def show_untried(self) -> None:
        """Nothing is loaded that could try it."""
        self._show_fault("")
        self.use_button.setEnabled(True)
        self.prompt.show_message(self.tr("The template is tried as soon as the model is loaded."))

    def _refuse(self, words: str) -> None:
        self._show_fault(words)
        self.use_button.setEnabled(False)

    def _show_fault(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.setVisible(bool(words))
        self.editor.setProperty("invalid", bool(words))
        self.editor.setAccessibleDescription(words)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    def _make_editor(self, theme: Theme, source: str) -> QPlainTextEdit:
        editor = QPlainTextEdit()
        editor.setObjectName("systemPrompt")
        editor.setAccessibleName(self.tr("Template"))
        editor.setTabChangesFocus(True)
        font = plain_code_font(theme)
        editor.setFont(font)
        editor.setTabStopDistance(4 * QFontMetrics(font).horizontalAdvance(" "))
        editor.setPlainText(source)
        return editor

    def _lay_out(self, theme: Theme) -> None:
        hint = self.tr("In Jinja. It knows messages, bos_token, eos_token and add_generation_prompt.")
        left = QVBoxLayout()
        left.setSpacing(4)
        title = PlainLabel(theme, self.tr("Template"), token="text2")
        title.setMinimumHeight(28)
        left.addWidget(title)
        left.addWidget(self.editor, 1)
        left.addWidget(self.fault)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addLayout(left, 1)
        halves.addWidget(self.prompt, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.use_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(theme, self.tr("Own prompt template"), style=FontStyle.PAGE))
        column.addWidget(PlainLabel(theme, hint, token="text2"))
        column.addLayout(halves, 1)
        column.addLayout(buttons)

    @Slot()
    def _on_text_changed(self) -> None:
        self._timer.start()
