"""The command that opens this very Bantam, from whatever folder."""

import sys
from pathlib import Path

from desktop.paths import Paths

ROOT = Path(__file__).parents[2]
SAFE = ("-P", "-m", "desktop")  # it starts in the folder of the file, and nothing that lies there is imported


def launcher(paths: Paths) -> list[str]:
    """The words of the command, to which files are added. It keeps what this Bantam keeps, in the same folder."""
    if getattr(sys, "frozen", False):
        command = [sys.executable]
    elif sys.platform == "win32":
        quiet = Path(sys.executable).with_name("pythonw.exe")  # no console beside the window
        command = [str(quiet if quiet.exists() else sys.executable), *SAFE]
    else:
        script = ROOT / ".venv" / "bin" / "bantam"
        is_installed = Path(sys.prefix) == ROOT / ".venv" and script.exists()
        command = [str(script)] if is_installed else [sys.executable, "-m", "desktop"]  # in ROOT
    return command if paths == Paths.default() else [*command, "--data-dir", str(paths.data)]
