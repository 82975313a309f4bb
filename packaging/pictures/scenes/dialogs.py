"""Dialogs and menus that belong to no one part of the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QMenu
from samples import SENT, backups, error
from stage import Scene, Stage

from desktop.core.errors import ErrorKind
from desktop.core.exchange import ExportFormat, Imported, ImportProblem
from desktop.core.sent import Sent
from desktop.ui.chat.about_dialog import AboutDialog
from desktop.ui.chat.leave_dialog import LeaveDialog
from desktop.ui.chat.sent_dialog import SentDialog
from desktop.ui.links import LinkDialog
from desktop.ui.ownership.backups_dialog import BackupsDialog
from desktop.ui.ownership.export_dialog import ExportDialog
from desktop.ui.ownership.import_dialog import ImportDialog
from desktop.ui.shell.shortcuts_dialog import ShortcutsDialog

FOLDER = Path("/media/ada/Documents")
PROMPT = "<|im_start|>system\nAnswer in short sentences.<|im_end|>\n<|im_start|>user\nHello<|im_end|>\n"


def _export(stage: Stage) -> ExportDialog:
    return ExportDialog(stage.theme, stage.bantam.ownership.tr("Export all chats"), FOLDER, stage.window)


def _exporting(stage: Stage) -> ExportDialog:
    dialog = _export(stage)
    dialog.show_progress(318, 1200)
    return dialog


def _export_refused(stage: Stage) -> ExportDialog:
    dialog = _export(stage)
    dialog.choices[ExportFormat.JSON].setChecked(True)
    dialog.show_error(error(ErrorKind.EXPORT_FAILED, name="chats.json"))
    return dialog


def _importing(stage: Stage) -> ImportDialog:
    dialog = ImportDialog(stage.theme, stage.window)
    dialog.show_progress(318, 1200)
    return dialog


def _imported(stage: Stage) -> ImportDialog:
    dialog = ImportDialog(stage.theme, stage.window)
    problems = [ImportProblem("notes.json", "it is not JSON"), ImportProblem("2024/a.md", "it cannot be read")]
    chats = [str(number) for number in range(1200)]
    dialog.show_report(
        Imported(new=chats, copies=chats[:2], present=41, problems=problems, failure=error(ErrorKind.DISK_FULL))
    )
    return dialog


def _backups(stage: Stage, *, is_empty: bool = False) -> BackupsDialog:
    dialog = BackupsDialog(stage.theme, stage.window)
    dialog.view.set_backups([] if is_empty else backups())
    return dialog


def _backups_asking(stage: Stage) -> BackupsDialog:
    dialog = _backups(stage)
    dialog.view.rows[1].restore_button.click()
    dialog.view.show_error(error(ErrorKind.BACKUP_FAILED))
    return dialog


def _sent(stage: Stage, prompt: str | None) -> SentDialog:
    answer = stage.bantam.chat.chat.messages[-1]
    return SentDialog(stage.theme, answer, [Sent(facts=SENT, prompt=prompt)], stage.window)


DIALOGS: dict[str, Callable[[Stage], QDialog]] = {
    "shortcuts": lambda stage: ShortcutsDialog(stage.theme, stage.bantam.actions, stage.window),
    "about": lambda stage: AboutDialog(stage.theme, stage.window),
    "link": lambda stage: LinkDialog("https://example.org/manual.pdf?page=12#chapter-4", stage.window),
    "leave": lambda stage: LeaveDialog(stage.theme, stage.window),
    "export": _export,
    "export-under-way": _exporting,
    "export-refused": _export_refused,
    "import": lambda stage: ImportDialog(stage.theme, stage.window),
    "import-under-way": _importing,
    "import-with-problems": _imported,
    "backups": _backups,
    "backups-asking": _backups_asking,
    "backups-empty": partial(_backups, is_empty=True),
    "sent-kept": partial(_sent, prompt=PROMPT),
    "sent-not-kept": partial(_sent, prompt=None),
}


def show_dialog(stage: Stage, make: Callable[[Stage], QDialog]) -> None:
    """One over the chat of the design."""
    stage.open_chat()
    stage.show_dialog(make(stage))


def show_menu(stage: Stage) -> None:
    """What the header's dots offer, with the menu inside it."""
    stage.open_chat()
    stage.view.header.menu_button.click()
    menu: QMenu = stage.view.header.menu
    menu.setActiveAction(stage.view.header.menu.theme_menu.menuAction())
    stage.settle()


def show_full_disk(stage: Stage) -> None:
    """The line across the window while nothing can be saved."""
    stage.open_chat()
    stage.window.full_disk.show_full("/media/ada/.local/share/bantam")


SCENES = {
    **{name: Scene(partial(show_dialog, make=make)) for name, make in DIALOGS.items()},
    "menu": Scene(show_menu),
    "full-disk": Scene(show_full_disk),
}
