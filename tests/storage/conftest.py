"""A real SQLite file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.storage.conversation_store import ConversationStore
from desktop.storage.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Open, and closed afterwards."""
    made = Database(tmp_path / "chats.sqlite3", tmp_path / "backups")
    made.open()
    yield made
    made.close()


@pytest.fixture
def store(database: Database) -> ConversationStore:
    """The door to conversations."""
    return ConversationStore(database)
