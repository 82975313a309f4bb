"""One line of a card: words at the left, something to change or press at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconButton, PlainLabel

HEIGHT = 42
SIDE = 16


class SettingRow(QFrame):
    """`about` is below the words, and with `is_wide` the field below both. GUI thread. Wish: `reset_requested()`."""

    reset_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        words: str,
        about: str = "",
        *,
        fields: Sequence[QWidget] = (),
        is_wide: bool = False,
        can_reset: bool = False,
        about_style: FontStyle = FontStyle.SMALL,
    ) -> None:
        super().__init__()
        self.setObjectName("settingRow")
        self.setMinimumHeight(HEIGHT)
        self._words = PlainLabel(theme, words)
        self._words.setWordWrap(True)
        self._about = PlainLabel(theme, style=about_style, token="text2")
        self._about.setWordWrap(True)
        self._about_words = about
        self.reset_button = IconButton(theme, "rotate-ccw", self.tr("Reset: {0}").format(words))
        policy = self.reset_button.sizePolicy()
        policy.setRetainSizeWhenHidden(can_reset)
        self.reset_button.setSizePolicy(policy)
        self.reset_button.hide()
        self.reset_button.clicked.connect(self.reset_requested)
        self._lay_out(list(fields), is_wide=is_wide)
        self.set_about(about)  # once it stands in the row: shown without one it would be a window of its own

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words.setText(words)

    def set_about(self, about: str) -> None:
        """Explain in a sentence, or show what is set."""
        self._about_words = about
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._about.set_token("text2")

    def show_fault(self, words: str) -> None:
        """What is wrong with what was typed; "" shows the explanation again."""
        about = self._about_words
        self.set_about(words or about)
        self._about_words = about
        self._about.set_token("red" if words else "text2")

    def text(self) -> str:
        """What a search looks through."""
        return f"{self._words.text()} {self._about_words}"

    def set_first(self, is_first: bool) -> None:
        """The first row that is shown has no line above it."""
        if self.property("first") != is_first:
            self.setProperty("first", is_first)
            self.style().unpolish(self)
            self.style().polish(self)

    def _lay_out(self, fields: list[QWidget], *, is_wide: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._words)
        words.addWidget(self._about)
        words.addStretch(1)
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(words, 1)
        top.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 7, SIDE, 7)
        column.setSpacing(6)
        column.addLayout(top)
        for field in fields:
            if is_wide:
                column.addWidget(field)
            else:
                top.addWidget(field, 0, Qt.AlignmentFlag.AlignVCenter)
