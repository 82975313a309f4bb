"""Which pages, sections or lines of a file go along: typed as numbers, shown, and counted before they are taken."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.core.attachment import Document, Unit
from desktop.core.document_parts import chosen, read_numbers
from desktop.markdown.safe_text import displayable
from desktop.ui.chat.attachments.file_dialog import shortened, text_field
from desktop.ui.locale_text import number_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, PlainLabel

WIDTH, HEIGHT = 640, 520
COUNT_AFTER = 250  # ms without a key


class PartsDialog(QDialog):
    """Esc changes nothing. GUI thread. Wish: `count_requested([int])` for numbers that are right.

    Only what was counted and fits can be taken.
    """

    count_requested = Signal(object)

    def __init__(self, theme: Theme, document: Document, room: int, parent: QWidget) -> None:
        """`room`: tokens that are free for it."""
        super().__init__(parent)
        self._document = document
        self._room = room
        self.setObjectName("partsDialog")
        self.resize(WIDTH, HEIGHT)
        titles = {
            Unit.PAGE: (self.tr("Choose pages"), self.tr("Pages"), self.tr("Numbers from 1 to {0}, such as 1-4, 7")),
            Unit.SECTION: (
                self.tr("Choose sections"),
                self.tr("Sections"),
                self.tr("Numbers from 1 to {0}, such as 1-4, 7"),
            ),
            Unit.LINE: (self.tr("Choose lines"), self.tr("Lines"), self.tr("Numbers from 1 to {0}, such as 1-4, 7")),
        }
        title, label, hint = titles[document.unit]
        self.setWindowTitle(title)
        self._hint = hint.format(number_text(document.units, grouped=False))
        self.field = QLineEdit()
        self.field.setAccessibleName(label)
        self.field.setFont(theme.font(FontStyle.BASE))
        self.field.setFixedHeight(32)
        self.field.setPlaceholderText(self.tr("1-4, 7"))
        self.fact = PlainLabel(theme, self._hint, style=FontStyle.SMALL, token="text2")
        self.fact.setWordWrap(True)
        self.preview = text_field(theme, self.tr("What the model would get"))
        self.attach_button = Button(theme, self.tr("Attach these"), kind="primary")
        self.attach_button.setDefault(True)
        self.attach_button.setEnabled(False)
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self.numbers: list[int] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COUNT_AFTER)
        self._timer.timeout.connect(self._on_timeout)
        self.field.textChanged.connect(self._on_text_changed)
        self.attach_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.finished.connect(self._timer.stop)
        self._lay_out(theme, title, label)
        self.field.setFocus()

    def show_count(self, numbers: list[int], tokens: int) -> None:
        """What these cost; an answer about other numbers than the ones in the field is out of date."""
        if numbers != self.numbers:
            return
        fits = tokens <= self._room
        words = self.tr("{0} of {1} free tokens") if fits else self.tr("{0} tokens, and {1} are free: choose fewer")
        self._say(words.format(number_text(tokens), number_text(self._room)), is_wrong=not fits)
        self.attach_button.setEnabled(fits and tokens > 0)

    def show_failure(self, words: str) -> None:
        """It could not be counted."""
        self._say(words, is_wrong=True)

    @Slot()
    def _on_text_changed(self) -> None:
        self.attach_button.setEnabled(False)
        found = read_numbers(self.field.text(), self._document.units)
        self.numbers = found or []
        is_wrong = found is None and bool(self.field.text().strip())
        self._say(self.tr("Counting…") if found else self._hint, is_wrong=is_wrong)
        self.preview.setPlainText(shortened(chosen(self._document, self.numbers)[0]) if found else "")
        self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        if self.numbers:
            self.count_requested.emit(self.numbers)

    def _say(self, words: str, *, is_wrong: bool) -> None:
        self.fact.setText(words)
        self.fact.set_token("red" if is_wrong else "text2")
        self.field.setAccessibleDescription(words)
        self.field.setProperty("invalid", is_wrong)
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)

    def _lay_out(self, theme: Theme, title: str, label: str) -> None:
        name = PlainLabel(theme, " ".join(displayable(self._document.name).split()), token="text2")
        name.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(PlainLabel(theme, label))
        row.addWidget(self.field, 1)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addStretch(1)
        below.addWidget(self.cancel_button)
        below.addWidget(self.attach_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(theme, title, style=FontStyle.PAGE))
        column.addWidget(name)
        column.addLayout(row)
        column.addWidget(self.fact)
        column.addWidget(self.preview, 1)
        column.addLayout(below)
