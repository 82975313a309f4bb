"""The window: rail at the left, one screen at a time, status bar at the bottom, toasts over it all."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.actions import Actions
from desktop.ui.ownership.full_disk_banner import FullDiskBanner
from desktop.ui.shell.panes import HasPanes, move_focus, next_stop
from desktop.ui.shell.rail import Rail
from desktop.ui.shell.shortcuts_dialog import ShortcutsDialog
from desktop.ui.shell.status_bar import StatusBar
from desktop.ui.shell.toast_area import ToastArea
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast
from desktop.ui.widgets.focus_ring import FocusRings

SMALLEST = QSize(960, 640)
USUAL = QSize(1280, 800)
ANYWHERE = (
    "show_chat",
    "show_models",
    "show_settings",
    "undo",
    "stop",
    "next_pane",
    "previous_pane",
    "shortcuts",
    "quit",
)
OWN_FIND = ("models",)  # screens with a search of their own for the keys of `find`


class MainWindow(QMainWindow):
    """Lays out; others fill it. GUI thread. Fact: `screen_changed(id)`."""

    screen_changed = Signal(str)

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self._screens: dict[str, QWidget] = {}
        self._late: dict[str, Callable[[], QWidget]] = {}  # screens that nobody has seen yet
        self.rail = Rail(theme)
        self.status = StatusBar(theme)
        self.full_disk = FullDiskBanner(theme)
        self._stack = QStackedWidget()
        self._focus_rings = FocusRings(theme, self)
        self.setWindowTitle("Bantam")
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self.setCentralWidget(self._make_central())
        self.toasts = ToastArea(theme, self._stack)
        self.rail.screen_requested.connect(self.show_screen)
        self._connect_actions()

    @property
    def screen_id(self) -> str:
        """Id of the screen that is shown, "" for none."""
        return next((name for name, widget in self._screens.items() if widget is self._stack.currentWidget()), "")

    def add_screen(self, screen_id: str, words: str, icon: str, widget: QWidget) -> None:
        """Add a screen; with an icon it has an entry in the rail, without it is shown alone."""
        self._screens[screen_id] = widget
        self._stack.addWidget(widget)
        if icon:
            self.rail.add_entry(screen_id, words, icon)
        if len(self._screens) == 1:
            self.show_screen(screen_id)

    def add_late_screen(
        self, screen_id: str, words: str, icon: str, make: Callable[[], QWidget], *, at_bottom: bool = False
    ) -> None:
        """Add a screen that is made when it is shown for the first time."""
        self._late[screen_id] = make
        self.rail.add_entry(screen_id, words, icon, at_bottom=at_bottom)

    @Slot(str)
    def show_screen(self, screen_id: str) -> None:
        """Show one of the screens."""
        if (make := self._late.pop(screen_id, None)) is not None:
            self.add_screen(screen_id, "", "", make())
        self._stack.setCurrentWidget(self._screens[screen_id])
        self.rail.setVisible(self.rail.has_entry(screen_id))
        self.rail.show_current(screen_id)
        for action in self._actions.all():
            action.setVisible(self.rail.has_entry(screen_id) or action.objectName() in ("quit", "shortcuts"))
        self._actions["find"].setVisible(self.rail.has_entry(screen_id) and screen_id not in OWN_FIND)
        self.screen_changed.emit(screen_id)

    def remove_screen(self, screen_id: str) -> None:
        """Take a screen away that is not needed again."""
        widget = self._screens.pop(screen_id)
        self._stack.removeWidget(widget)
        widget.deleteLater()

    def set_confinement(self, text: str, details: str) -> None:
        """Warn that an engine could do more than it needs to; "" when it cannot."""
        self.status.set_text(self.status.confinement, text)
        self.status.confinement.setToolTip(details)

    def set_network_text(self, text: str, *, is_online: bool = False) -> None:
        """Say what the network is used for; it stands out while it is."""
        self.status.network.set_look(*(("cloud-download", "amber") if is_online else ("wifi-off", "text2")))
        self.status.set_text(self.status.network, text)

    def set_processor(self, text: str) -> None:
        """Say what computes."""
        self.status.set_text(self.status.processor, text)

    def set_graphics(self, text: str) -> None:
        """Say what graphics processors compute, "" for nothing."""
        self.status.set_text(self.status.graphics, text)

    def set_speed(self, text: str) -> None:
        """Say how fast the newest answer was written."""
        self.status.set_text(self.status.speed, text)

    def set_memory(self, text: str) -> None:
        """Say how much memory is used."""
        self.status.set_text(self.status.memory, text)

    def toast(self, text: str, action_words: str | None = None, on_action: Callable[[], object] | None = None) -> Toast:
        """Say for ten seconds that something is done, and offer to take it back."""
        return self.toasts.show_toast(text, action_words, on_action)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 Qt's own name
        """Tab goes through the window part by part, whatever was made first."""
        stop = next_stop(self._panes(), 1 if next else -1)
        if stop is None:
            return False
        stop.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def _make_central(self) -> QWidget:
        central = QWidget()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.full_disk)
        column.addLayout(row, 1)
        column.addWidget(self.status)
        return central

    def _connect_actions(self) -> None:
        self.addActions(self._actions.all())
        self._actions["show_chat"].triggered.connect(lambda: self.show_screen("chat"))
        self._actions["show_models"].triggered.connect(lambda: self.show_screen("models"))
        self._actions["show_settings"].triggered.connect(lambda: self.show_screen("settings"))
        for action in self._actions.all():
            if action.objectName() not in ANYWHERE:  # it belongs to the chat, and is heard there after this
                action.triggered.connect(lambda: self.show_screen("chat"))
        self._actions["next_pane"].triggered.connect(lambda: move_focus(self._panes(), 1))
        self._actions["previous_pane"].triggered.connect(lambda: move_focus(self._panes(), -1))
        self._actions["shortcuts"].triggered.connect(self._on_shortcuts_triggered)
        self._actions["quit"].triggered.connect(self.close)

    def _panes(self) -> list[QWidget]:
        screen = self._screens[self.screen_id]
        inside = screen.panes() if isinstance(screen, HasPanes) else [screen]
        notices = [self.full_disk] if self.full_disk.isVisible() else []
        return [*notices, self.rail, *inside, self.status]

    @Slot()
    def _on_shortcuts_triggered(self) -> None:
        dialog = ShortcutsDialog(self._theme, self._actions, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
