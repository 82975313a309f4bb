"""Opens what is the person's own from the menus: export, print, import, backups."""

from functools import partial

import msgspec
from PySide6.QtCore import QObject, Qt, Slot

from desktop.core.chat import Conversation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.exchange import WholeChat
from desktop.services.export_service import ExportService
from desktop.ui.chat.chat_controller import ChatController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.ownership.backups_controller import BackupsController
from desktop.ui.ownership.backups_dialog import BackupsDialog
from desktop.ui.ownership.export_controller import ExportController
from desktop.ui.ownership.import_controller import ImportController
from desktop.ui.ownership.print_controller import PrintController
from desktop.ui.theme.theme import Theme


class OwnershipController(QObject):
    """Connects the chat screen's menus with the four. GUI thread."""

    def __init__(
        self,
        view: ChatView,
        chat: ChatController,
        exports: ExportController,
        imports: ImportController,
        backups: BackupsController,
        prints: PrintController,
        service: ExportService,
        theme: Theme,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._chat = chat
        self._theme = theme
        self.exports = exports
        self.imports = imports
        self.backups = backups
        self.prints = prints
        self._service = service
        menu = view.sidebar.list_menu
        menu.export_requested.connect(self._on_export_all_requested)
        menu.import_requested.connect(imports.open)
        menu.backups_requested.connect(self._on_backups_requested)
        for one_chat in (view.sidebar.menu, view.header.menu):
            one_chat.export_requested.connect(self._on_export_requested)
            one_chat.print_requested.connect(self.print_stored)
        view.sidebar.folder_menu.export_requested.connect(self._on_export_folder_requested)
        imports.changed.connect(chat.list.reload)
        backups.ask_before_restoring(lambda: chat.is_answering)
        backups.restored.connect(self._on_restored)
        backups.failed.connect(self._on_backup_failed)

    def start(self) -> None:
        """Make the day's backup, now that the chats are on screen."""
        self.backups.start()

    def shutdown(self) -> None:
        """Give up what is being read or written; files and chats that are whole stay."""
        self.exports.stop()
        self.imports.stop()
        self.backups.shutdown()

    @Slot()
    def _on_export_all_requested(self) -> None:
        self.exports.open(self.tr("Export all chats"), None)

    @Slot(object)
    def _on_export_requested(self, ids: tuple[str, ...]) -> None:
        title = self._chat.list.title_of(ids[0]) or self.tr("Chat")
        one, many = self.tr("Export “{0}”").format(title), self.tr("Export {0} chats")
        self.exports.open(one if len(ids) == 1 else many.format(len(ids)), ids)

    @Slot(str)
    def _on_export_folder_requested(self, folder_id: str) -> None:
        tree = self._view.sidebar.tree
        if folder_id in tree:
            self.exports.open(self.tr("Export folder “{0}”").format(tree[folder_id].name), None, folder_id)
        else:
            self._view.transcript.show_error(KnownError(ErrorKind.NOTHING_TO_EXPORT))

    @Slot(str)
    def print_stored(self, conversation_id: str) -> None:
        """Print a chat of the list."""
        title = self._chat.list.title_of(conversation_id) or self.tr("Chat")
        self.prints.open(title, partial(self._service.chat, conversation_id))

    @Slot()
    def print_open(self) -> None:
        """Print the chat on screen; one that is not kept is printed as it is there."""
        chat = self._chat.chat
        if self._chat.list.title_of(chat.id) is not None:
            self.print_stored(chat.id)
        elif chat.messages:
            title, at = self.tr("Temporary chat"), chat.messages[0].created_at
            about = Conversation(id=chat.id, title=title, created_at=at, updated_at=at)
            whole, recaps = WholeChat(conversation=about, messages=list(chat.messages)), chat.conversations.recaps.all
            with_recaps = lambda: msgspec.structs.replace(whole, recaps=list(recaps(about.id).values()))  # noqa: E731
            self.prints.open(title, with_recaps)

    @Slot()
    def _on_backups_requested(self) -> None:
        dialog = BackupsDialog(self._theme, self._view.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.backups.fill(dialog.view)
        dialog.open()

    @Slot()
    def _on_restored(self) -> None:
        """What is on screen may not be there any more."""
        self._chat.chat.open_new()
        self._chat.list.reload()

    @Slot(object)
    def _on_backup_failed(self, error: KnownError) -> None:
        """Without room the banner tells as soon as it matters; everything else a person has to know now."""
        if error.kind is not ErrorKind.DISK_FULL:
            self._view.transcript.show_error(error)
