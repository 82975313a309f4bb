"""Has a schema checked while it is typed, in a task, one at a time."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from desktop.services.schema_service import SchemaVerdict, check_schema
from desktop.ui.chat.inspector.schema_panel import SchemaPanel
from desktop.ui.tasks import TaskRunner
from desktop.ui.translated import translated


class SchemaController(QObject):
    """GUI thread."""

    def __init__(self, panel: SchemaPanel, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._tasks = tasks
        self._waiting: str | None = None
        self._is_checking = False
        panel.check_requested.connect(self.check)

    @Slot(str)
    def check(self, source: str) -> None:
        """Check it; of those that come while one is being checked, only the last."""
        self._waiting = source
        self._next()

    def _next(self) -> None:
        if self._waiting is None or self._is_checking:
            return
        source, self._waiting = self._waiting, None
        self._is_checking = True
        self._tasks.start(
            partial(check_schema, source), succeeded=partial(self._on_checked, source), failed=self._on_failed
        )

    def _on_checked(self, source: str, verdict: SchemaVerdict) -> None:
        self._is_checking = False
        if source == self._panel.editor.toPlainText() and self._panel.is_on:
            if verdict.fault is None:
                self._panel.show_fits()
            else:
                self._panel.show_fault(self._words(verdict))
        self._next()

    def _on_failed(self, error: Exception) -> None:
        """Logged by the task; the engine says what it thinks when a message is sent."""
        del error
        self._is_checking = False
        self._next()

    def _words(self, verdict: SchemaVerdict) -> str:
        assert verdict.fault is not None
        reason = translated(verdict.fault)
        reason = reason[:1].upper() + reason[1:]
        if not verdict.line:
            return f"{reason}."
        place = verdict.pointer.removeprefix("#/").replace("/", " › ")
        where = (
            self.tr("Line {0}, {1}").format(verdict.line, place) if place else self.tr("Line {0}").format(verdict.line)
        )
        return f"{where}: {reason}."
