"""What the keys mean in the list of chats."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from desktop.ui.actions import keys_of


class ListKey(Enum):
    """A wish; what it does depends on the row."""

    OPEN = auto()
    RENAME = auto()
    DELETE = auto()
    CHOOSE = auto()
    CHOOSE_ALL = auto()
    CHOOSE_NONE = auto()
    IN = auto()  # open a folder
    OUT = auto()  # close it, or go to the folder that a row lies in


_CURSOR_KEYS: dict[int, QAbstractItemView.CursorAction] = {
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_Home: QAbstractItemView.CursorAction.MoveHome,
    Qt.Key.Key_End: QAbstractItemView.CursorAction.MoveEnd,
    Qt.Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
    Qt.Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
}
_PLAIN_KEYS: dict[int, ListKey] = {
    Qt.Key.Key_Return: ListKey.OPEN,
    Qt.Key.Key_Enter: ListKey.OPEN,
    Qt.Key.Key_Space: ListKey.CHOOSE,
    Qt.Key.Key_Escape: ListKey.CHOOSE_NONE,
    Qt.Key.Key_Right: ListKey.IN,
    Qt.Key.Key_Left: ListKey.OUT,
}


def list_key(event: QKeyEvent) -> ListKey | QAbstractItemView.CursorAction | None:
    """What a key means, or None when it means nothing here."""
    pressed = QKeySequence(event.keyCombination())
    if pressed == keys_of("rename_chat"):
        return ListKey.RENAME
    if pressed == keys_of("delete_chat"):
        return ListKey.DELETE
    if event.matches(QKeySequence.StandardKey.SelectAll):
        return ListKey.CHOOSE_ALL
    return _CURSOR_KEYS.get(event.key()) or _PLAIN_KEYS.get(event.key())
