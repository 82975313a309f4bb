"""Connects the list's wishes about folders, pins and many chats at once to the services."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from desktop.core.folders import Folder, Places
from desktop.services.folder_service import FolderService
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.conversation_list.conversation_list_controller import ConversationListController
from desktop.ui.chat.conversation_list.sidebar import Sidebar
from desktop.ui.chat.open_chat_controller import OpenChatController


class FolderController(QObject):
    """Everything it moves or deletes can be taken back for ten seconds. GUI thread."""

    def __init__(
        self,
        sidebar: Sidebar,
        folders: FolderService,
        chats: ConversationListController,
        open_chat: OpenChatController,
        answers: AnswerController,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._sidebar = sidebar
        self._folders = folders
        self._list = chats
        self._chat = open_chat
        self._answers = answers
        rows, menu, folder_menu = sidebar.list, sidebar.menu, sidebar.folder_menu
        menu.pin_requested.connect(self.pin)
        for source in (rows, menu):
            source.move_requested.connect(self.move_chats)
            source.delete_many_requested.connect(self.delete_chats)
        menu.folder_requested.connect(self._on_folder_for_chats)
        rows.toggle_requested.connect(self.set_open)
        rows.folder_move_requested.connect(self.move_folder)
        rows.folder_delete_requested.connect(self.remove)
        folder_menu.folder_requested.connect(self.create)
        folder_menu.move_requested.connect(self.move_folder)
        folder_menu.delete_requested.connect(self.remove)
        sidebar.rows.folder_rename_requested.connect(self.rename)

    @Slot(object, bool)
    def pin(self, ids: Sequence[str], is_pinned: bool) -> None:
        """Keep chats at the top of the list, or no longer."""
        self._list.change(lambda: self._folders.pin(ids, is_pinned))

    @Slot(str)
    def create(self, parent_id: str | None) -> None:
        """Make a folder, and let the person name it."""
        self._create(parent_id or None, lambda _: None)

    @Slot(object)
    def _on_folder_for_chats(self, ids: Sequence[str]) -> None:
        """Make a folder beside them, put them into it, and let the person name it."""
        self._create(None, lambda folder: self._folders.move_chats(ids, folder.id))

    def _create(self, parent_id: str | None, then: Callable[[Folder], object]) -> None:
        made: list[Folder] = []
        words = self.tr("New folder")

        def work() -> None:
            if parent_id is not None:
                self._folders.set_open(parent_id, True)
            made.append(self._folders.create(words, parent_id))
            then(made[0])

        self._sidebar.search.clear()
        self._list.change(work, shown=lambda: self._sidebar.list.rename(made[0].id))

    @Slot(str, str)
    def rename(self, folder_id: str, name: str) -> None:
        """Give a folder another name."""
        self._list.change(lambda: self._folders.rename(folder_id, name))

    @Slot(str, bool)
    def set_open(self, folder_id: str, is_open: bool) -> None:
        """Show or hide what a folder holds."""
        self._list.change(lambda: self._folders.set_open(folder_id, is_open))

    @Slot(str, object)
    def move_folder(self, folder_id: str, parent_id: str | None) -> None:
        """Put a folder into another, None for the top."""
        if self._sidebar.tree.can_move(folder_id, parent_id):
            self._do(self.tr("Folder moved"), lambda: self._folders.move_folder(folder_id, parent_id))

    @Slot(object, object)
    def move_chats(self, ids: Sequence[str], folder_id: str | None) -> None:
        """Put chats into a folder, None for none."""
        words = self.tr("{0} chats moved").format(len(ids)) if len(ids) > 1 else self.tr("Chat moved")
        self._do(words, lambda: self._folders.move_chats(ids, folder_id))

    @Slot(object)
    def delete_chats(self, ids: Sequence[str]) -> None:
        """Delete several chats at once."""
        words = self.tr("{0} chats deleted").format(len(ids)) if len(ids) > 1 else self.tr("Chat deleted")
        self._do(words, lambda: self._folders.delete_chats(ids), deletes=True)

    @Slot(str)
    @Slot(str, bool)
    def remove(self, folder_id: str, with_chats: bool = False) -> None:
        """Delete a folder, with all that it holds or with that moved up."""
        words = self.tr("Folder and its chats deleted") if with_chats else self.tr("Folder deleted, its chats kept")
        self._do(words, lambda: self._folders.remove(folder_id, with_chats=with_chats), deletes=with_chats)

    def _do(self, words: str, work: Callable[[], Places], *, deletes: bool = False) -> None:
        """Change places, and offer the way back."""
        found: list[Places] = []
        was_open = self._chat.id

        def take_back() -> None:
            is_back = deletes and was_open in _ids(found[0])
            reopen = partial(self._chat.open, was_open) if is_back else None
            self._list.change(partial(self._folders.put_back, found[0]), reopen)

        def done() -> None:
            if found[0] != Places():
                self._list.undo_stack.push(words, take_back)
                if deletes:
                    self._leave(_ids(found[0]))

        self._list.change(lambda: found.append(work()), done)

    def _leave(self, gone: Sequence[str]) -> None:
        """Chats were deleted: nothing is written into them any more, and another one is shown."""
        if any(self._answers.is_running_in(one) for one in gone):
            self._answers.stop()
        if self._chat.id in gone:
            following = self._sidebar.neighbour_of(self._chat.id, gone)
            with self._sidebar.keeping_keyboard(following):
                self._chat.open(following) if following else self._chat.open_new()


def _ids(places: Places) -> tuple[str, ...]:
    return tuple(place[0] for place in places.chats)
