"""Files that are dropped or pasted."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def files_in(data: QMimeData) -> list[Path]:
    """Files of this computer that a program hands over; with markup they come from a page, and do not count."""
    if not data.hasUrls() or data.hasHtml():
        return []
    urls = data.urls()
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []
