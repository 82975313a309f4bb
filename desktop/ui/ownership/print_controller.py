"""Prints one chat: the system's own dialog, then the same pages as a PDF has."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, Slot
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QDialog, QWidget

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.exchange import WholeChat
from desktop.markdown.safe_text import displayable
from desktop.ui.chat.markdown.prose_style import ProseStyle
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

MARGINS = QMarginsF(18, 16, 18, 20)  # mm


class PrintController(QObject):
    """One dialog at a time. GUI thread; pages are drawn in a task. `failed` is told of what went wrong."""

    def __init__(
        self,
        window: QWidget,
        tasks: TaskRunner,
        theme: Theme,
        toast: Callable[..., Toast],
        failed: Callable[[Exception], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._tasks = tasks
        self._theme = theme
        self._toast = toast
        self._failed = failed
        self.dialog: QPrintDialog | None = None

    def open(self, title: str, read: Callable[[], WholeChat]) -> None:
        """Ask where to print; `read` gives the chat, in a task."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from desktop.ui.ownership.pdf_writer import DOTS, paper_style

        printer = QPrinter()
        printer.setResolution(DOTS)
        printer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
        printer.setDocName(displayable(" ".join(title.split())))
        printer.setCreator("Bantam")
        dialog = self.dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print “{0}”").format(displayable(title)))
        work = partial(_printed, printer, read, paper_style(self._theme))
        dialog.accepted.connect(lambda: self._tasks.start(work, succeeded=self._on_printed, failed=self._failed))
        dialog.finished.connect(self._on_finished)
        QDialog.open(dialog)  # the dialog has another `open` that hides this one

    def _on_printed(self, done: None) -> None:
        del done
        self._toast(self.tr("Sent to the printer"))

    @Slot()
    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _printed(printer: "QPrinter", read: Callable[[], WholeChat], style: ProseStyle) -> None:
    """On a thread of the tasks. Raises `KnownError`."""
    from desktop.ui.ownership.pdf_writer import draw_pages

    first, last = printer.fromPage() or 1, printer.toPage() or None
    if not draw_pages(read(), style, printer, first, last):
        raise KnownError(ErrorKind.PRINT_FAILED, name=printer.printerName() or printer.outputFileName() or "–")
