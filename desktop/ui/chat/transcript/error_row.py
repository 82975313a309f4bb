"""What failed, in its place under the messages, with the ways forward as buttons."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.load_question import TooLargeError
from desktop.ui.chat.transcript.message_row import TranscriptRow
from desktop.ui.chat.transcript.ways_forward import CONTEXT, WayForward, ways_forward
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import ErrorCard

ICONS = {WayForward.RESTART: "rotate-cw", WayForward.RETRY: "rotate-cw"}


class ErrorRow(TranscriptRow):
    """An `ErrorCard` as wide as the column, none while nothing failed. GUI thread. Wish: `way_requested(WayForward)`.

    Every error gets a card of its own, because its buttons belong to it.
    """

    way_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card: QFrame | None = None
        self._error: Exception | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def error(self) -> Exception | None:
        """What is shown."""
        return self._error

    def show_error(self, error: Exception) -> None:
        """Say what failed; the same error twice is said once."""
        if error is self._error:
            return
        self._take_down()
        self._error = error
        self._card = self._question(error) if isinstance(error, TooLargeError) else self._error_card(error)
        self._column.addWidget(self._card)
        self.show()
        self.height_changed.emit()

    def _error_card(self, error: Exception) -> ErrorCard:
        card = ErrorCard(self._theme, self)
        if isinstance(error, KnownError):
            card.show_error(error)
        else:
            card.set_words(
                self.tr("Something failed inside Bantam."),
                self.tr("Your conversation is safe."),
                self.tr("Try again. If it happens again, run “bantam doctor” and send us what it prints."),
                f"{type(error).__name__}: {error}",
            )
        for place, way in enumerate(ways_forward(error)):
            words = QCoreApplication.translate(CONTEXT, way.value)
            button = card.add_button(words, kind="secondary" if place else "primary", icon=ICONS.get(way))
            button.clicked.connect(partial(self.way_requested.emit, way))
        card.folded.connect(self.height_changed)
        return card

    def _question(self, error: TooLargeError) -> QFrame:
        """It is no fault: the person is asked."""
        from desktop.ui.models.too_large_part import TooLargePart  # not above: few see it

        part = TooLargePart(self._theme, self)
        part.ask(error.question)
        part.shorter_requested.connect(partial(self.way_requested.emit, WayForward.SHORTER))
        part.other_requested.connect(partial(self.way_requested.emit, WayForward.CHOOSE_MODEL))
        part.anyway_requested.connect(partial(self.way_requested.emit, WayForward.LOAD_ANYWAY))
        return part

    def clear_error(self) -> None:
        """Take it back."""
        if self._error is not None:
            self._take_down()
            self.hide()
            self.height_changed.emit()

    def arrange(self, width: int) -> int:
        """Height of the card, nothing without one."""
        if self._card is None:
            return 0
        layout = self._card.layout()
        if layout is None:
            return self._card.sizeHint().height()
        layout.invalidate()  # a part that was hidden a moment ago is still counted
        layout.activate()
        return layout.totalHeightForWidth(width)

    def _take_down(self) -> None:
        if self._card is not None:
            self._card.hide()
            self._column.removeWidget(self._card)
            self._card.deleteLater()
        self._card = self._error = None
