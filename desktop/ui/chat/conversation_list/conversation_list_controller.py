"""Loads, searches, renames and deletes chats in tasks, and keeps the sidebar true."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.chat import Conversation
from desktop.core.folders import Folder, FolderTree
from desktop.core.search_wish import search_wish
from desktop.services.conversation_service import ConversationService
from desktop.ui.chat.conversation_list.date_groups import hit_rows
from desktop.ui.chat.conversation_list.list_row import ListRow
from desktop.ui.chat.conversation_list.list_rows import list_rows
from desktop.ui.chat.conversation_list.sidebar import Sidebar
from desktop.ui.chat.conversation_list.undo_stack import UndoStack
from desktop.ui.tasks import TaskRunner
from desktop.ui.widgets import Toast

SEARCH_AFTER = 150  # ms without a key


class Listing(NamedTuple):
    """What one look at the disk gave."""

    query: str
    rows: list[ListRow]
    conversations: Sequence[Conversation] | None  # all of them, newest first; None when only a search was made
    folders: Sequence[Folder]
    day: date


class ConversationListController(QObject):
    """Owns the list, the search and the deletions that can be undone. GUI thread.

    Facts: `loaded(conversations)`, `conversation_deleted(id, id of the next or "")`, `conversation_restored(id)`,
    `failed(Exception)`. The open chat is the chat controller's.
    """

    loaded = Signal(object)
    conversation_deleted = Signal(str, str)
    conversation_restored = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        sidebar: Sidebar,
        service: ConversationService,
        tasks: TaskRunner,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._sidebar = sidebar
        self._service = service
        self._tasks = tasks
        self._revision = 0  # of the newest look: older ones are out of date
        self._day = date.min
        self._titles: dict[str, str] = {}
        self._when_shown: list[Callable[[], None]] = []
        self.undo_stack = UndoStack(toast, self)
        self._search_timer = self._timer(SEARCH_AFTER, self._on_search_timeout)
        sidebar.search_changed.connect(self._on_search_changed)
        sidebar.shown_again.connect(self._on_shown_again)
        sidebar.delete_requested.connect(self.delete)
        sidebar.rename_requested.connect(self.rename)

    def title_of(self, conversation_id: str) -> str | None:
        """The title of a stored conversation."""
        return self._titles.get(conversation_id)

    def reload(self) -> None:
        """Look at the disk again."""
        self._look(lambda: None)

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a chat another title."""
        self._look(lambda: self._service.rename(conversation_id, title))

    def change(
        self,
        work: Callable[[], object],
        done: Callable[[], None] | None = None,
        shown: Callable[[], None] | None = None,
    ) -> None:
        """Do something to chats or folders in a task; `done` is called before the list shows it, `shown` after that.

        A change that is overtaken by another is shown with it, so `shown` waits for that one.
        """
        self._look(work, done, shown)

    @Slot(str)
    def delete(self, conversation_id: str) -> None:
        """Delete a chat at once; a toast and Ctrl+Z bring it back."""
        following = self._sidebar.neighbour_of(conversation_id)

        def on_deleted() -> None:
            self.undo_stack.push(self.tr("Chat deleted"), partial(self._restore, conversation_id))
            with self._sidebar.keeping_keyboard(following):
                self.conversation_deleted.emit(conversation_id, following)

        self._look(lambda: self._service.delete(conversation_id), on_deleted)

    def _restore(self, conversation_id: str) -> None:
        def on_restored() -> None:
            self.conversation_restored.emit(conversation_id)

        self._look(lambda: self._service.restore(conversation_id), on_restored)

    def _timer(self, interval: int, on_timeout: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(on_timeout)
        return timer

    def _look(
        self,
        change: Callable[[], object] | None,
        done: Callable[[], None] | None = None,
        shown: Callable[[], None] | None = None,
    ) -> None:
        """Make a change and read the list after it, in one task; None as the change is a search alone."""
        self._search_timer.stop()
        self._revision += 1
        revision, query, today = self._revision, self._sidebar.search_text(), date.today()

        def work() -> Listing:
            return _listing(self._service, query, today, change)

        def on_success(listing: Listing) -> None:
            if done is not None:
                done()
            if shown is not None:
                self._when_shown.append(shown)
            if revision == self._revision:
                self._show(listing)
            elif change is not None:
                self.reload()  # the newer look may have been made before this change

        self._tasks.start(work, succeeded=on_success, failed=self.failed.emit)

    def _show(self, listing: Listing) -> None:
        self._day = listing.day
        self._sidebar.set_rows(listing.rows, listing.query)
        if listing.conversations is not None:
            self._sidebar.tree = FolderTree(listing.folders)
            self._titles = {conversation.id: conversation.title for conversation in listing.conversations}
            self.loaded.emit(listing.conversations)
        waiting, self._when_shown = self._when_shown, []
        for shown in waiting:
            shown()

    @Slot(str)
    def _on_search_changed(self, text: str) -> None:
        if text.strip():
            self._search_timer.start()
        else:
            self.reload()

    @Slot()
    def _on_search_timeout(self) -> None:
        self._look(None)

    @Slot()
    def _on_shown_again(self) -> None:
        """“Today” may have become “Yesterday” while the window was away."""
        if self._day not in (date.min, date.today()):
            self.reload()


def _listing(service: ConversationService, query: str, today: date, change: Callable[[], object] | None) -> Listing:
    """Runs in a task."""
    is_search = not search_wish(query).is_empty
    if change is None and is_search:
        return Listing(query, hit_rows(service.search(query)), None, (), today)
    if change is not None:
        change()
    conversations, folders = service.conversations(), service.folders.folders()
    rows = hit_rows(service.search(query)) if is_search else list_rows(conversations, folders, today)
    return Listing(query, rows, conversations, folders, today)
