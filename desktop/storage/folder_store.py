"""Folders on disk, and where chats lie."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import apsw

from desktop.core.folders import DEEPEST, Folder, FolderTree, Places
from desktop.core.ids import new_id
from desktop.storage.database import Database

FOLDER = "id, name, parent_id, is_open"


class FolderStore:
    """The door to folders. Any thread; every write is on disk when it returns. Raises `KnownError`.

    What changes the place of things returns where they were, and `put_back` takes it back.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def folders(self) -> list[Folder]:
        """All that are not deleted."""
        with self._database.reading() as connection:
            return _folders(connection)

    def add(self, folder: Folder, at: float) -> None:
        """Add it; one that is there already stays as it is."""
        sql = f"INSERT INTO folders ({FOLDER}, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"  # noqa: S608
        self._write(sql, (folder.id, folder.name, folder.parent_id, int(folder.is_open), at))

    def rename(self, folder_id: str, name: str) -> None:
        """Give another name."""
        self._write("UPDATE folders SET name = ? WHERE id = ?", (name, folder_id))

    def set_open(self, folder_id: str, is_open: bool) -> None:
        """Remember whether its chats are shown."""
        self._write("UPDATE folders SET is_open = ? WHERE id = ?", (int(is_open), folder_id))

    def move_folder(self, folder_id: str, parent_id: str | None) -> Places:
        """Put a folder into another, None for the top. Into itself, or into what it holds, nothing is moved."""
        with self._database.writing() as connection:
            if not FolderTree(_folders(connection)).can_move(folder_id, parent_id):
                return Places()
            before = Places(folders=_places(connection, "folders", "parent_id", [folder_id]))
            connection.execute("UPDATE folders SET parent_id = ? WHERE id = ?", (parent_id, folder_id))
        return before

    def move_chats(self, chat_ids: Iterable[str], folder_id: str | None) -> Places:
        """Put chats into a folder, None for none. Into a folder that is gone, nothing is moved."""
        ids = list(chat_ids)
        with self._database.writing() as connection:
            if folder_id is not None and folder_id not in FolderTree(_folders(connection)):
                return Places()
            before = Places(chats=_places(connection, "conversations", "folder_id", ids))
            sql = "UPDATE conversations SET folder_id = ? WHERE id IN (SELECT value FROM json_each(?))"
            connection.execute(sql, (folder_id, json.dumps(ids)))
        return before

    def delete_chats(self, chat_ids: Iterable[str], at: float) -> Places:
        """Hide chats, all or none."""
        ids = list(chat_ids)
        with self._database.writing() as connection:
            before = Places(chats=_places(connection, "conversations", "folder_id", ids))
            _hide(connection, "conversations", ids, at)
        return before

    def remove(self, folder_id: str, at: float, *, with_chats: bool) -> Places:
        """Hide a folder: with all that it holds, or alone, and then what it holds moves up to where it was."""
        with self._database.writing() as connection:
            tree = FolderTree(_folders(connection))
            if folder_id not in tree:
                return Places()
            gone = sorted(tree.inside(folder_id)) if with_chats else [folder_id]
            moved = [] if with_chats else [folder.id for folder in tree.children(folder_id)]
            within = "folder_id IN (SELECT value FROM json_each(?))"
            sql = f"SELECT id FROM conversations WHERE deleted_at IS NULL AND {within}"  # noqa: S608
            chats = [str(row[0]) for row in connection.execute(sql, (json.dumps(gone),))]
            before = Places(
                chats=_places(connection, "conversations", "folder_id", chats),
                folders=_places(connection, "folders", "parent_id", [*gone, *moved]),
            )
            _hide(connection, "folders", gone, at)
            if with_chats:
                _hide(connection, "conversations", chats, at)
            else:
                parent = tree[folder_id].parent_id
                into = (parent if parent is not None and parent in tree else None), folder_id
                connection.execute("UPDATE folders SET parent_id = ? WHERE parent_id = ?", into)
                connection.execute("UPDATE conversations SET folder_id = ? WHERE folder_id = ?", into)
        return before

    def take_in(self, path: Sequence[Folder], at: float) -> tuple[str | None, tuple[str, ...]]:
        """The folder that `path` of a file leads to here, None for the top; and the ids of those made on the way.

        A folder with its id is taken wherever it lies now, and comes back if it was deleted; one without an id is the
        one of its name. Others are made. Nothing is moved, and nothing lies deeper than `DEEPEST`.
        """
        made: list[str] = []
        where: str | None = None
        with self._database.writing() as connection:
            for wanted in path:
                tree = FolderTree(_folders(connection))
                found = wanted.id if wanted.id in tree else None
                if not wanted.id:
                    found = next((one.id for one in tree.children(where) if one.name == wanted.name), None)
                if found is None and len(tree.path(where)) >= DEEPEST:
                    break
                if found is None:
                    found = wanted.id or new_id()
                    self.add(Folder(id=found, name=wanted.name, parent_id=where), at)
                    back = "UPDATE folders SET deleted_at = NULL, parent_id = ? WHERE id = ? AND deleted_at IS NOT NULL"
                    connection.execute(back, (where, found))
                    made.append(found)
                where = found
        return where, tuple(made)

    def remove_empty(self, folder_ids: Sequence[str], at: float) -> None:
        """Hide those of these, the last one first, in which nothing lies."""
        sql = (
            "UPDATE folders SET deleted_at = ?1 WHERE id = ?2"
            " AND NOT EXISTS (SELECT 1 FROM folders WHERE parent_id = ?2 AND deleted_at IS NULL)"
            " AND NOT EXISTS (SELECT 1 FROM conversations WHERE folder_id = ?2 AND deleted_at IS NULL)"
        )
        with self._database.writing() as connection:
            connection.executemany(sql, [(at, folder_id) for folder_id in reversed(folder_ids)])

    def put_back(self, places: Places) -> None:
        """Take a change back: everything is where it was, and there if it was there."""
        with self._database.writing() as connection:
            for table, column, rows in (
                ("folders", "parent_id", places.folders),
                ("conversations", "folder_id", places.chats),
            ):
                sql = f"UPDATE {table} SET {column} = ?, deleted_at = ? WHERE id = ?"  # noqa: S608 - constants
                connection.executemany(sql, [(where, deleted, known) for known, where, deleted in rows])

    def _write(self, sql: str, values: tuple[Any, ...]) -> None:
        with self._database.writing() as connection:
            connection.execute(sql, values)


def _folders(connection: apsw.Connection) -> list[Folder]:
    rows = connection.execute(f"SELECT {FOLDER} FROM folders WHERE deleted_at IS NULL")  # noqa: S608
    return [Folder(id=row[0], name=row[1], parent_id=row[2], is_open=bool(row[3])) for row in rows]


def _places(
    connection: apsw.Connection, table: str, column: str, ids: Sequence[str]
) -> tuple[tuple[str, str | None, float | None], ...]:
    sql = f"SELECT id, {column}, deleted_at FROM {table} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
    return tuple((row[0], row[1], row[2]) for row in connection.execute(sql, (json.dumps(list(ids)),)))


def _hide(connection: apsw.Connection, table: str, ids: Sequence[str], at: float) -> None:
    sql = f"UPDATE {table} SET deleted_at = ? WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))"  # noqa: S608
    connection.execute(sql, (at, json.dumps(list(ids))))
