"""The whole list: what is pinned, the folders, and everything else by date."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.core.chat import Conversation
from desktop.core.folders import Folder, FolderTree
from desktop.ui.chat.conversation_list.date_groups import chat_row, dated_rows
from desktop.ui.chat.conversation_list.list_row import ListRow, RowKind


def list_rows(conversations: Sequence[Conversation], folders: Iterable[Folder], today: date) -> list[ListRow]:
    """Rows with their headings; every conversation is there once, in a closed folder not at all. Any thread.

    `conversations` come newest first. What is pinned stands at the top only, the newest pin first.
    """
    tree = FolderTree(folders)
    pinned = [one for one in conversations if one.pinned_at is not None]
    held: dict[str, list[Conversation]] = {}
    rest: list[Conversation] = []
    for one in conversations:
        if one.pinned_at is None:
            is_held = one.folder_id is not None and one.folder_id in tree
            (held.setdefault(one.folder_id or "", []) if is_held else rest).append(one)
    pinned.sort(key=_pinned_at, reverse=True)
    rows = [chat_row(one) for one in pinned]
    if rows:
        rows.insert(0, _heading(QCoreApplication.translate("ConversationList", "Pinned")))
    if len(tree):
        rows.append(_heading(QCoreApplication.translate("ConversationList", "Folders")))
        _add_folders(rows, tree, held, None, 0)
    return rows + dated_rows(rest, today)


def _add_folders(
    rows: list[ListRow], tree: FolderTree, held: dict[str, list[Conversation]], parent: str | None, depth: int
) -> int:
    """Add what lies in a folder; returns how many chats that are, shown or not."""
    total = 0
    for folder in tree.children(parent):
        chats = held.get(folder.id, [])
        inner: list[ListRow] = []
        count = len(chats) + _add_folders(inner, tree, held, folder.id, depth + 1)
        inner += [chat_row(one, depth + 1) for one in chats]
        rows.append(
            ListRow(
                kind=RowKind.FOLDER,
                id=folder.id,
                title=folder.name,
                depth=depth,
                folder_id=tree.parent_of(folder.id),
                is_open=folder.is_open,
                count=count,
            )
        )
        rows += inner if folder.is_open else []
        total += count
    return total


def _heading(words: str) -> ListRow:
    return ListRow(kind=RowKind.HEADING, title=words)


def _pinned_at(conversation: Conversation) -> float:
    return conversation.pinned_at or 0.0
