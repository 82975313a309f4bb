"""The panel with the chats: title, new chat, search, list."""

import contextlib
from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.folders import FolderTree
from desktop.ui.actions import keys_text
from desktop.ui.chat.conversation_list.conversation_list_model import ConversationListModel
from desktop.ui.chat.conversation_list.conversation_list_view import ConversationListView
from desktop.ui.chat.conversation_list.list_row import ListRow
from desktop.ui.chat.conversation_list.row_menus import FolderMenu, RowMenu
from desktop.ui.ownership.list_menu import ListMenu
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, IconButton, PlainLabel, SearchField

WIDTH = 240
HEADER = 48


class Sidebar(QFrame):
    """Lays out and emits wishes. GUI thread.

    Wishes: `new_requested`, `open_requested(id)`, `delete_requested(id)`, `rename_requested(id, title)`. Facts:
    `search_changed(words)`, `shown_again` when the window comes to the front. Wishes about folders, pins and many chats
    at once come from `list`, `menu` and `folder_menu`.
    """

    new_requested = Signal()
    open_requested = Signal(str)
    delete_requested = Signal(str)
    rename_requested = Signal(str, str)
    search_changed = Signal(str)
    shown_again = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Chats"))
        self.new_button = IconButton(theme, "square-pen", self.tr("New chat"))
        self.more_button = IconButton(theme, "ellipsis", self.tr("Export, import, backups"))
        self.list_menu = ListMenu(theme, self)
        self.search = SearchField(theme, self.tr("Search chats"), hint=keys_text("search_chats").replace("+", " "))
        self.search.setToolTip(self.tr("in:folder and model:name say where to look"))
        self.rows = ConversationListModel(self)
        self.list = ConversationListView(theme, self.rows)
        self.menu = RowMenu(theme, self)
        self.folder_menu = FolderMenu(theme, self)
        self.tree = FolderTree([])  # what the menus offer
        self._pending: list[ListRow] | None = None
        self._words = PlainLabel(theme, token="text2")
        self.clear_button = Button(theme, self.tr("Clear search"), kind="secondary")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing())
        self._lay_out(theme)
        self._connect()

    def search_text(self) -> str:
        """What is searched for, "" for nothing."""
        return self.search.text().strip()

    def set_rows(self, rows: Sequence[ListRow], query: str) -> None:
        """Show rows, or say in words why there are none. A title that is being edited is not taken away."""
        if self.list.is_editing:
            self._pending = list(rows)
            return
        self.rows.set_rows(rows)
        self._words.setText(self.tr("No chats match") if query else self.tr("Your chats will be listed here"))
        self.clear_button.setVisible(bool(query))
        self._stack.setCurrentIndex(0 if rows else 1)

    def neighbour_of(self, conversation_id: str, gone: Collection[str] = ()) -> str:
        """The chat that takes the place of a deleted one: the next that is not `gone` too, else one before, else ""."""
        here, rows = self.rows.index_of(conversation_id).row(), self.rows.rows()
        for row in [*rows[here + 1 :], *reversed(rows[:here])] if here >= 0 else ():
            if row.is_chat and row.id not in gone:
                return row.id
        return ""

    @contextlib.contextmanager
    def keeping_keyboard(self, following: str) -> Iterator[None]:
        """Whoever is in the list with the keyboard stays there though `following` is opened, where there is one."""
        was_there = bool(following) and self.list.hasFocus()
        yield
        if was_there:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_search(self) -> None:
        """Put the caret into the search, its words selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def event(self, event: QEvent) -> bool:
        """Days pass while the window lies behind others."""
        if event.type() == QEvent.Type.WindowActivate:
            self.shown_again.emit()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search, Down enters the list, Enter opens its first chat, Esc clears."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_search_key(event.key())
        return super().eventFilter(watched, event)

    def _take_search_key(self, key: int) -> bool:
        first = self.list.chat_from(0, 1)
        if key == Qt.Key.Key_Down and first >= 0:
            self.list.set_current(self.rows.index(first))
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and first >= 0 and self.search_text():
            self.open_requested.emit(self.rows.row_at(first).id)
            return True
        if key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return False

    def _nothing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 24, 16, 16)
        column.setSpacing(12)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setWordWrap(True)
        column.addWidget(self._words)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _lay_out(self, theme: Theme) -> None:
        header = QWidget()
        header.setFixedHeight(HEADER)
        row = QHBoxLayout(header)
        row.setContentsMargins(16, 0, 8, 0)
        row.addWidget(PlainLabel(theme, self.tr("Chats"), style=FontStyle.TITLE), 1)
        row.addWidget(self.more_button)
        row.addWidget(self.new_button)
        field = QVBoxLayout()
        field.setContentsMargins(8, 0, 8, 8)
        field.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addLayout(field)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self.search_changed)
        self.clear_button.clicked.connect(self._on_clear_clicked)
        self.new_button.clicked.connect(self.new_requested)
        self.more_button.clicked.connect(lambda: self.list_menu.open_under(self.more_button))
        self.list.open_requested.connect(self.open_requested)
        self.list.delete_requested.connect(self.delete_requested)
        self.list.menu_requested.connect(self._on_menu_requested)
        self.list.editing_ended.connect(self._on_editing_ended)
        self.menu.rename_requested.connect(self.list.rename)
        self.folder_menu.rename_requested.connect(self.list.rename)
        self.menu.delete_requested.connect(self.delete_requested)
        self.rows.rename_requested.connect(self.rename_requested)

    @Slot(str, QPoint)
    def _on_menu_requested(self, identifier: str, place: QPoint) -> None:
        row = self.rows.row_at(self.rows.index_of_row(identifier).row())
        if row.is_folder:
            self.folder_menu.open_for(row, self.tree, place)
        else:
            ids = self.list.meant_by(identifier)
            rows = [one for one in self.rows.rows() if one.is_chat and one.id in ids]
            self.menu.open_for(ids, rows, self.tree, place)

    @Slot()
    def _on_clear_clicked(self) -> None:
        self.search.clear()
        self.focus_search()

    @Slot()
    def _on_editing_ended(self) -> None:
        pending, self._pending = self._pending, None
        if pending is not None:
            self.set_rows(pending, self.search_text())
