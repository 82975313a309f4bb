"""Real databases to export from and to import into."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from desktop.storage.conversation_store import ConversationStore
from desktop.storage.database import Database
from desktop.storage.exchange_store import ExchangeStore


@contextlib.contextmanager
def exchange_store(folder: Path) -> Iterator[ExchangeStore]:
    """Open, and closed afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    database = Database(folder / "chats.sqlite3", folder / "backups")
    database.open()
    try:
        yield ExchangeStore(database, ConversationStore(database))
    finally:
        database.close()
