"""The system's programs that renew what file managers know: used where they are there, and said where not."""

import os
import shutil
import subprocess
from pathlib import Path

from desktop.core.text import QT_TRANSLATE_NOOP, Text

PATIENCE = 30.0  # seconds
PACKAGES = {"update-mime-database": "shared-mime-info", "update-desktop-database": "desktop-file-utils"}
MISSING = QT_TRANSLATE_NOOP(
    "opening",
    "{tool} is not installed, so some file managers will not know yet. Install {package} and do this once more.",
)
FAILED = QT_TRANSLATE_NOOP("opening", "{tool} did not do its work: {said}")


def renew(tool: str, folder: Path) -> Text | None:
    """Let a program go over a folder; returns what a person should know, None when all is well."""
    program = shutil.which(tool)
    if program is None:
        return Text("opening", MISSING, {"tool": tool, "package": PACKAGES[tool]})
    try:
        done = subprocess.run(
            [program, str(folder)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Text("opening", FAILED, {"tool": tool, "said": str(error)})
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()[-300:]
        return Text("opening", FAILED, {"tool": tool, "said": said or f"{done.returncode}"})
    return None
