"""The first start, and starts that go wrong."""

import msgspec
from PySide6.QtWidgets import QDialog
from samples import backups, error
from stage import Scene, Stage

from desktop.core.errors import ErrorKind
from desktop.core.fit import FitLevel
from desktop.core.offer import Details, Look
from desktop.ui.ownership.damaged_start import DamagedStartWindow
from desktop.ui.shell.startup_error import StartupErrorWindow


def show_alone(stage: Stage, dialog: QDialog) -> None:
    """A window that comes in the place of Bantam's."""
    stage.window.hide()
    area = stage.window.geometry()
    stage.show_dialog(dialog)
    dialog.move(area.center() - dialog.rect().center())


def show_damaged(stage: Stage) -> None:
    """A database that cannot be opened, and the backups to go back to."""
    failure = error(ErrorKind.DATABASE_DAMAGED, reason="page 12 is not what it says")
    show_alone(stage, DamagedStartWindow(stage.theme, failure, backups(), lambda _name: None))


def show_welcome(stage: Stage) -> None:
    """The welcome, with what it recommends; before this computer is tested."""
    view = stage.bantam.first_run.view
    stage.wait_for(lambda: view is not None and view.advice.pick is not None)


def show_worse(stage: Stage) -> None:
    """The same, when a file's own beginning says something else than the catalogue."""
    show_welcome(stage)
    view = stage.bantam.first_run.view
    pick = view.advice.pick if view is not None else None
    best = pick.offer.best if pick is not None else None
    if view is None or pick is None or best is None or best.fit is None:
        return
    need = msgspec.structs.replace(best.fit.need, context=2 * best.fit.available)
    fit = msgspec.structs.replace(best.fit, level=FitLevel.TOO_LARGE, need=need)
    found = msgspec.structs.replace(best, fit=fit)
    details = Details(
        offer=pick.offer, files=(found,), best=found.file.name, disk_free=186_000_000_000, context=fit.context
    )
    view.advice.show_looking(pick)
    view.advice.show_look(Look(details=details, file=found, is_worse=True, is_replaced=True))


SCENES = {
    "first-run": Scene(show_welcome, welcomed=False),
    "first-run-worse": Scene(show_worse, welcomed=False),
    "start-damaged": Scene(show_damaged),
    "start-failed": Scene(
        lambda stage: show_alone(stage, StartupErrorWindow(stage.theme, error(ErrorKind.FOLDER_UNUSABLE)))
    ),
}
