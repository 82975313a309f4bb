"""Pictures, decoded in the real child: what a model gets of them, and what a window draws."""

import itertools
import random
import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from desktop.core.attachment import Document, FileKind, image_bytes
from desktop.core.errors import ErrorKind, KnownError
from desktop.documents import limits
from desktop.documents.reader import DocumentReader
from desktop.engine.image_limits import LONGEST_SIDE, MOST_IMAGES, check_images
from tests.fixtures.pictures import encoded, hostile, mutated, picture, plain

SECRET = b"51.5007N"


def read(data: bytes) -> Document:
    made = DocumentReader().read_picture("a picture", data)
    assert made is not None
    return made


def image(document: Document) -> QImage:
    return QImage.fromData(image_bytes(document.text))


def turned(data: bytes) -> bytes:
    """A JPEG that says that it lies on its side, and where it was taken."""
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + entry + b"\0\0\0\0" + SECRET
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:]


@pytest.mark.parametrize("kind", ["png", "jpg", "webp", "bmp"])
def test_each_kind_becomes_an_image_that_an_engine_takes(kind: str) -> None:
    made = read(picture(kind))
    assert (made.kind, made.width, made.height) == (FileKind.IMAGE, 40, 24)
    check_images([image_bytes(made.text)])
    assert image(made).pixelColor(20, 12).red() == pytest.approx(QColor(140, 60, 32).red(), abs=30)


def test_a_picture_keeps_every_pixel_where_it_can() -> None:
    assert image(read(picture())) == QImage.fromData(picture()).convertToFormat(image(read(picture())).format())


def test_a_large_picture_is_reduced_and_stays_small() -> None:
    made = read(plain("jpg", 5000, 4000))
    assert (made.width, made.height) == (LONGEST_SIDE, LONGEST_SIDE * 4 // 5)
    noise = QImage(2048, 1500, QImage.Format.Format_RGB32)
    for y in range(0, 1500, 2):
        for x in range(0, 2048, 2):
            noise.setPixel(x, y, (x * 7919 + y * 104729 + x * y) & 0xFFFFFF)
    busy = image_bytes(read(encoded(noise, "bmp")).text)
    assert len(busy) <= limits.IMAGE_BYTES
    assert busy.startswith(b"\xff\xd8"), "as PNG it would be larger"


def test_as_many_as_a_request_may_have_fit_into_it() -> None:
    side = 2048
    noise = QImage(random.Random(1).randbytes(side * side * 3), side, side, side * 3, QImage.Format.Format_RGB888)
    made = read(encoded(noise, "bmp"))
    check_images([image_bytes(made.text)] * MOST_IMAGES)
    assert 512 <= made.width < side
    assert image(made).width() == made.width


def test_a_photograph_stands_upright_and_says_nothing_more() -> None:
    made = read(turned(picture("jpg")))
    assert (made.width, made.height) == (24, 40)
    assert SECRET not in image_bytes(made.text)


def test_what_is_drawn_fits_and_is_never_larger_than_the_image() -> None:
    reader = DocumentReader()
    small = reader.show("a", picture(), 20, 20)
    assert (small.width, small.height, len(small.data)) == (20, 12, 20 * 12 * 4)
    whole = reader.show("a", picture(), 500, 500)
    assert (whole.width, whole.height) == (40, 24)
    first = QImage.fromData(picture()).pixelColor(0, 0)
    assert tuple(whole.data[:4]) == (first.red(), first.green(), first.blue(), 255)


def test_hostile_pictures_end_in_an_image_or_a_sentence(tmp_path: Path, thorough: bool) -> None:
    path = tmp_path / "file"
    for name, data in [*hostile(), *mutated(25 if thorough else 8, seed=3)]:
        path.write_bytes(data)
        try:
            made = DocumentReader().read(path)
        except KnownError as error:
            assert error.kind in (ErrorKind.PICTURE_UNREADABLE, ErrorKind.DOCUMENT_UNREADABLE), name  # noqa: PT017
            continue
        assert made is not None
        if made.kind is FileKind.IMAGE:
            check_images([image_bytes(made.text)])


def test_hostile_images_in_an_import_are_not_drawn(thorough: bool) -> None:
    for name, data in itertools.islice(hostile(), 0, None, 1 if thorough else 3):
        try:
            shown = DocumentReader().show(name, data, 64, 64)
        except KnownError:
            continue
        assert len(shown.data) == 4 * shown.width * shown.height
