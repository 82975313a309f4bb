"""Everything that keys can do in the whole window, declared once."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop.core.text import QT_TRANSLATE_NOOP


class ActionFacts(NamedTuple):
    """One action; `keys` as Qt writes them, where Ctrl is Cmd on a Mac."""

    id: str
    words: str
    keys: str
    icon: str = ""


ACTIONS = (
    ActionFacts("show_chat", QT_TRANSLATE_NOOP("actions", "Chat"), "Ctrl+1", "message-square"),
    ActionFacts("show_models", QT_TRANSLATE_NOOP("actions", "Models"), "Ctrl+4", "box"),
    ActionFacts("show_settings", QT_TRANSLATE_NOOP("actions", "Settings"), "Ctrl+,", "settings"),
    ActionFacts("new_chat", QT_TRANSLATE_NOOP("actions", "New chat"), "Ctrl+N", "square-pen"),
    ActionFacts("temporary_chat", QT_TRANSLATE_NOOP("actions", "New temporary chat"), "Ctrl+Shift+N", "eye-off"),
    ActionFacts("search_chats", QT_TRANSLATE_NOOP("actions", "Search chats"), "Ctrl+K", "search"),
    ActionFacts("find", QT_TRANSLATE_NOOP("actions", "Find in this chat"), "Ctrl+F", "search"),
    ActionFacts("find_next", QT_TRANSLATE_NOOP("actions", "Next match"), "F3"),
    ActionFacts("find_previous", QT_TRANSLATE_NOOP("actions", "Previous match"), "Shift+F3"),
    ActionFacts("print_chat", QT_TRANSLATE_NOOP("actions", "Print this chat"), "Ctrl+P", "printer"),
    ActionFacts("choose_model", QT_TRANSLATE_NOOP("actions", "Choose a model"), "Ctrl+M", "box"),
    ActionFacts("regenerate", QT_TRANSLATE_NOOP("actions", "Write another answer"), "Ctrl+R", "refresh-cw"),
    ActionFacts("fork", QT_TRANSLATE_NOOP("actions", "Fork here: a new chat up to this message"), "Ctrl+B", "git-fork"),
    ActionFacts("previous_version", QT_TRANSLATE_NOOP("actions", "Previous version of a message"), "Alt+Left"),
    ActionFacts("next_version", QT_TRANSLATE_NOOP("actions", "Next version of a message"), "Alt+Right"),
    ActionFacts("stop", QT_TRANSLATE_NOOP("actions", "Stop writing and keep the text"), "Esc", "circle-stop"),
    ActionFacts(
        "toggle_inspector", QT_TRANSLATE_NOOP("actions", "Show or hide chat settings"), "Ctrl+I", "panel-right"
    ),
    ActionFacts("undo", QT_TRANSLATE_NOOP("actions", "Take back what was done to chats"), "Ctrl+Z", "rotate-ccw"),
    ActionFacts("next_pane", QT_TRANSLATE_NOOP("actions", "Next part of the window"), "F6"),
    ActionFacts("previous_pane", QT_TRANSLATE_NOOP("actions", "Previous part of the window"), "Shift+F6"),
    ActionFacts("shortcuts", QT_TRANSLATE_NOOP("actions", "All shortcuts"), "Ctrl+/", "keyboard"),
    ActionFacts("quit", QT_TRANSLATE_NOOP("actions", "Quit"), "Ctrl+Q"),
)

LOCAL = (  # heard by the place they belong to, and shown with the others
    ActionFacts("find_model", QT_TRANSLATE_NOOP("actions", "Search models, in Models"), "Ctrl+F"),
    ActionFacts("rename_chat", QT_TRANSLATE_NOOP("actions", "Rename a chat, in the list"), "F2"),
    ActionFacts("delete_chat", QT_TRANSLATE_NOOP("actions", "Delete a chat, in the list"), "Del"),
    ActionFacts("choose_chats", QT_TRANSLATE_NOOP("actions", "Choose several chats, in the list"), "Shift+Down"),
)


def keys_of(action_id: str) -> QKeySequence:
    """The keys that were declared."""
    return QKeySequence(next(facts.keys for facts in (*ACTIONS, *LOCAL) if facts.id == action_id))


def keys_text(action_id: str) -> str:
    """The keys as this system writes them."""
    return keys_of(action_id).toString(QKeySequence.SequenceFormat.NativeText)


class Actions(QObject):
    """One `QAction` for each, which the window makes its own. GUI thread.

    An enabled action takes its keys from the fields of the window, so who owns `stop` enables it only while there is
    something to stop: Esc has other work at other times.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = {facts.id: self._make(facts) for facts in ACTIONS}
        self["stop"].setEnabled(False)

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def all(self) -> list[QAction]:
        """Every action, in the order of the table."""
        return list(self._actions.values())

    def _make(self, facts: ActionFacts) -> QAction:
        action = QAction(QCoreApplication.translate("actions", facts.words), self)
        action.setObjectName(facts.id)
        action.setShortcut(QKeySequence(facts.keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)
        return action
