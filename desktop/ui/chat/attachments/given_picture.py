"""A picture on its way from the clipboard: its bytes as another program made them, not decoded here."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

KINDS = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/gif")  # the best first


def has_picture(data: QMimeData) -> bool:
    """Whether a program hands over a picture."""
    return data.hasImage() or any(kind in KINDS for kind in data.formats())


def picture_in(data: QMimeData) -> bytes:
    """The file of a picture; b"" when there is none.

    Qt would decode what a program offers, in this process. It is only asked for pixels where there is no file, which is
    where the system handed over pixels itself.
    """
    offered = data.formats()
    kinds = [*(kind for kind in KINDS if kind in offered), *(kind for kind in offered if kind.startswith("image/"))]
    if kinds:
        return bytes(data.data(kinds[0]).data())
    image = data.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return b""
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(made.data())
