"""The rows of the conversation list as Qt's item views and screen readers read them."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.ui.chat.conversation_list.list_row import ListRow

AnyIndex = QModelIndex | QPersistentModelIndex


class ConversationRole(IntEnum):
    """Roles beyond Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1  # the ListRow itself
    IS_WRITING = Qt.ItemDataRole.UserRole + 2  # an answer is being written there


class ConversationListModel(QAbstractListModel):
    """Owns the rows. GUI thread.

    An edited title is a wish (`rename_requested`, `folder_rename_requested`): the row changes when the rows are set
    again.
    """

    rename_requested = Signal(str, str)
    folder_rename_requested = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ListRow] = []
        self._writing: frozenset[str] = frozenset()

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Show these rows; nothing happens when they are the same."""
        if list(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def set_writing(self, ids: frozenset[str]) -> None:
        """Mark the conversations in which an answer is being written."""
        changed, self._writing = ids ^ self._writing, ids
        for position, row in enumerate(self._rows if changed else ()):
            if row.id in changed:
                self.dataChanged.emit(self.index(position), self.index(position), [ConversationRole.IS_WRITING])

    def row_at(self, position: int) -> ListRow:
        """The row at this position."""
        return self._rows[position]

    def rows(self) -> Sequence[ListRow]:
        """All rows, headings included."""
        return self._rows

    def index_of(self, conversation_id: str) -> QModelIndex:
        """Where a conversation stands; invalid when it is not shown."""
        for position, row in enumerate(self._rows):
            if row.id == conversation_id and row.is_chat:
                return self.index(position)
        return QModelIndex()

    def index_of_row(self, identifier: str) -> QModelIndex:
        """Where a conversation or a folder stands; invalid when it is not shown."""
        for position, row in enumerate(self._rows):
            if identifier and row.id == identifier:
                return self.index(position)
        return QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (an empty index is immutable)
        """Qt's question."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings can be neither chosen nor edited."""
        if not index.isValid() or self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's question."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join([row.title, *self._states(row)])
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.snippet
        if role == ConversationRole.ROW:
            return row
        if role == ConversationRole.IS_WRITING:
            return row.id in self._writing
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Wish for another title; an empty or unchanged one is no wish."""
        row = self._rows[index.row()]
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not title or title == row.title:
            return False
        (self.folder_rename_requested if row.is_folder else self.rename_requested).emit(row.id, title)
        return True

    def _states(self, row: ListRow) -> list[str]:
        """In words what is only drawn."""
        translate = QCoreApplication.translate
        if row.is_folder:
            is_open = translate("ConversationList", "open") if row.is_open else translate("ConversationList", "closed")
            return [translate("ConversationList", "folder"), is_open, str(row.count)]
        states = [translate("ConversationList", "pinned")] if row.is_pinned else []
        if row.id and row.id in self._writing:
            states.append(translate("ConversationList", "being written"))
        elif row.is_unseen:
            states.append(translate("ConversationList", "new answer"))
        return states
