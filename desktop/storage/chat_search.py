"""Finds chats by words, folders and models: titles first, then summaries, then messages, and no further than shown.

FTS5 gives its rows in the order of their numbers without sorting them, the newest first. So a search ends when enough
chats are found, and a word that is in every chat costs no more than a rare one. What its index has not got
(`SearchQuery.pieces`: Chinese inside a stretch, emoji) is looked for in the texts themselves; another index
(`storage/signs`) says in which.
"""

import json
from collections.abc import Iterator
from typing import Any

import apsw

from desktop.core.folders import Folder, FolderTree
from desktop.core.search_wish import SearchWish
from desktop.storage.search_query import SearchQuery, search_query
from desktop.storage.signs import signs_query

MOST = 50  # chats found by words
MOST_BY_PREFIX = 1000  # chats found by a folder or a model alone
TITLES = """
  FROM title_words CROSS JOIN conversations c ON c.number = title_words.rowid
 WHERE title_words MATCH :query AND c.deleted_at IS NULL{where} ORDER BY title_words.rowid DESC
"""
RECAPS = """
  FROM recap_words CROSS JOIN recaps r ON r.number = recap_words.rowid
       CROSS JOIN conversations c ON c.id = r.conversation_id
 WHERE recap_words MATCH :query AND c.deleted_at IS NULL{where} ORDER BY recap_words.rowid DESC
"""
MESSAGES = """
  FROM message_words CROSS JOIN messages m ON m.sequence = message_words.rowid
       CROSS JOIN conversations c ON c.id = m.conversation_id
 WHERE message_words MATCH :query AND c.deleted_at IS NULL{where} ORDER BY message_words.rowid DESC
"""
PLAIN_TITLES = " FROM conversations c WHERE c.deleted_at IS NULL{where} ORDER BY c.number DESC"
PLAIN_RECAPS = """
  FROM recaps r CROSS JOIN conversations c ON c.id = r.conversation_id
 WHERE c.deleted_at IS NULL{where} ORDER BY r.number DESC
"""
SIGNED_MESSAGES = """
  FROM message_signs CROSS JOIN messages m ON m.sequence = message_signs.rowid
       CROSS JOIN conversations c ON c.id = m.conversation_id
 WHERE message_signs MATCH :signs AND c.deleted_at IS NULL{where} ORDER BY message_signs.rowid DESC
"""
PLAIN_MESSAGES = """
  FROM messages m CROSS JOIN conversations c ON c.id = m.conversation_id
 WHERE (m.role = 'user' OR m.finish IS NOT NULL) AND c.deleted_at IS NULL{where} ORDER BY m.sequence DESC
"""
EVERYTHING = " FROM conversations c WHERE c.deleted_at IS NULL{where} ORDER BY c.updated_at DESC"
IN_FOLDERS = " AND c.folder_id IN (SELECT value FROM json_each(:folders))"
# With the plus FTS5 is not asked for each of these rows; they are looked up while it goes through its own.
TITLES_THERE = " AND +title_words.rowid IN (SELECT c.number FROM conversations c WHERE c.deleted_at IS NULL{where})"
MESSAGES_THERE = """ AND +message_words.rowid IN (SELECT m.sequence FROM conversations c
    JOIN messages m ON m.conversation_id = c.id WHERE c.deleted_at IS NULL{where})"""
SIGNED = " AND +message_words.rowid IN (SELECT rowid FROM message_signs WHERE message_signs MATCH :signs)"
BY_MODELS = """ AND c.id IN (SELECT conversation_id FROM messages
    WHERE role = 'assistant' AND model_name IN (SELECT value FROM json_each(:models)))"""
SNIPPET = ", snippet({table}, 0, '', '', '…', 16)"
BEGUN = 64  # characters of a piece that are looked for first; SQLite's limit for GLOB is 50,000 bytes
BEFORE, AROUND = 16, 64  # characters of a text before a piece that is found, and in all
PLAIN_SNIPPET = f""", iif(instr({{text}}, :piece0) > {BEFORE + 1}, '…', '')
    || substr({{text}}, max(1, instr({{text}}, :piece0) - {BEFORE}), {AROUND})
    || iif(length({{text}}) >= max(1, instr({{text}}, :piece0) - {BEFORE}) + {AROUND}, '…', '')"""
IN_TITLE, IN_SUMMARY, IN_MESSAGE = ", '', 0", ", 1", ", 0"


def find_chats(
    connection: apsw.Connection, wish: SearchWish, columns: str, most: int = MOST
) -> Iterator[tuple[Any, ...]]:
    """Rows of `columns` (the conversation's id first), a snippet ("" where none is needed), and whether that is of a
    summary; each chat once."""
    query, values = search_query(wish.words), dict[str, Any]()
    where = _where(connection, wish, values)
    names = ", ".join("c." + name for name in columns.split(", "))
    if query.is_empty and (wish.words.strip() or not where):
        return
    if query.is_empty:
        most = max(most, MOST_BY_PREFIX)
        sources = [f"SELECT {names}{IN_TITLE}{EVERYTHING.format(where=where)}"]
    elif query.words:
        sources = _by_words(query, names, where, values, is_narrow=bool(wish.folders))
    else:
        sources = _by_pieces(query, names, where, values)
    seen: set[str] = set()
    for sql in sources:
        for row in connection.execute(sql, values):
            if row[0] not in seen:
                seen.add(row[0])
                yield row
            if len(seen) >= most:
                return


def _by_words(query: SearchQuery, names: str, where: str, values: dict[str, Any], *, is_narrow: bool) -> list[str]:
    """A folder holds few of the chats (`is_narrow`), a model wrote many."""
    values["query"] = query.words
    titles = TITLES_THERE.format(where=where) if is_narrow else where
    messages = MESSAGES_THERE.format(where=where) if is_narrow else where
    messages += SIGNED if _signs(query, values) else ""
    titles, messages = titles + _has_pieces("c.title", query, values), messages + _has_pieces("m.text", query, values)
    recaps = where + _has_pieces("r.text", query, values)
    return [
        f"SELECT {names}{IN_TITLE}{TITLES.format(where=titles)}",
        f"SELECT {names}{SNIPPET.format(table='recap_words')}{IN_SUMMARY}{RECAPS.format(where=recaps)}",
        f"SELECT {names}{SNIPPET.format(table='message_words')}{IN_MESSAGE}{MESSAGES.format(where=messages)}",
    ]


def _by_pieces(query: SearchQuery, names: str, where: str, values: dict[str, Any]) -> list[str]:
    """Without a word that the index of words has."""
    texts = SIGNED_MESSAGES if _signs(query, values) else PLAIN_MESSAGES
    titles, recaps = _has_pieces("c.title", query, values), _has_pieces("r.text", query, values)
    messages = _has_pieces("m.text", query, values)
    return [
        f"SELECT {names}{IN_TITLE}{PLAIN_TITLES.format(where=where + titles)}",
        f"SELECT {names}{PLAIN_SNIPPET.format(text='r.text')}{IN_SUMMARY}{PLAIN_RECAPS.format(where=where + recaps)}",
        f"SELECT {names}{PLAIN_SNIPPET.format(text='m.text')}{IN_MESSAGE}{texts.format(where=where + messages)}",
    ]


def _signs(query: SearchQuery, values: dict[str, Any]) -> bool:
    """Whether the index of signs tells where to look; what it is asked is put into `values`."""
    signs = signs_query(query.pieces)
    values |= {"signs": signs} if signs else {}
    return bool(signs)


def _has_pieces(column: str, query: SearchQuery, values: dict[str, Any]) -> str:
    """The condition that all pieces stand in a column.

    GLOB passes over a text twice as fast as instr does, which therefore sees only what begins rightly. No piece holds
    a sign that means something to GLOB.
    """
    values |= {f"piece{number}": piece for number, piece in enumerate(query.pieces)}
    values |= {f"begun{number}": f"*{piece[:BEGUN]}*" for number, piece in enumerate(query.pieces)}
    return "".join(
        f" AND {column} GLOB :begun{number} AND instr({column}, :piece{number}) > 0"
        for number in range(len(query.pieces))
    )


def _where(connection: apsw.Connection, wish: SearchWish, values: dict[str, Any]) -> str:
    """The conditions of the prefixes; what they need is put into `values`."""
    where = ""
    if wish.folders:
        rows = connection.execute("SELECT id, name, parent_id FROM folders WHERE deleted_at IS NULL")
        tree = FolderTree(Folder(id=row[0], name=row[1], parent_id=row[2]) for row in rows)
        values["folders"] = json.dumps(sorted(set.intersection(*(tree.named(name) for name in wish.folders))))
        where += IN_FOLDERS
    if wish.models:
        known = connection.execute("SELECT DISTINCT model_name FROM messages WHERE role = 'assistant'")
        parts = [name.casefold() for name in wish.models]
        found = [name for (name,) in known if all(part in name.casefold() for part in parts)]
        values["models"] = json.dumps(found)
        where += BY_MODELS
    return where
