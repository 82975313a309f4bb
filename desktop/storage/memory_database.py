"""A database that is never on disk: it ends with the connection."""

from pathlib import Path

import apsw

from desktop.storage.database import Database
from desktop.storage.migrations import migrate

NOWHERE = ":memory:"


class MemoryDatabase(Database):
    """The same tables, in memory only; nothing of it is written anywhere, not even for a moment. Any thread."""

    def __init__(self) -> None:
        super().__init__(Path(NOWHERE), Path(NOWHERE))

    def open(self) -> None:
        """Make it, empty."""
        connection = self._connection = apsw.Connection(NOWHERE)
        connection.pragma("temp_store", 2)  # memory
        connection.pragma("foreign_keys", True)
        migrate(connection, self._steps)

    def close(self) -> None:
        """Forget everything; safe to call twice."""
        with self._lock:
            self._disconnect()
