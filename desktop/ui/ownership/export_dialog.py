"""What to write chats as, and where."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.exchange import ExportFormat
from desktop.ui.ownership.progress_row import ProgressRow
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, ErrorCard, FittedDialog, PlainLabel, plain_tooltip

WIDTH = 480


class ExportDialog(FittedDialog):
    """Stays open until the files are written. GUI thread.

    Wishes: `export_requested(ExportFormat, Path)`, `stop_requested()`.
    """

    export_requested = Signal(object, object)
    stop_requested = Signal()

    def __init__(self, theme: Theme, title: str, folder: Path, parent: QWidget) -> None:
        """`title` says what will be exported."""
        super().__init__(WIDTH, parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export"))
        self._folder = folder
        self.choices: dict[ExportFormat, QRadioButton] = {}
        self._title = PlainLabel(theme, title, style=FontStyle.PAGE)
        self._title.setWordWrap(True)
        self._place = PlainLabel(theme, token="text2")
        self.change_button = Button(theme, self.tr("Change…"))
        self.progress = ProgressRow(theme)
        self.error = ErrorCard(theme)
        self.error.hide()
        self.export_button = Button(theme, self.tr("Export"), kind="primary")
        self.export_button.setDefault(True)
        self.cancel_button = Button(theme, self.tr("Cancel"), kind="quiet")
        self._lay_out(theme)
        self._show_folder()
        self.change_button.clicked.connect(self._on_change_clicked)
        self.export_button.clicked.connect(self._on_export_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self.progress.stop_requested.connect(self.stop_requested)
        self.rejected.connect(self.stop_requested)
        self.choices[ExportFormat.MARKDOWN].setChecked(True)
        self.choices[ExportFormat.MARKDOWN].setFocus()

    @property
    def form(self) -> ExportFormat:
        """What is chosen."""
        return next(form for form, button in self.choices.items() if button.isChecked())

    def set_folder(self, folder: Path) -> None:
        """Write there."""
        self._folder = folder
        self._show_folder()

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """Files are being written."""
        self.progress.show_progress(self.tr("Exporting"), done, total)
        self._set_waiting(True)

    def show_error(self, error: KnownError) -> None:
        """It did not work; the choices are there again."""
        self.error.show_error(error)
        self.error.show()
        self._set_waiting(False)

    def _set_waiting(self, is_waiting: bool) -> None:
        self.export_button.setEnabled(not is_waiting)
        self.change_button.setEnabled(not is_waiting)
        self.progress.setVisible(is_waiting)

    def _forms(self) -> list[tuple[ExportFormat, str, str]]:
        return [
            (
                ExportFormat.MARKDOWN,
                self.tr("Markdown"),
                self.tr("Plain text for notes and other programs; the shown versions"),
            ),
            (ExportFormat.HTML, "HTML", self.tr("A page for any browser, with nothing loaded from anywhere")),
            (ExportFormat.PDF, "PDF", self.tr("For printing and passing on")),
            (ExportFormat.JSON, "JSON", self.tr("Everything, with all versions; Bantam can import it again")),
        ]

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addSpacing(4)
        group = QButtonGroup(self)
        for form, words, description in self._forms():
            button = QRadioButton(words)
            button.setFont(theme.font(FontStyle.BASE))
            button.setAccessibleDescription(description)
            group.addButton(button)
            self.choices[form] = button
            told = PlainLabel(theme, description, style=FontStyle.SMALL, token="text2")
            told.setContentsMargins(26, 0, 0, 0)
            told.setWordWrap(True)
            choice = QVBoxLayout()
            choice.setSpacing(0)
            choice.addWidget(button)
            choice.addWidget(told)
            column.addLayout(choice)
        column.addSpacing(4)
        folder = QHBoxLayout()
        folder.addWidget(PlainLabel(theme, self.tr("Into")))
        folder.addWidget(self._place, 1)
        folder.addWidget(self.change_button)
        column.addLayout(folder)
        column.addWidget(self.error)
        column.addWidget(self.progress)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.export_button)
        column.addSpacing(4)
        column.addLayout(buttons)

    def _show_folder(self) -> None:
        words = str(self._folder)
        metrics = self._place.fontMetrics()
        room = WIDTH - 48 - self.change_button.sizeHint().width() - 72
        self._place.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room))
        self._place.setToolTip(plain_tooltip(words))
        self._place.setAccessibleName(words)

    @Slot()
    def _on_change_clicked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Export into"), str(self._folder))
        if chosen:
            self.set_folder(Path(chosen))

    @Slot()
    def _on_export_clicked(self) -> None:
        self.error.hide()
        self.export_requested.emit(self.form, self._folder)
