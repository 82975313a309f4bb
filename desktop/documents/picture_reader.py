"""Pictures, decoded by Qt in a reader's child only: made upright, small enough for a model, and clean of all else.

A model's engine takes PNG and JPEG (`engine/image_limits`). What comes out of here is one of these, written anew, so
that neither a place where a photograph was taken nor anything else that a file hides is kept or sent.
"""

from typing import TYPE_CHECKING

from desktop.core.attachment import Document, FileKind, Unit, image_text
from desktop.core.errors import KnownError
from desktop.core.pixels import Pixels
from desktop.documents import limits
from desktop.documents.reading import PictureError, Why
from desktop.engine.image_limits import LONGEST_SIDE, check_images
from desktop.engine.jpeg_header import jpeg_size

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

# What a file begins with, and Qt's name of its kind: decoders that are known to be looked after, and no others.
_KINDS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"), (b"BM", "bmp"))
_QUALITIES = (92, 85, 75, 60)  # of a JPEG, until it is small enough
_SIDES = (LONGEST_SIDE, 1536, 1024, 512)  # pixels, tried after that: models look at fewer, and blocks confuse them more


def kind_of_picture(head: bytes) -> str:
    """Qt's name of a kind that is read; "" for others."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    return next((kind for start, kind in _KINDS if head.startswith(start)), "")


def read_picture(data: bytes) -> Document:
    """The image that a model gets of this file; raises `PictureError`."""
    image = _decoded(data, LONGEST_SIDE, LONGEST_SIDE)
    file = _written(image, "png")
    if len(file) > limits.IMAGE_BYTES:
        image, file = _as_jpeg(image)
    return Document(
        name="",
        kind=FileKind.IMAGE,
        size=len(data),
        unit=Unit.LINE,
        text=image_text(file),
        starts=[0],
        width=image.width(),
        height=image.height(),
    )


def show_picture(data: bytes, width: int, height: int) -> Pixels:
    """An image as a window draws it within so many pixels, never larger than it is; raises `PictureError`."""
    from PySide6.QtGui import QImage

    try:
        check_images([data])
    except KnownError as error:
        raise PictureError(Why.DAMAGED, error.details) from error
    image = _decoded(data, width, height).convertToFormat(QImage.Format.Format_RGBA8888)
    return Pixels(image.width(), image.height(), bytes(image.constBits())[: image.sizeInBytes()])


def _decoded(data: bytes, width: int, height: int) -> "QImage":
    """Upright, and reduced to what fits into so many pixels."""
    from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice
    from PySide6.QtGui import QImageReader

    kind = kind_of_picture(data[:16])
    if kind == "jpeg":
        _check_jpeg(data)
    application = QCoreApplication.instance() or QCoreApplication(["bantam"])  # knows where decoders lie
    if kind.encode() not in [bytes(name.data()) for name in QImageReader.supportedImageFormats()]:
        raise PictureError(Why.OTHER_PICTURE, kind)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise PictureError(Why.DAMAGED, reader.errorString())
    if max(size.width(), size.height()) > limits.PICTURE_SIDE or size.width() * size.height() > limits.PICTURE_PIXELS:
        raise PictureError(Why.TOO_MUCH, f"{size.width()}x{size.height()}")
    QImageReader.setAllocationLimit(limits.PICTURE_PIXELS * 8 >> 20)
    image = reader.read()
    del application
    if image.isNull():
        raise PictureError(Why.DAMAGED, reader.errorString())
    return _plain(_within(image, width, height))


def _within(image: "QImage", width: int, height: int) -> "QImage":
    """No larger than that, in its own proportions."""
    from PySide6.QtCore import QSize, Qt

    if image.width() <= width and image.height() <= height:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(QSize(width, height), keep, smooth)


def _check_jpeg(data: bytes) -> None:
    """One that draws itself a hundred thousand times is not waited for."""
    try:
        jpeg_size(data)
    except ValueError as error:
        raise PictureError(Why.DAMAGED, str(error)) from error


def _plain(image: "QImage") -> "QImage":
    """Pixels alone: no words, no resolution, no profile; what is seen through is on white, as models are shown it."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    made = QImage(image.size(), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.drawImage(0, 0, image)
    painter.end()
    return made


def _as_jpeg(image: "QImage") -> "tuple[QImage, bytes]":
    for side in _SIDES:
        smaller = _within(image, side, side)
        for quality in _QUALITIES:
            file = _written(smaller, "jpeg", quality)
            if file and len(file) <= limits.IMAGE_BYTES:
                return smaller, file
    raise PictureError(Why.TOO_MUCH, "it cannot be made small enough")


def _written(image: "QImage", kind: str, quality: int = -1) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageWriter

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(quality)
    if not writer.write(image):
        raise PictureError(Why.DAMAGED, writer.errorString())
    return bytes(data.data())
