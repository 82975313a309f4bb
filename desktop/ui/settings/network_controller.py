"""Shows the ledger, and keeps the key for the hub in use in the system's safe."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.download import NetworkUse
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


class Keys(Protocol):
    """Keys for hubs. Any thread."""

    @property
    def host(self) -> str:
        """Of the hub in use."""
        ...

    def is_kept(self, host: str) -> bool:
        """Whether there is a key for a host. Cheap."""
        ...

    def keep(self, key: str, host: str) -> None:
        """Keep it, or forget it when it is ""; blocks. Raises `KnownError`."""
        ...


class NetworkController(QObject):
    """GUI thread. Wish: `failed(Exception)`."""

    failed = Signal(object)

    def __init__(
        self,
        rows: NetworkRows,
        owner: QWidget,
        ledger: Ledger,
        keys: Keys,
        tasks: TaskRunner,
        theme: Theme,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._rows, self._owner, self._ledger, self._keys = rows, owner, ledger, keys
        self._tasks, self._theme = tasks, theme
        self._uses: list[NetworkUse] = []
        self.dialog: LedgerDialog | None = None
        rows.ledger_requested.connect(self._on_ledger_requested)
        rows.token_given.connect(self._on_token_given)

    @Slot()
    def refresh(self) -> None:
        """Read what there is."""
        host = self._keys.host
        self._rows.show_token(host, has_token=self._keys.is_kept(host))
        self._tasks.start(self._ledger.uses, succeeded=self._show, failed=self.failed.emit)

    @Slot()
    def show_key(self) -> None:
        """Another hub may be in use now, which has a key of its own."""
        if (host := self._keys.host) != self._rows.host:
            self._rows.show_token(host, has_token=self._keys.is_kept(host))

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

    @Slot(str, str)
    def _on_token_given(self, token: str, host: str) -> None:
        self._tasks.start(
            lambda: self._keys.keep(token, host), succeeded=lambda _: self.refresh(), failed=self.failed.emit
        )
