"""A long piece of work on a model below the list: its name, a bar, and what became of it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from desktop.core.errors import KnownError
from desktop.ui.locale_text import number_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import IconButton, IconLine, Meter, PlainLabel, plain_tooltip

ROW, NAME = 48, 212


class JobRow(QFrame):
    """Hidden while nothing runs, and after what came of it was read. GUI thread. Wish: `stop_requested()`."""

    stop_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("downloadTray")
        self.setMinimumHeight(ROW)
        self._is_over = False
        self._name = ""
        self.name = PlainLabel(theme)
        self.name.setFixedWidth(NAME)
        self.name.setWordWrap(True)
        self.meter = Meter(theme)
        self.share = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.outcome = IconLine(theme, "badge-check", style=FontStyle.SMALL, wraps=True)
        self.cancel = IconButton(theme, "x", "")
        bar = QWidget()
        inner = QHBoxLayout(bar)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.meter, 1)
        inner.addWidget(self.share)
        self._bar = bar
        self._faces = QStackedWidget()
        self._faces.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._faces.addWidget(bar)
        self._faces.addWidget(self.outcome)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 9, 5)
        row.setSpacing(12)
        row.addWidget(self.name)
        row.addWidget(self._faces, 1)
        row.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.hide()

    def show_progress(self, name: str, share: float) -> None:
        """It goes on."""
        self._is_over, self._name = False, name
        self.name.setText(name)
        self.name.setToolTip(plain_tooltip(name))
        self.meter.set_fraction(share)
        words = self.tr("{0} %").format(number_text(100 * share))
        self.share.setText(words)
        self.cancel.set_words(self.tr("Stop: {0}").format(name))
        self.setAccessibleName(f"{name}, {words}")
        self._faces.setCurrentWidget(self._bar)
        self.show()

    def show_done(self, words: str) -> None:
        """It is done."""
        self._end(words, "badge-check", "green")

    def show_error(self, error: KnownError) -> None:
        """It did not work."""
        sentences = (error.what, error.safe, error.next_step)
        self._end(" ".join(translated(one) for one in sentences), "circle-alert", "red")

    def _end(self, words: str, icon: str, token: str) -> None:
        self._is_over = True
        self.outcome.set_look(icon, token)
        self.outcome.set_text(words)
        self.cancel.set_words(self.tr("Close: {0}").format(self._name))
        self.setAccessibleName(f"{self._name}, {words}")
        self._faces.setCurrentWidget(self.outcome)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        if self._is_over:
            self.hide()
        else:
            self.stop_requested.emit()
