"""What a program hands over as a picture, without work for the window."""

import random
import time

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from desktop.ui.chat.attachments.given_picture import file_of, has_picture, picture_in
from tests.fixtures.pictures import picture

SIDE = 1600


def test_pixels_are_taken_as_they_are_and_packed_elsewhere() -> None:
    """Packing what cannot be packed takes a second."""
    noise = random.Random(1).randbytes(SIDE * SIDE * 3)
    data = QMimeData()
    data.setImageData(QImage(noise, SIDE, SIDE, SIDE * 3, QImage.Format.Format_RGB888))
    assert has_picture(data)
    began = time.thread_time()
    given = picture_in(data)
    taken = time.thread_time() - began
    assert isinstance(given, QImage)
    began = time.thread_time()
    file = file_of(given)
    packed = time.thread_time() - began
    assert taken < packed / 10
    assert QImage.fromData(file).size().toTuple() == (SIDE, SIDE)


def test_a_file_is_preferred_and_left_as_it_is() -> None:
    data = QMimeData()
    data.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    data.setData("image/png", picture())
    assert picture_in(data) == picture()
    assert file_of(picture()) == picture()


def test_what_is_no_picture_is_no_file() -> None:
    data = QMimeData()
    data.setImageData("words")
    assert picture_in(data) == b""
