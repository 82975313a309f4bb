"""The chats cannot be opened: the newest backup that can be read is offered, and nothing has to be erased."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot

from desktop.core.backup import Backup
from desktop.core.errors import KnownError
from desktop.ui.ownership.backups_view import when_words
from desktop.ui.shell.startup_error import StartupErrorWindow
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button

WIDTH = 640  # its button says which backup


class DamagedStartWindow(StartupErrorWindow):
    """Like any error at the start, with a way back. GUI thread. `is_restored` when a backup is in place."""

    def __init__(
        self, theme: Theme, error: KnownError, backups: Sequence[Backup], restore: Callable[[str], object]
    ) -> None:
        """`restore(name)` blocks and raises `KnownError`; it runs in a task."""
        backup = next((backup for backup in backups if backup.chats is not None), None)
        super().__init__(theme, error, has_way_on=backup is not None)
        self.setFixedWidth(WIDTH)
        self.is_restored = False
        self._restore = restore
        self._tasks = TaskRunner(self)
        self.finished.connect(self._tasks.shutdown)
        self._backup = backup
        self.restore_button: Button | None = None
        if self._backup is not None:
            words = self.tr("Go back to the backup of {0}").format(when_words(self._backup))
            self.restore_button = self.card.add_button(words, kind="primary")
            self.restore_button.clicked.connect(self._on_restore_clicked)
            self.restore_button.setDefault(True)
            self.restore_button.setFocus()

    @Slot()
    def _on_restore_clicked(self) -> None:
        assert self._backup is not None
        assert self.restore_button is not None
        self.restore_button.setEnabled(False)
        name = self._backup.name
        self._tasks.start(lambda: self._restore(name), succeeded=self._on_restored, failed=self._on_failed)

    def _on_restored(self, result: object) -> None:
        del result
        self.is_restored = True
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.card.show_error(error)
        if self.restore_button is not None:
            self.restore_button.setEnabled(True)


def offer_backup(theme: Theme, error: KnownError, backups: Sequence[Backup], restore: Callable[[str], object]) -> bool:
    """Show it until the person decides; True when a backup is in place, and the window can open."""
    window = DamagedStartWindow(theme, error, backups, restore)
    window.exec()
    return window.is_restored
