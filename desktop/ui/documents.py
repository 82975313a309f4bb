"""Where a person keeps documents: file dialogs begin there, and not where the program happens to have been started."""

from PySide6.QtCore import QStandardPaths


def documents() -> str:
    """The folder that the system tells."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
