"""What “…” offers: for one chat in the list, and for the whole window in the header."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.settings import ThemeChoice
from desktop.ui.actions import keys_text
from desktop.ui.theme.theme import Theme


class ConversationMenu(QMenu):
    """Rename, export, print and delete one chat. GUI thread.

    Wishes carry the chat's id, `export_requested` a tuple of ids.
    """

    rename_requested = Signal(str)
    export_requested = Signal(object)
    print_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._id = ""
        self.rename_action = QAction(self.tr("Rename") + "\t" + keys_text("rename_chat"), self)
        self.delete_action = QAction(self.tr("Delete") + "\t" + keys_text("delete_chat"), self)
        self.export_action = QAction(self.tr("Export…"), self)
        self.print_action = QAction(self.tr("Print…") + "\t" + keys_text("print_chat"), self)
        self.rename_action.triggered.connect(self._on_rename_triggered)
        self.export_action.triggered.connect(lambda: self.export_requested.emit(self.chosen()))
        self.print_action.triggered.connect(lambda: self.print_requested.emit(self._id))
        self.delete_action.triggered.connect(self._on_delete_triggered)
        self.addAction(self.rename_action)
        self.addAction(self.export_action)
        self.addAction(self.print_action)
        self.addAction(self.delete_action)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def chosen(self) -> tuple[str, ...]:
        """The chats that an export is about."""
        return (self._id,)

    def set_conversation(self, conversation_id: str, *, is_stored: bool) -> None:
        """The chat that the wishes are about; one that is not stored can be neither renamed nor deleted."""
        self._id = conversation_id
        self.rename_action.setEnabled(is_stored)
        self.export_action.setEnabled(is_stored)
        self.print_action.setEnabled(is_stored)
        self.delete_action.setEnabled(is_stored)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.rename_action.setIcon(self._theme.icon("pencil"))
        self.export_action.setIcon(self._theme.icon("download"))
        self.print_action.setIcon(self._theme.icon("printer"))
        self.delete_action.setIcon(self._theme.icon("trash-2", token="red"))

    @Slot()
    def _on_rename_triggered(self) -> None:
        self.rename_requested.emit(self._id)

    @Slot()
    def _on_delete_triggered(self) -> None:
        self.delete_requested.emit(self._id)


class ChatMenu(ConversationMenu):
    """The header's menu: also the theme, and what Bantam is made of."""

    theme_requested = Signal(object)
    about_requested = Signal()
    temporary_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.addSeparator()
        words = {
            ThemeChoice.SYSTEM: self.tr("System"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }
        self.theme_menu = self.addMenu(self._theme.icon("sun-moon"), self.tr("Theme"))
        group = QActionGroup(self)
        self.theme_actions: dict[ThemeChoice, QAction] = {}
        for choice, text in words.items():
            action = QAction(text, group)
            action.setCheckable(True)
            action.setData(choice)
            self.theme_menu.addAction(action)
            self.theme_actions[choice] = action
        group.triggered.connect(self._on_theme_triggered)
        temporary = self.tr("New temporary chat") + "\t" + keys_text("temporary_chat")
        self.temporary_action = self.addAction(self._theme.icon("eye-off"), temporary)
        self.temporary_action.triggered.connect(self.temporary_requested)
        about = self.addAction(self._theme.icon("info"), self.tr("About Bantam"))
        about.triggered.connect(self.about_requested)

    def set_theme_choice(self, choice: ThemeChoice) -> None:
        """Tick the choice in force."""
        self.theme_actions[choice].setChecked(True)

    @Slot(QAction)
    def _on_theme_triggered(self, action: QAction) -> None:
        self.theme_requested.emit(ThemeChoice(action.data()))
