"""The second lock: a document and a text view that load nothing, whatever is put into them."""

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

Resource = QImage | QByteArray


def nothing(kind: int) -> Resource:
    """What every resource is. An empty answer would make Qt open the file itself, so it is one clear dot."""
    if kind == QTextDocument.ResourceType.ImageResource.value:
        dot = QImage(1, 1, QImage.Format.Format_ARGB32)
        dot.fill(0)
        return dot
    return QByteArray(b" ")


class SafeDocument(QTextDocument):
    """A document without resources. GUI thread."""

    def loadResource(self, kind: int, name: QUrl | str) -> Resource:  # noqa: ARG002
        """Load nothing."""
        return nothing(kind)


class SafeTextBrowser(QTextBrowser):
    """A read-only text view that follows no link and loads nothing. GUI thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        document = SafeDocument(self)
        document.setDocumentMargin(0)
        document.setUndoRedoEnabled(False)
        self.setDocument(document)

    def loadResource(self, kind: int, name: QUrl | str) -> Resource:  # noqa: ARG002
        """Load nothing."""
        return nothing(kind)
