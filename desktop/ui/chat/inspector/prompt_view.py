"""The prompt to the letter: what the model reads, special tokens and all."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.markdown.safe_text import displayable
from desktop.ui.chat.inspector.template_words import breakable
from desktop.ui.locale_text import number_text
from desktop.ui.plural import plural
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, CopiedSign, IconButton, PlainLabel

HEIGHT = 176
LETTERS = 12  # px
MOST = 100_000  # characters shown; of a longer prompt, its beginning and its end


class PromptView(QWidget):
    """A title with the number of tokens, and below it the prompt, or why there is none. GUI thread.

    Wish: `load_requested()`.
    """

    load_requested = Signal()

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        """`words` are the title."""
        super().__init__(parent)
        self._theme = theme
        self._prompt = ""
        self.count = PlainLabel(theme, style=FontStyle.SMALL, token="text3")
        self.copy_button = IconButton(theme, "copy", self.tr("Copy the prompt"))
        self._copied = CopiedSign(self.copy_button)
        self.editor = self._make_editor(theme, words)
        self.message = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.load_button = Button(theme, self.tr("Load now"), height=28)
        self._lay_out(theme, words)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.load_button.clicked.connect(self.load_requested)
        theme.changed.connect(self._on_theme_changed)
        self.show_message("")

    def show_prompt(self, prompt: str, tokens: int) -> None:
        """Show it, and leave the person where they were."""
        self.count.setText(self.tr("1 token") if tokens == 1 else self.tr("{0} tokens").format(number_text(tokens)))
        self._show(is_prompt=True)
        if prompt == self._prompt:
            return
        bar = self.editor.verticalScrollBar()
        before, was_at_end = bar.value(), 0 < bar.maximum() == bar.value()
        self._prompt = prompt
        self.editor.setPlainText(displayable(self._shortened(prompt)))
        bar.setValue(bar.maximum() if was_at_end else before)

    def show_message(self, words: str, *, is_error: bool = False, can_load: bool = False) -> None:
        """Say why there is no prompt, and with `can_load` offer to load the model."""
        self.count.setText("")
        self.message.set_token("red" if is_error else "text2")
        self.message.setText(breakable(words))
        self.load_button.setVisible(can_load)
        self._show(is_prompt=False)

    def text(self) -> str:
        """The prompt that is shown, whole; "" when none is."""
        return "" if self.editor.isHidden() else self._prompt

    def _show(self, *, is_prompt: bool) -> None:
        self.editor.setVisible(is_prompt)
        self.copy_button.setVisible(is_prompt)
        self.message.setVisible(not is_prompt and bool(self.message.text()))
        if is_prompt:
            self.load_button.hide()

    def _shortened(self, prompt: str) -> str:
        left_out = len(prompt) - MOST
        if left_out <= 0:
            return prompt
        words = plural(
            "files",
            "… one character is left out here; Copy takes it too …",
            "… %Ln characters are left out here; Copy takes them too …",
            left_out,
        )
        return f"{prompt[: MOST // 2]}\n\n{words}\n\n{prompt[-MOST // 2 :]}"

    def _make_editor(self, theme: Theme, words: str) -> QPlainTextEdit:
        editor = QPlainTextEdit()
        editor.setObjectName("promptView")
        editor.setAccessibleName(words)
        editor.setReadOnly(True)
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(HEIGHT)
        editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the ¶ of a full line needs no bar
        editor.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option = editor.document().defaultTextOption()
        option.setFlags(
            option.flags() | QTextOption.Flag.ShowLineAndParagraphSeparators
        )  # a ¶ is a line break, no wrap
        editor.document().setDefaultTextOption(option)
        editor.setFont(plain_code_font(theme))
        return editor

    def _lay_out(self, theme: Theme, words: str) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(4)
        top.addWidget(PlainLabel(theme, words, token="text2"))
        top.addStretch(1)
        top.addWidget(self.count)
        top.addWidget(self.copy_button)
        below = QHBoxLayout()
        below.setContentsMargins(0, 4, 0, 0)
        below.addWidget(self.load_button)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.editor, 1)
        column.addWidget(self.message)
        column.addLayout(below)
        column.addStretch(0)  # takes what the prompt would, so that words stand below their title

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._prompt)
        self._copied.show()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.editor.viewport().update()


def plain_code_font(theme: Theme) -> QFont:
    """Small code in which every character is itself: no arrow in the place of <| or ->."""
    font = theme.font(FontStyle.CODE)
    font.setPixelSize(LETTERS)
    for feature in ("calt", "liga"):
        font.setFeature(QFont.Tag(feature), 0)
    return font
