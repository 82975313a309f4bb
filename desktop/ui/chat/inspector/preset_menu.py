"""What the field of the preset opens: every preset, and what can be done with the one in force."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.preset import Preset
from desktop.ui.theme.theme import Theme

LONGEST = 28  # letters of a name within a sentence


class PresetMenu(QMenu):
    """Made anew each time it is opened. GUI thread.

    Wishes: `preset_requested(id)`, "" for the values that Bantam came with; the others carry nothing.
    """

    preset_requested = Signal(str)
    save_requested = Signal()
    save_as_requested = Signal()
    revert_requested = Signal()
    rename_requested = Signal()
    delete_requested = Signal()
    default_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        presets: Sequence[Preset],
        current: Preset | None,
        *,
        is_changed: bool,
        default_id: str,
        parent: QWidget,
    ) -> None:
        """`current` None stands for the values that Bantam came with."""
        super().__init__(parent)
        self._theme = theme
        current_id = current.id if current is not None else ""
        name = _short(current.name if current is not None else self.tr("Standard"))
        self._add_presets([("", self.tr("Standard")), *((one.id, one.name) for one in presets)], current_id, default_id)
        self.addSeparator()
        if is_changed and current is not None:
            self._add("check", self.tr("Save changes to “{0}”").format(name), self.save_requested)
        if is_changed:
            self._add("rotate-ccw", self.tr("Back to “{0}”").format(name), self.revert_requested)
        self._add("plus", self.tr("Save as a new preset…"), self.save_as_requested)
        if default_id != current_id:
            self._add("message-square-plus", self.tr("Begin new chats with “{0}”").format(name), self.default_requested)
        if current is not None:
            self._add("pencil", self.tr("Rename “{0}”…").format(name), self.rename_requested)
            self._add("trash-2", self.tr("Delete “{0}”").format(name), self.delete_requested, token="red")
        self.addSeparator()
        if presets:
            self._add("download", self.tr("Export presets…"), self.export_requested)
        self._add("folder-input", self.tr("Import presets…"), self.import_requested)

    def _add_presets(self, rows: Sequence[tuple[str, str]], current_id: str, default_id: str) -> None:
        group = QActionGroup(self)
        for identifier, name in rows:
            words = self.tr("{0} (new chats)").format(name) if identifier == default_id and len(rows) > 1 else name
            action = QAction(words.replace("&", "&&"), self)
            action.setCheckable(True)
            action.setChecked(identifier == current_id)
            action.triggered.connect(partial(self._on_triggered, identifier))
            group.addAction(action)
            self.addAction(action)

    def _on_triggered(self, identifier: str, checked: bool = True) -> None:
        del checked
        self.preset_requested.emit(identifier)

    def _add(self, icon: str, words: str, wish: object, token: str = "text2") -> None:
        action = self.addAction(self._theme.icon(icon, token=token), words.replace("&", "&&"))
        action.triggered.connect(wish)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
