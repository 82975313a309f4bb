"""How many images a request may carry and how large they may be, and how an image says its size.

Only PNG and JPEG are let through: the decoder behind (stb_image) knows seven more kinds, which nobody needs and which
only an attacker would send. It believes an image's header and reserves the memory that it names, so that is read here
first. Nothing here decodes a pixel.
"""

from collections.abc import Iterable
from typing import NamedTuple

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.jpeg_header import jpeg_size
from desktop.engine.png_header import PNG, png_size

MOST_IMAGES = 16  # of a chat, which sends all of them with each question
MOST_BYTES = 4 << 20  # of one image
MOST_BYTES_TOGETHER = 5 << 20  # a third more as base64, and then the text has to fit into the line too
MOST_SIDE = 8192  # pixels
MOST_PIXELS = 4096 * 3072  # 12.6 million, a photograph; three bytes each once decoded
MOST_PIXELS_TOGETHER = 4 * MOST_PIXELS
LONGEST_SIDE = 2048  # pixels; what a sender does well to reduce an image to: models look at fewer
TOO_MANY = QT_TRANSLATE_NOOP("errors", "there are more than 16")
TOO_HEAVY = QT_TRANSLATE_NOOP("errors", "one is larger than 4 MB")
TOO_HEAVY_TOGETHER = QT_TRANSLATE_NOOP("errors", "together they are larger than 5 MB")
TOO_BIG = QT_TRANSLATE_NOOP("errors", "one has more than 12 million pixels, or more than 8,192 in a row or column")
TOO_BIG_TOGETHER = QT_TRANSLATE_NOOP("errors", "together they have more than 50 million pixels")
NO_PICTURE = QT_TRANSLATE_NOOP("errors", "it is neither a PNG nor a JPEG file")
BROKEN = QT_TRANSLATE_NOOP("errors", "the file is damaged")
_JPEG = b"\xff\xd8\xff"


class Size(NamedTuple):
    """Pixels."""

    width: int
    height: int


def check_amount(images: Iterable[bytes]) -> None:
    """Refuse more than a request can carry; raises `KnownError` (IMAGES_TOO_LARGE). Looks into none of them."""
    sizes = [len(image) for image in images]
    if len(sizes) > MOST_IMAGES:
        raise _too_large(TOO_MANY)
    if max(sizes, default=0) > MOST_BYTES:
        raise _too_large(TOO_HEAVY)
    if sum(sizes) > MOST_BYTES_TOGETHER:
        raise _too_large(TOO_HEAVY_TOGETHER)


def check_images(images: Iterable[bytes]) -> None:
    """Refuse what cannot be decoded in bounded memory and time; raises `KnownError`."""
    images = list(images)
    check_amount(images)
    if sum(size.width * size.height for size in map(image_size, images)) > MOST_PIXELS_TOGETHER:
        raise _too_large(TOO_BIG_TOGETHER)


def image_size(data: bytes) -> Size:
    """Width and height as the header has them; raises `KnownError` for what must not be decoded."""
    try:
        if data.startswith(PNG):
            size = Size(*png_size(data, _check_size))
        elif data.startswith(_JPEG):
            size = Size(*jpeg_size(data))
        else:
            raise KnownError(ErrorKind.IMAGE_UNUSABLE, reason=NO_PICTURE)
    except ValueError as error:
        raise KnownError(ErrorKind.IMAGE_UNUSABLE, reason=BROKEN, details=str(error)) from error
    _check_size(*size)
    return size


def _check_size(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise KnownError(ErrorKind.IMAGE_UNUSABLE, reason=BROKEN, details=f"{width}x{height}")
    if max(width, height) > MOST_SIDE or width * height > MOST_PIXELS:
        raise KnownError(ErrorKind.IMAGES_TOO_LARGE, reason=TOO_BIG, details=f"{width}x{height}")


def _too_large(reason: str) -> KnownError:
    return KnownError(ErrorKind.IMAGES_TOO_LARGE, reason=reason)
