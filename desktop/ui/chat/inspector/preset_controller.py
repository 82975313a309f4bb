"""Connects the field of the preset with the presets that are kept, and with the chat that is open."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from desktop.core.errors import KnownError
from desktop.core.preset import ChatSetup, Preset, PresetValues
from desktop.core.prompt_template import TemplateChoice
from desktop.services.preset_service import FILE_NAME, PresetService
from desktop.ui.chat.conversation_list.undo_stack import UndoStack
from desktop.ui.chat.inspector.inspector_controller import InspectorController
from desktop.ui.chat.inspector.inspector_view import InspectorView
from desktop.ui.chat.inspector.preset_menu import PresetMenu
from desktop.ui.chat.inspector.preset_name_dialog import PresetNameDialog
from desktop.ui.documents import documents
from desktop.ui.links import show_folder
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import Toast

STANDARD = PresetValues()


class _Done(NamedTuple):
    """What a piece of work gave, and the presets after it."""

    result: object
    presets: list[Preset]


class PresetController(QObject):
    """Owns the list of presets. GUI thread. Fact: `failed(Exception)`.

    `template_choice` tells what is in force for the model that answers, so that a preset can keep that too.
    """

    failed = Signal(object)

    def __init__(
        self,
        view: InspectorView,
        presets: PresetService,
        inspector: InspectorController,
        undo: UndoStack,
        template_choice: Callable[[], TemplateChoice],
        built_in: Sequence[str],
        theme: Theme,
        tasks: TaskRunner,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view, self._field = view, view.preset.field
        self._service = presets
        self._inspector = inspector
        self._undo = undo
        self._template_choice = template_choice
        self._built_in = built_in
        self._theme = theme
        self._tasks = tasks
        self._toast = toast
        self._presets: list[Preset] = []
        self._default_id = presets.default_id
        self.dialog: PresetNameDialog | None = None
        self._field.clicked.connect(self._on_field_clicked)
        inspector.setup_shown.connect(self._on_setup_shown)

    def start(self) -> None:
        """Read the presets."""
        self._do(lambda: None)

    @property
    def current(self) -> Preset | None:
        """The preset of the open chat; None for the values that Bantam came with, or one that is gone."""
        return next((one for one in self._presets if one.id == self._inspector.setup.preset_id), None)

    @property
    def is_changed(self) -> bool:
        """Whether the open chat has other values than its preset."""
        current = self.current
        return self._inspector.setup.values != (current.values if current is not None else STANDARD)

    def menu(self) -> PresetMenu:
        """What the field opens; the caller shows it."""
        menu = PresetMenu(
            self._theme,
            self._presets,
            self.current,
            is_changed=self.is_changed,
            default_id=self._default_id if any(one.id == self._default_id for one in self._presets) else "",
            parent=self._field,
        )
        menu.preset_requested.connect(self.choose)
        menu.save_requested.connect(self._on_save_requested)
        menu.save_as_requested.connect(self._on_save_as_requested)
        menu.revert_requested.connect(self._on_revert_requested)
        menu.rename_requested.connect(self._on_rename_requested)
        menu.delete_requested.connect(self._on_delete_requested)
        menu.default_requested.connect(self._on_default_requested)
        menu.export_requested.connect(self._on_export_requested)
        menu.import_requested.connect(self._on_import_requested)
        return menu

    @Slot(str)
    def choose(self, preset_id: str) -> None:
        """Let a preset hold for the open chat, "" the values that Bantam came with."""
        found = next((one for one in self._presets if one.id == preset_id), None)
        self._inspector.choose(found.id if found is not None else "", found.values if found is not None else STANDARD)

    def save_as(self, name: str) -> None:
        """Keep what holds for the open chat as a new preset, which it has from then on."""
        values = self._captured()
        self._do(partial(self._service.add, name, values), self._on_saved)

    def export(self, folder: Path, name: str = FILE_NAME) -> None:
        """Write all presets into one file."""
        self._do(partial(self._service.export, folder, name), self._on_exported)

    def import_file(self, path: Path) -> None:
        """Take in the presets of a file, all or none."""
        self._do(partial(self._service.import_file, path), self._on_imported)

    def _captured(self) -> PresetValues:
        """What holds for the open chat, with what was chosen for the model as far as other models know it too."""
        values, choice = self._inspector.setup.values, self._template_choice()
        template = choice.template if choice.template in self._built_in and not choice.source.strip() else ""
        return msgspec.structs.replace(values, thinking=choice.thinking, template=template)

    def _do(self, work: Callable[[], object], done: Callable[[object], object] | None = None) -> None:
        """Do something in a task, and read the presets after it."""

        def both() -> _Done:
            result = work()
            return _Done(result, self._service.presets())

        def on_done(found: _Done) -> None:
            self._presets, self._default_id = found.presets, self._service.default_id
            self._show()
            if done is not None:
                done(found.result)

        self._view.preset.show_fault("")
        self._tasks.start(both, succeeded=on_done, failed=self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        """Said where it was asked for."""
        if isinstance(error, KnownError):
            self._view.preset.show_fault(f"{translated(error.what)} {translated(error.next_step)}")
        else:
            self.failed.emit(error)

    def _show(self) -> None:
        current = self.current
        self._view.preset.show_preset(current.name if current is not None else "", is_changed=self.is_changed)

    @Slot(object)
    def _on_setup_shown(self, setup: ChatSetup) -> None:
        del setup
        self._show()

    @Slot()
    def _on_field_clicked(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._field.mapToGlobal(QPoint(0, self._field.height() + 2)))

    @Slot()
    def _on_save_requested(self) -> None:
        if (current := self.current) is not None:
            self._do(partial(self._service.change, current, self._captured()), self._on_saved)

    def _on_saved(self, preset: object) -> None:
        if isinstance(preset, Preset):
            self._inspector.choose(preset.id, preset.values)
            self._toast(self.tr("Saved as “{0}”").format(preset.name))

    @Slot()
    def _on_revert_requested(self) -> None:
        self.choose(self._inspector.setup.preset_id)

    @Slot()
    def _on_save_as_requested(self) -> None:
        taken = [one.name for one in self._presets]
        dialog = self._ask(self.tr("Save as a new preset"), "", taken)
        dialog.accepted.connect(lambda: self.save_as(dialog.name))

    @Slot()
    def _on_rename_requested(self) -> None:
        if (current := self.current) is not None:
            taken = [one.name for one in self._presets if one.id != current.id]
            dialog = self._ask(self.tr("Rename the preset"), current.name, taken)
            dialog.accepted.connect(lambda: self._do(partial(self._service.rename, current, dialog.name)))

    def _ask(self, title: str, name: str, taken: Sequence[str]) -> PresetNameDialog:
        dialog = self.dialog = PresetNameDialog(self._theme, title, name, taken, self._view.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_finished)
        dialog.open()
        return dialog

    @Slot()
    def _on_finished(self) -> None:
        self.dialog = None
        self._field.setFocus()

    @Slot()
    def _on_delete_requested(self) -> None:
        if (current := self.current) is not None:
            self._do(partial(self._service.delete, current), partial(self._on_deleted, current))

    def _on_deleted(self, preset: Preset, result: object) -> None:
        del result
        back = partial(self._do, partial(self._service.restore, preset))
        self._undo.push(self.tr("Preset “{0}” deleted").format(preset.name), back)

    @Slot()
    def _on_default_requested(self) -> None:
        current = self.current
        words = current.name if current is not None else self.tr("Standard")
        done = self.tr("New chats begin with “{0}”").format(words)
        self._do(partial(self._service.choose_default, current), lambda _: self._toast(done))

    @Slot()
    def _on_export_requested(self) -> None:
        dialog = QFileDialog(self._view, self.tr("Export presets into"), documents())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self.export(Path(folder)))
        dialog.open()

    def _on_exported(self, made: object) -> None:
        if isinstance(made, Path):
            words = self.tr("Exported as {0}").format(made.name)
            self._toast(words, self.tr("Show in folder"), partial(show_folder, made.parent))

    @Slot()
    def _on_import_requested(self) -> None:
        dialog = QFileDialog(self._view, self.tr("Import presets"), documents(), self.tr("Presets (*.json)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.import_file(Path(name)))
        dialog.open()

    def _on_imported(self, made: object) -> None:
        presets = made if isinstance(made, list) else []
        if not presets:
            self._toast(self.tr("Every preset of the file is here already"))
            return
        one, many = self.tr("1 preset imported"), self.tr("{0} presets imported")
        words = one if len(presets) == 1 else many.format(len(presets))
        self._undo.push(words, partial(self._do, partial(self._service.take_back, presets)))
