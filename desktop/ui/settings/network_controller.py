"""Shows the ledger, and keeps the key to gated models in the system's safe."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.download import NetworkUse
from desktop.services.settings_service import SettingsService
from desktop.ui.settings.ledger_dialog import LedgerDialog
from desktop.ui.settings.network_rows import NetworkRows
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme


class Ledger(Protocol):
    """The connections that were made. Any thread."""

    def uses(self) -> list[NetworkUse]:
        """All of them, the newest first."""
        ...

    def clear(self) -> None:
        """Forget them."""
        ...


class NetworkController(QObject):
    """GUI thread. Wish: `failed(Exception)`."""

    failed = Signal(object)

    def __init__(
        self,
        rows: NetworkRows,
        owner: QWidget,
        ledger: Ledger,
        keep_token: Callable[[str], None],
        settings: SettingsService,
        tasks: TaskRunner,
        theme: Theme,
        parent: QObject,
    ) -> None:
        """`keep_token` blocks, and raises `KnownError`."""
        super().__init__(parent)
        self._rows, self._owner, self._ledger, self._keep_token = rows, owner, ledger, keep_token
        self._settings, self._tasks, self._theme = settings, tasks, theme
        self._uses: list[NetworkUse] = []
        self.dialog: LedgerDialog | None = None
        rows.ledger_requested.connect(self._on_ledger_requested)
        rows.token_given.connect(self._on_token_given)

    @Slot()
    def refresh(self) -> None:
        """Read what there is."""
        self._rows.show_token(has_token=self._settings.current().has_token)
        self._tasks.start(self._ledger.uses, succeeded=self._show, failed=self.failed.emit)

    def _show(self, uses: list[NetworkUse]) -> None:
        self._uses = uses
        self._rows.show_uses(uses)

    @Slot()
    def _on_ledger_requested(self) -> None:
        dialog = self.dialog = LedgerDialog(self._theme, self._uses, self._owner.window())
        dialog.clear_requested.connect(self._on_clear_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_clear_requested(self) -> None:
        self._tasks.start(self._ledger.clear, succeeded=lambda _: self.refresh(), failed=self.failed.emit)

    @Slot(str)
    def _on_token_given(self, token: str) -> None:
        def keep() -> None:
            self._keep_token(token)
            self._settings.change(has_token=bool(token))

        self._tasks.start(keep, succeeded=lambda _: self.refresh(), failed=self.failed.emit)
