"""A dialog that says what a job will do, does it with a bar, can stop it, and says what went wrong."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, ErrorCard, FittedDialog, Meter, PlainLabel


class JobDialog(FittedDialog):
    """Parts of its own go into `body`. GUI thread. Wishes: `begin_requested()`, `stop_requested()` when it closes."""

    begin_requested = Signal()
    stop_requested = Signal()

    def __init__(self, theme: Theme, title: str, begin: str, width: int, parent: QWidget) -> None:
        """`begin` are the words of its primary button."""
        super().__init__(width, parent)
        self.setObjectName("jobDialog")
        self.setWindowTitle(title)
        self.theme = theme
        heading = PlainLabel(theme, title, style=FontStyle.PAGE)
        heading.setWordWrap(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.progress = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.progress.setWordWrap(True)
        self.meter = Meter(theme)
        self.error = ErrorCard(theme)
        self.begin = Button(theme, begin, kind="primary")
        self.begin.setDefault(True)
        self.stop = Button(theme, self.tr("Cancel"))
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.stop)
        self.buttons.addWidget(self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(self.body)
        for part in (self.progress, self.meter, self.error):
            column.addWidget(part)
            part.hide()
        column.addLayout(self.buttons)
        self.begin.clicked.connect(self._on_begin_clicked)
        self.stop.clicked.connect(self.reject)
        self.rejected.connect(self.stop_requested)

    def words(self, words: str = "", token: str = "text2") -> PlainLabel:
        """A label with room for several lines, put into the body."""
        label = PlainLabel(self.theme, words, token=token)
        label.setWordWrap(True)
        self.body.addWidget(label)
        return label

    def show_progress(self, words: str, share: float) -> None:
        """It goes on; what could be chosen stays as it is meanwhile."""
        self.set_waiting(True)
        self.progress.setText(words)
        self.meter.set_fraction(share)

    def show_error(self, error: KnownError) -> None:
        """It did not work; another choice may."""
        self.set_waiting(False)
        self.error.show_error(error)
        self.error.show()

    def set_waiting(self, is_waiting: bool) -> None:
        """Something runs, or does not any more."""
        self.progress.setVisible(is_waiting)
        self.meter.setVisible(is_waiting)
        self.begin.setEnabled(not is_waiting)

    @Slot()
    def _on_begin_clicked(self) -> None:
        self.error.hide()
        self.begin_requested.emit()
