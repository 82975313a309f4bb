"""Presets, and what holds for each chat, on disk."""

import time
from collections.abc import Sequence

import msgspec

from desktop.core.preset import ChatSetup, Preset, PresetValues
from desktop.storage.database import Database


class PresetStore:
    """Any thread; every write is on disk when it returns. Raises `KnownError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def presets(self) -> list[Preset]:
        """All that are not deleted, by name."""
        sql = "SELECT id, name, content FROM presets WHERE deleted_at IS NULL"
        with self._database.reading() as connection:
            found = [_preset(*map(str, row)) for row in connection.execute(sql)]
        return sorted(found, key=lambda preset: (preset.name.casefold(), preset.id))

    def preset(self, identifier: str) -> Preset | None:
        """One of them; None when it is unknown or deleted."""
        sql = "SELECT id, name, content FROM presets WHERE id = ? AND deleted_at IS NULL"
        with self._database.reading() as connection:
            row = connection.execute(sql, (identifier,)).fetchone()
        return _preset(*map(str, row)) if row else None

    def put(self, presets: Sequence[Preset]) -> None:
        """Add these, or replace those that are there; all or none."""
        sql = (
            "INSERT INTO presets (id, name, content, created_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET name = excluded.name, content = excluded.content, deleted_at = NULL"
        )
        with self._database.writing() as connection:
            for one in presets:
                content = msgspec.json.encode(one.values).decode()
                connection.execute(sql, (one.id, one.name, content, time.time()))

    def mark_deleted(self, identifier: str, at: float | None) -> None:
        """Hide one, or with None bring it back."""
        with self._database.writing() as connection:
            connection.execute("UPDATE presets SET deleted_at = ? WHERE id = ?", (at, identifier))

    def setup(self, conversation_id: str) -> ChatSetup | None:
        """What holds for a chat; None where it begins as every new one."""
        with self._database.reading() as connection:
            sql = "SELECT setup FROM chat_setups WHERE conversation_id = ?"
            row = connection.execute(sql, (conversation_id,)).fetchone()
        return msgspec.json.decode(row[0], type=ChatSetup) if row else None

    def put_setup(self, conversation_id: str, setup: ChatSetup) -> None:
        """Let this hold for a chat from now on."""
        sql = "INSERT OR REPLACE INTO chat_setups (conversation_id, setup) VALUES (?, ?)"
        with self._database.writing() as connection:
            connection.execute(sql, (conversation_id, msgspec.json.encode(setup).decode()))

    def purge(self) -> None:
        """Remove what was deleted for good, and what was set in chats that never came to be."""
        sql = (
            "DELETE FROM chat_setups WHERE conversation_id NOT IN (SELECT id FROM conversations)"
            " AND conversation_id NOT IN (SELECT conversation_id FROM drafts)"
        )
        with self._database.writing() as connection:
            connection.execute("DELETE FROM presets WHERE deleted_at IS NOT NULL")
            connection.execute(sql)


def _preset(identifier: str, name: str, content: str) -> Preset:
    return Preset(id=identifier, name=name, values=msgspec.json.decode(content, type=PresetValues))
