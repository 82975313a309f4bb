"""What went wrong: what happened, what is safe, what to do, and the technical text folded away."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.translated import translated
from desktop.ui.widgets.button import SMALL, Button
from desktop.ui.widgets.plain_label import PlainLabel

ICON = 16
TILE = 24
DETAILS_HEIGHT = 120
MARGIN = 12


class ErrorCard(QFrame):
    """A card beside what failed; the way forward is its first button. GUI thread.

    Fact: `folded()` when the details were opened or closed, and with them the height changed.
    """

    folded = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("errorCard")
        self._picture = QLabel()
        self._picture.setObjectName("redTile")
        self._picture.setFixedSize(TILE, TILE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._what = self._label("text", QFont.Weight.DemiBold)
        self._rest = self._label("text2")
        self._fold = Button(theme, self.tr("Details"), kind="quiet", icon="chevron-right", height=SMALL)
        self._details = self._make_details()
        self._unfolded = QWidget()
        self._unfolded.hide()
        self._buttons = QHBoxLayout()
        self._lay_out()
        self._fold.clicked.connect(self._on_fold_clicked)
        theme.changed.connect(self._on_theme_changed)

    def show_error(self, error: KnownError) -> None:
        """Say what an error says; the details start folded."""
        self.set_words(translated(error.what), translated(error.safe), translated(error.next_step), error.details)

    def set_words(self, what: str, safe: str, next_step: str, details: str = "") -> None:
        """Say something else."""
        self._what.setText(what)
        self._rest.setText(" ".join(words for words in (safe, next_step) if words))
        self.setAccessibleName(" ".join(words for words in (what, safe, next_step) if words))
        self._details.setPlainText(details)
        self._fold.setVisible(bool(details))
        self._unfold(False)

    def add_button(self, words: str, kind: str = "secondary", icon: str | None = None) -> Button:
        """Offer a way forward; they stand in the order in which they are added."""
        button = Button(self._theme, words, kind=kind, icon=icon)
        self._buttons.insertWidget(self._buttons.count() - 2, button)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the screen is known."""
        super().showEvent(event)
        self._on_theme_changed()

    def _label(self, token: str, weight: QFont.Weight | None = None) -> PlainLabel:
        label = PlainLabel(self._theme, token=token, weight=weight)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _make_details(self) -> QPlainTextEdit:
        details = QPlainTextEdit()
        details.setObjectName("details")
        details.setAccessibleName(self.tr("Details"))
        details.setReadOnly(True)
        details.setTabChangesFocus(True)
        details.setFont(self._theme.font(FontStyle.CODE))
        details.setFixedHeight(DETAILS_HEIGHT)
        return details

    def _lay_out(self) -> None:
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._fold)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._rest)
        words.addSpacing(6)
        words.addLayout(self._buttons)
        words.addWidget(self._unfolded)
        below = QVBoxLayout(self._unfolded)
        below.setContentsMargins(0, 6, 0, 0)
        below.addWidget(self._details)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _unfold(self, is_open: bool) -> None:
        self._unfolded.setVisible(is_open)
        self._fold.set_icon("chevron-down" if is_open else "chevron-right")

    @Slot()
    def _on_fold_clicked(self) -> None:
        self._unfold(self._unfolded.isHidden())
        self.folded.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._theme.pixmap("circle-alert", size=ICON, token="red", ratio=ratio))
