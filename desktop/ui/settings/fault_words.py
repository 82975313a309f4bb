"""What was wrong in the settings file, in words."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.core.setting_fault import Fault
from desktop.ui.settings.options import options


class FaultWords(NamedTuple):
    """For an error card."""

    what: str
    safe: str
    next_step: str
    details: str


def fault_words(faults: list[Fault], kept_as: Path | None) -> FaultWords | None:
    """None when nothing was wrong."""
    if not faults:
        return None
    translate = QCoreApplication.translate
    if any(not fault.name for fault in faults):
        what = translate("settings_faults", "The settings file could not be read, so every setting has its default.")
        safe = translate("settings_faults", "The old file is kept.")
    else:
        names = ", ".join(_words(fault.name) for fault in faults)
        what = translate("settings_faults", "Some settings could not be read and have their defaults: {0}.").format(
            names
        )
        safe = translate("settings_faults", "All others are as you left them, and the old file is kept.")
    details = "\n".join(f"{fault.name}: {fault.reason}".removeprefix(": ") for fault in faults)
    if kept_as is not None:
        details = f"{details}\n{kept_as}"
    return FaultWords(what, safe, translate("settings_faults", "Set them again here."), details)


def _words(name: str) -> str:
    """As the screen calls it; the name in the file for what it does not show."""
    shown = {option.name: option.shown.words for option in options()}
    return QCoreApplication.translate("settings", shown[name]) if name in shown else name
