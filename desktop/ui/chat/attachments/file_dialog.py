"""What was read of a file: exactly the text that the model gets, or got."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.markdown.safe_text import displayable
from desktop.ui.chat.inspector.prompt_view import plain_code_font
from desktop.ui.plural import plural
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, PlainLabel

WIDTH, HEIGHT = 720, 560
MOST = 200_000  # characters shown; of a longer text, its beginning and its end


class FileDialog(QDialog):
    """Only to be looked at; Copy takes all of it. Closes with Esc or its button. GUI thread."""

    def __init__(self, theme: Theme, name: str, facts: Sequence[str], text: str | None, parent: QWidget) -> None:
        """`text` None: it is not here any more."""
        super().__init__(parent)
        self.setObjectName("fileDialog")
        self.setWindowTitle(self.tr("What was read"))
        self.resize(WIDTH, HEIGHT)
        self._text = text or ""
        title = PlainLabel(theme, " ".join(displayable(name).split()), style=FontStyle.PAGE)
        title.setWordWrap(True)
        self.facts = PlainLabel(theme, " · ".join(facts), token="text2")
        self.facts.setWordWrap(True)
        words = self.tr("This is the text that the model gets, letter for letter.")
        if text is None:
            words = self.tr("The text of this file is not here any more.")
        self.editor = text_field(theme, self.tr("What was read"))
        self.editor.setPlainText(shortened(self._text))
        self.editor.setVisible(text is not None)
        self.copy_button = Button(theme, self.tr("Copy"), icon="copy")
        self.copy_button.setVisible(text is not None)
        self.close_button = Button(theme, self.tr("Close"), kind="primary")
        self.close_button.setDefault(True)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.close_button.clicked.connect(self.accept)
        explained = PlainLabel(theme, words, style=FontStyle.SMALL, token="text2")
        explained.setWordWrap(True)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(explained, 1)
        below.addWidget(self.copy_button)
        below.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self.facts)
        column.addWidget(self.editor, 1)
        column.addLayout(below)
        self.close_button.setFocus()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._text)


def text_field(theme: Theme, words: str) -> QPlainTextEdit:
    """A field that can only be read."""
    field = QPlainTextEdit()
    field.setObjectName("promptView")
    field.setAccessibleName(words)
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setUndoRedoEnabled(False)
    field.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    field.setFont(plain_code_font(theme))
    return field


def shortened(text: str) -> str:
    """The text as it is shown."""
    left_out = len(text) - MOST
    if left_out <= 0:
        return displayable(text)
    told = plural(
        "files",
        "… one character is left out here; Copy takes it too …",
        "… %Ln characters are left out here; Copy takes them too …",
        left_out,
    )
    return f"{displayable(text[: MOST // 2])}\n\n{told}\n\n{displayable(text[-MOST // 2 :])}"
