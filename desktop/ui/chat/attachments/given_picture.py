"""A picture on its way from the clipboard: its bytes as another program made them, not decoded here."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

KINDS = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/gif")  # the best first


def has_picture(data: QMimeData) -> bool:
    """Whether a program hands over a picture."""
    return data.hasImage() or any(kind in KINDS for kind in data.formats())


def picture_in(data: QMimeData) -> bytes | QImage:
    """The file of a picture; its pixels where there is no file, and b"" when there is none of both.

    Qt would decode what a program offers, in this process. It is only asked for pixels where there is no file, which is
    where the system handed over pixels itself.
    """
    offered = data.formats()
    kinds = [*(kind for kind in KINDS if kind in offered), *(kind for kind in offered if kind.startswith("image/"))]
    if kinds:
        return bytes(data.data(kinds[0]).data())
    image = data.imageData()
    return image if isinstance(image, QImage) and not image.isNull() else b""


def file_of(picture: bytes | QImage) -> bytes:
    """A file of pixels too. Packing those of a screen takes half a second: in a task, any thread."""
    if isinstance(picture, bytes):
        return picture
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(made.data())
