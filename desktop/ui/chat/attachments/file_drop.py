"""Files that are dropped onto a part of the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Lets a widget take files, wherever on it they are dropped. GUI thread. Wish: `files_given([Path])`."""

    files_given = Signal(object)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what holds files of this computer, and nothing else."""
        if isinstance(event, QDropEvent) and event.type() in (
            QEvent.Type.DragEnter,
            QEvent.Type.DragMove,
            QEvent.Type.Drop,
        ):
            paths = files_in(event.mimeData())
            if paths:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.files_given.emit(paths)
                return True
            if isinstance(event, QDragMoveEvent):
                event.ignore()
        return super().eventFilter(watched, event)


def files_in(data: QMimeData) -> list[Path]:
    """Files of this computer that a program hands over; with markup they come from a page, and do not count."""
    if not data.hasUrls() or data.hasHtml():
        return []
    urls = data.urls()
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []
