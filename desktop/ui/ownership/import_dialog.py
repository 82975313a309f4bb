"""Where chats come from, how far the import is, and what it could not take."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.exchange import Imported
from desktop.core.text import Text
from desktop.ui.documents import documents
from desktop.ui.ownership.counted import counted
from desktop.ui.ownership.progress_row import ProgressRow
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import Button, ErrorCard, FittedDialog, PlainLabel

WIDTH = 520
PROBLEMS_HEIGHT = 140


class ImportDialog(FittedDialog):
    """Stays open while it imports, and when something was left out. GUI thread.

    Wishes: `import_requested(list of Path)`, `stop_requested()`.
    """

    import_requested = Signal(object)
    stop_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("importDialog")
        self.setWindowTitle(self.tr("Import chats"))
        self._words = PlainLabel(theme, self._hint(), token="text2")
        self._words.setWordWrap(True)
        self.files_button = Button(theme, self.tr("Choose files…"), kind="primary")
        self.folder_button = Button(theme, self.tr("Choose a folder…"))
        self.close_button = Button(theme, self.tr("Close"), kind="quiet")
        self.progress = ProgressRow(theme)
        self.error = ErrorCard(theme)
        self.error.hide()
        self.problems = self._make_problems()
        self._lay_out(theme)
        self.files_button.clicked.connect(self._on_files_clicked)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.close_button.clicked.connect(self.reject)
        self.progress.stop_requested.connect(self.stop_requested)
        self.rejected.connect(self.stop_requested)
        self.files_button.setFocus()

    @property
    def words(self) -> str:
        """What it says under its title."""
        return self._words.text()

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """Chats are being imported."""
        self.error.hide()
        self.problems.hide()
        self.progress.show_progress(self.tr("Importing"), done, total)
        self._set_waiting(True)

    def show_error(self, error: KnownError) -> None:
        """Nothing was imported."""
        self._set_waiting(False)
        self.error.show_error(error)
        self.error.show()

    def show_report(self, report: Imported) -> None:
        """Say what was imported, and what was not."""
        self._set_waiting(False)
        self._words.setText(self.report_words(report))
        lines = [f"{problem.where}: {translated(Text('errors', problem.reason))}" for problem in report.problems]
        self.problems.setPlainText("\n".join(lines))
        self.problems.setVisible(bool(lines))
        if report.failure is not None:
            self.error.show_error(report.failure)
            self.error.show()

    def report_words(self, report: Imported) -> str:
        """The counts, as sentences."""
        parts = [counted(len(report.added), self.tr("1 chat was imported."), self.tr("{0} chats were imported."))]
        if report.copies:
            one = self.tr("1 of them differs from the chat that is here, and became a copy.")
            many = self.tr("{0} of them differ from the chats that are here, and became copies.")
            parts.append(counted(len(report.copies), one, many))
        if report.present:
            one, many = self.tr("1 chat was here already."), self.tr("{0} chats were here already.")
            parts.append(counted(report.present, one, many))
        if report.problems:
            one, many = self.tr("1 could not be imported:"), self.tr("{0} could not be imported:")
            parts.append(counted(len(report.problems), one, many))
        return " ".join(parts)

    def _hint(self) -> str:
        return self.tr(
            "Files that Bantam exported as JSON, ChatGPT’s export (its zip as it is), or Markdown. "
            "Chats that are here already stay as they are."
        )

    def _set_waiting(self, is_waiting: bool) -> None:
        self.files_button.setEnabled(not is_waiting)
        self.folder_button.setEnabled(not is_waiting)
        self.progress.setVisible(is_waiting)

    def _make_problems(self) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setObjectName("details")
        field.setAccessibleName(self.tr("Not imported"))
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setFixedHeight(PROBLEMS_HEIGHT)
        field.hide()
        return field

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(theme, self.tr("Import chats"), style=FontStyle.PAGE))
        for part in (self._words, self.problems, self.error, self.progress):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.files_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)

    @Slot()
    def _on_files_clicked(self) -> None:
        kinds = self.tr("Chats (*.json *.zip *.md *.markdown *.txt)")
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Import chats"), documents(), kinds)
        if chosen:
            self.import_requested.emit([Path(name) for name in chosen])

    @Slot()
    def _on_folder_clicked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Import a folder"), documents())
        if chosen:
            self.import_requested.emit([Path(chosen)])
