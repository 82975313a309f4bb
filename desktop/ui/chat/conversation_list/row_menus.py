"""What “…” offers in the list: for one chat or the chosen ones, and for a folder."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.folders import FolderTree
from desktop.ui.actions import keys_text
from desktop.ui.chat.chat_menu import ConversationMenu
from desktop.ui.chat.conversation_list.list_row import ListRow
from desktop.ui.theme.theme import Theme

Move = Callable[[str | None], object]
CanMove = Callable[[str | None], bool]
INDENT = "    "  # for each level of a folder in a menu


class RowMenu(ConversationMenu):
    """For chats in the list: also pin, and move to a folder. Wishes about several carry all their ids. GUI thread."""

    pin_requested = Signal(object, bool)
    move_requested = Signal(object, object)  # ids, folder or None
    folder_requested = Signal(object)  # a new folder for these chats
    delete_many_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._ids: tuple[str, ...] = ()
        self._pins = True
        self.pin_action = QAction(self)
        self.move_menu = QMenu(self)
        self.insertAction(self.delete_action, self.pin_action)
        self.insertMenu(self.delete_action, self.move_menu)
        self.insertSeparator(self.delete_action)
        self.pin_action.triggered.connect(self._on_pin_triggered)
        theme.changed.connect(self._show_icons)
        self._show_icons()

    def open_for(self, ids: Sequence[str], rows: Sequence[ListRow], tree: FolderTree, place: QPoint) -> None:
        """Show the menu for these chats, which are `rows`."""
        self._ids = tuple(ids)
        is_one = len(self._ids) == 1
        self.set_conversation(self._ids[0], is_stored=True)
        self.rename_action.setVisible(is_one)
        self.print_action.setVisible(is_one)
        self._pins = not all(row.is_pinned for row in rows)
        self.pin_action.setText(self.tr("Pin") if self._pins else self.tr("Unpin"))
        delete = self.tr("Delete") if is_one else self.tr("Delete {0} chats").format(len(self._ids))
        self.delete_action.setText(delete + "\t" + keys_text("delete_chat"))
        self.move_menu.setTitle(self.tr("Move to"))
        homes = {row.folder_id for row in rows}
        fill_with_folders(self.move_menu, tree, self.tr("No folder"), self._move, lambda to: homes != {to})
        self.move_menu.addSeparator()
        self.move_menu.addAction(self.tr("New folder")).triggered.connect(self._on_folder_triggered)
        self.popup(place)

    def chosen(self) -> tuple[str, ...]:
        """The chats that the menu is about."""
        return self._ids or super().chosen()

    @Slot()
    def _show_icons(self) -> None:
        self.pin_action.setIcon(self._theme.icon("pin"))
        self.move_menu.setIcon(self._theme.icon("folder-input"))

    def _move(self, folder_id: str | None) -> None:
        self.move_requested.emit(self._ids, folder_id)

    @Slot()
    def _on_folder_triggered(self) -> None:
        self.folder_requested.emit(self._ids)

    @Slot()
    def _on_pin_triggered(self) -> None:
        self.pin_requested.emit(self._ids, self._pins)

    @Slot()
    def _on_delete_triggered(self) -> None:
        if len(self._ids) > 1:
            self.delete_many_requested.emit(self._ids)
        else:
            self.delete_requested.emit(self._id)


class FolderMenu(QMenu):
    """For one folder. GUI thread. Wishes carry its id."""

    rename_requested = Signal(str)
    folder_requested = Signal(str)  # a new folder inside
    move_requested = Signal(str, object)  # into a folder, or None for the top
    export_requested = Signal(str)  # with the folders in it
    delete_requested = Signal(str, bool)  # whether with its chats

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._id = ""
        self.rename_action = self.addAction(self.tr("Rename") + "\t" + keys_text("rename_chat"))
        self.new_action = self.addAction(self.tr("New folder inside"))
        self.move_menu = self.addMenu(self.tr("Move to"))
        self.export_action = self.addAction(self.tr("Export…"))
        self.addSeparator()
        self.keep_action = self.addAction(self.tr("Delete folder, keep chats") + "\t" + keys_text("delete_chat"))
        self.delete_action = self.addAction("")
        self.rename_action.triggered.connect(lambda: self.rename_requested.emit(self._id))
        self.new_action.triggered.connect(lambda: self.folder_requested.emit(self._id))
        self.export_action.triggered.connect(lambda: self.export_requested.emit(self._id))
        self.keep_action.triggered.connect(lambda: self.delete_requested.emit(self._id, False))
        self.delete_action.triggered.connect(lambda: self.delete_requested.emit(self._id, True))
        theme.changed.connect(self._show_icons)
        self._show_icons()

    def open_for(self, folder: ListRow, tree: FolderTree, place: QPoint) -> None:
        """Show the menu for a folder."""
        self._id = folder.id
        chats = self.tr("Delete folder and {0} chats").format(folder.count)
        self.delete_action.setText(self.tr("Delete folder and its chat") if folder.count == 1 else chats)
        self.delete_action.setVisible(folder.count > 0)
        self.export_action.setVisible(folder.count > 0)
        fill_with_folders(self.move_menu, tree, self.tr("Top"), self._move, lambda to: tree.can_move(self._id, to))
        self.move_menu.setEnabled(any(action.isEnabled() for action in self.move_menu.actions()))
        self.popup(place)

    @Slot()
    def _show_icons(self) -> None:
        self.rename_action.setIcon(self._theme.icon("pencil"))
        self.new_action.setIcon(self._theme.icon("plus"))
        self.move_menu.setIcon(self._theme.icon("folder-input"))
        self.export_action.setIcon(self._theme.icon("download"))
        for action in (self.keep_action, self.delete_action):
            action.setIcon(self._theme.icon("trash-2", token="red"))

    def _move(self, folder_id: str | None) -> None:
        self.move_requested.emit(self._id, folder_id)


def fill_with_folders(menu: QMenu, tree: FolderTree, nowhere: str, move: Move, can_move: CanMove) -> None:
    """List every folder as a target, and `nowhere`; what is no target for this is shown and disabled."""
    menu.clear()
    targets: Iterable[tuple[str | None, str]] = [
        (None, nowhere),
        *((folder.id, INDENT * depth + folder.name.replace("&", "&&")) for folder, depth in tree.walk()),
    ]
    for target, words in targets:
        action = menu.addAction(words)
        action.setEnabled(can_move(target))
        action.setData(target)
        action.triggered.connect(partial(_on_triggered, move, target))


def _on_triggered(move: Move, target: str | None, checked: bool = False) -> None:
    del checked
    move(target)
