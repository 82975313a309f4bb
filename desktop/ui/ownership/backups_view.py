"""The backups as a list: make one now, go back to one. A dialog or a page of settings can hold it."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.core.backup import Backup, BackupReason
from desktop.core.errors import KnownError
from desktop.ui.locale_text import size_text
from desktop.ui.ownership.backup_row import BackupRow
from desktop.ui.ownership.counted import counted
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, ErrorCard, PlainLabel, Spinner

ROWS_HEIGHT = 264


class BackupsView(QWidget):
    """Lays out. GUI thread. Wishes: `back_up_requested()`, `restore_requested(name)`, `folder_requested()`."""

    back_up_requested = Signal()
    restore_requested = Signal(str)
    folder_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[BackupRow] = []
        self.error = ErrorCard(theme)
        self.error.hide()
        self.back_up_button = Button(theme, self.tr("Back up now"))
        self.folder_button = Button(theme, self.tr("Show in folder"))
        self._spinner = Spinner(theme)
        self._spinner.hide()
        self._none = PlainLabel(theme, self.tr("There is no backup yet."), token="text2")
        self._inside = QWidget()
        self._inside.setObjectName("backupRows")
        self._list = QVBoxLayout(self._inside)
        self._lay_out()
        self.back_up_button.clicked.connect(self.back_up_requested)
        self.folder_button.clicked.connect(self.folder_requested)

    def set_backups(self, backups: Sequence[Backup]) -> None:
        """Show these, the newest first."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(backup) for backup in backups]
        for place, row in enumerate(self.rows):
            self._list.insertWidget(place, row)
        self._none.setVisible(not self.rows)

    def set_waiting(self, is_waiting: bool) -> None:
        """Something is being copied."""
        self._spinner.setVisible(is_waiting)
        (self._spinner.start if is_waiting else self._spinner.stop)()
        for part in (self.back_up_button, *self.rows):
            part.setEnabled(not is_waiting)
        if is_waiting:
            self.error.hide()

    def show_error(self, error: KnownError) -> None:
        """It did not work."""
        self.error.show_error(error)
        self.error.show()

    def _row(self, backup: Backup) -> BackupRow:
        row = BackupRow(self._theme, backup.name, when_words(backup), self._facts(backup))
        row.set_usable(backup.chats is not None)
        row.restore_requested.connect(self.restore_requested)
        row.asked.connect(self._on_asked)
        return row

    def _facts(self, backup: Backup) -> str:
        if backup.chats is None:
            chats = self.tr("cannot be read")
        else:
            chats = counted(backup.chats, self.tr("1 chat"), self.tr("{0} chats"))
        why = {
            BackupReason.RESTORE: self.tr("before going back to an older one"),
            BackupReason.VERSION: self.tr("before an update of Bantam"),
        }
        return " · ".join(words for words in (chats, size_text(backup.size), why.get(backup.reason, "")) if words)

    def _lay_out(self) -> None:
        words = PlainLabel(
            self._theme,
            self.tr(
                "Once a day Bantam copies all chats on this computer and checks the copy. It keeps one for each of "
                "the last 7 days and 4 weeks."
            ),
            token="text2",
        )
        words.setWordWrap(True)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._none.setContentsMargins(16, 14, 16, 14)
        self._list.addWidget(self._none)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setObjectName("card")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(ROWS_HEIGHT)
        area.setWidget(self._inside)
        area.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        area.setAccessibleName(self.tr("Backups"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back_up_button)
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self._spinner)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(area)
        column.addWidget(self.error)
        column.addLayout(buttons)

    @Slot(str)
    def _on_asked(self, name: str) -> None:
        """Only one row asks at a time."""
        for row in self.rows:
            if row.name != name:
                row.ask(False)


def when_words(backup: Backup) -> str:
    """When it was made, as dates are written here."""
    made = QDateTime.fromSecsSinceEpoch(int(backup.made_at))
    return QLocale().toString(made, QLocale.FormatType.ShortFormat)
