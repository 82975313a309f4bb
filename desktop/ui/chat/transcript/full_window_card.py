"""The card that says that the next message does not fit, and offers the ways on with their numbers."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.fullness import FullWindow, WayOn
from desktop.markdown.safe_text import displayable
from desktop.ui.chat.transcript.choice_list import OUTSIDE, ChoiceList
from desktop.ui.chat.transcript.full_window_words import about, title, words_of
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import Button, Meter, PlainLabel

ICON = 16
TILE = 24
MARGIN = 12
SHOWN_LETTERS = 1500  # of a summary while it is written: its end


class FullWindowCard(QFrame):
    """GUI thread. Wishes: `choice_requested(Choice)`, `stop_requested()`, `dismiss_requested()`.

    Fact: `folded()` when its height changed.
    """

    choice_requested = Signal(object)
    stop_requested = Signal()
    dismiss_requested = Signal()
    folded = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("card")
        self._is_writing = False
        self._picture = QLabel()
        self._picture.setObjectName("amberTile")
        self._picture.setFixedSize(TILE, TILE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = PlainLabel(theme, weight=QFont.Weight.DemiBold)
        self._about = PlainLabel(theme, token="text2")
        self._problem = PlainLabel(theme, token="red")
        self._words = PlainLabel(theme, style=FontStyle.BASE)
        for label in (self._title, self._about, self._problem, self._words):
            label.setWordWrap(True)
            label.setContentsMargins(OUTSIDE, 0 if label in (self._title, self._about) else 4, 0, 0)
        self._meter = Meter(theme)
        self.choices: ChoiceList | None = None
        self.go_button = Button(theme, self.tr("Continue"), kind="primary")
        self.stop_button = Button(theme, self.tr("Stop"), kind="secondary", icon="square")
        self.not_now_button = Button(theme, self.tr("Not now"), kind="quiet")
        self._place_of_choices = QVBoxLayout()
        self._lay_out()
        self.go_button.clicked.connect(self._on_go_clicked)
        self.stop_button.clicked.connect(self.stop_requested)
        self.not_now_button.clicked.connect(self.dismiss_requested)
        theme.changed.connect(self._on_theme_changed)

    @property
    def is_writing(self) -> bool:
        """Whether it shows a summary that is being written."""
        return self._is_writing

    @property
    def title(self) -> str:
        """What happened, or how far it is."""
        return self._title.text()

    @property
    def problem(self) -> str:
        """Why a way on was not possible; "" when none failed."""
        return self._problem.text()

    def show_full(self, full: FullWindow, *, is_stored: bool) -> None:
        """Say what does not fit; the way that was chosen before stays chosen."""
        before = self.choices.choice if self.choices is not None else None
        had_focus = self.choices is not None and any(button.hasFocus() for button in self.choices.buttons)
        self._take_down_choices()
        if full.choices:
            self.choices = ChoiceList(self._theme, full.choices)
            self.choices.choose(before.way if before is not None else WayOn.SUMMARISE)
            self.choices.changed.connect(self._show_button)
            self._place_of_choices.addWidget(self.choices)
        self._say(title(full), about(full, is_stored=is_stored))
        self._show_parts(is_writing=False)
        if had_focus:
            self.focus()

    def show_writing(self, words: str, text: str, fraction: float | None) -> None:
        """A summary is being written: `words` say how far it is, `fraction` how much of the chat is read."""
        self._say(words, "")
        cut = "… " + text[-SHOWN_LETTERS:] if len(text) > SHOWN_LETTERS else text
        self._words.setText(displayable(cut))
        self._meter.set_fraction(fraction or 0.0)
        self._show_parts(is_writing=True)
        self._meter.setVisible(fraction is not None)

    def show_problem(self, error: Exception | None) -> None:
        """Say why a way on was not possible; None takes it back."""
        words = ""
        if isinstance(error, KnownError):
            words = " ".join(translated(part) for part in (error.what, error.safe, error.next_step))
        elif error is not None:
            words = self.tr("Something failed inside Bantam. Nothing was changed.")
        self._problem.setText(words)
        self._show_parts(is_writing=False)

    def focus(self) -> None:
        """Put the keyboard on the first thing to be decided."""
        if self._is_writing:
            self.stop_button.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.choices is not None:
            self.choices.focus()
        else:
            self.not_now_button.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a way goes it."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.choices is not None and not self._is_writing:
            self._on_go_clicked()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the screen is known."""
        super().showEvent(event)
        self._on_theme_changed()

    def _say(self, words: str, more: str) -> None:
        self._title.setText(words)
        self._about.setText(more)
        self.setAccessibleName(" ".join(part for part in (words, more) if part))

    def _show_parts(self, *, is_writing: bool) -> None:
        self._is_writing = is_writing
        self._about.setVisible(bool(self._about.text()))
        self._problem.setVisible(bool(self._problem.text()) and not is_writing)
        self._words.setVisible(is_writing and bool(self._words.text()))
        self._meter.setVisible(is_writing)
        self.stop_button.setVisible(is_writing)
        self.not_now_button.setVisible(not is_writing)
        if self.choices is not None:
            self.choices.setVisible(not is_writing)
        self._show_button()
        self.folded.emit()

    @Slot()
    def _show_button(self) -> None:
        choice = self.choices.choice if self.choices is not None else None
        self.go_button.setVisible(choice is not None and not self._is_writing)
        if choice is not None:
            self.go_button.setText(words_of(choice).button)
            self.go_button.updateGeometry()

    def _take_down_choices(self) -> None:
        if self.choices is not None:
            self.choices.hide()
            self._place_of_choices.removeWidget(self.choices)
            self.choices.deleteLater()
            self.choices = None

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.setContentsMargins(OUTSIDE, 0, 0, 0)
        for button in (self.go_button, self.stop_button, self.not_now_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._place_of_choices.setContentsMargins(0, 6, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self._title, self._about):
            words.addWidget(label)
        bar = QHBoxLayout()
        bar.setContentsMargins(OUTSIDE, 4, 0, 0)
        bar.addWidget(self._meter)
        words.addLayout(bar)
        words.addWidget(self._words)
        words.addLayout(self._place_of_choices)
        words.addWidget(self._problem)
        words.addSpacing(6)
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        row.setSpacing(12 - OUTSIDE)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    @Slot()
    def _on_go_clicked(self) -> None:
        choice = self.choices.choice if self.choices is not None else None
        if choice is not None:
            self.choice_requested.emit(choice)

    @Slot()
    def _on_theme_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._theme.pixmap("gauge", size=ICON, token="amber", ratio=ratio))
