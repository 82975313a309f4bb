"""What an image says about its size, and what is refused for it before anything is decoded."""

import struct
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.image_limits import (
    LONGEST_SIDE,
    MOST_BYTES,
    MOST_BYTES_TOGETHER,
    MOST_IMAGES,
    MOST_PIXELS,
    MOST_SIDE,
    TOO_MANY,
    check_amount,
    check_images,
    image_size,
)
from desktop.engine.protocol import MAX_LINE
from tests.fixtures.pictures import PNG, chunk, hostile, jpeg_sized, mutated, picture, plain, png, scan_bomb


@pytest.mark.parametrize("kind", ["png", "jpg"])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (40, 24), (300, 7)])
def test_whole_images_say_their_size(kind: str, width: int, height: int) -> None:
    assert image_size(picture(kind, width, height)) == (width, height)


def test_a_progressive_image_and_interlaced_ones_are_fine() -> None:
    assert image_size(picture("jpg", progressive=True)) == (40, 24)
    assert image_size(png(3, 3, b"\0" * 36, interlaced=1)) == (3, 3)


def test_the_largest_sizes_and_one_more() -> None:
    assert image_size(jpeg_sized(4096, MOST_PIXELS // 4096)) == (4096, 3072)
    for width, height in ((4096, 3073), (MOST_SIDE + 1, 1), (1, MOST_SIDE + 1), (65535, 65535)):
        with pytest.raises(KnownError) as caught:
            image_size(jpeg_sized(width, height))
        assert caught.value.kind is ErrorKind.IMAGES_TOO_LARGE
        with pytest.raises(KnownError) as caught:
            image_size(png(width, height, b""))
        assert caught.value.kind is ErrorKind.IMAGES_TOO_LARGE


def test_a_reduced_photograph_fits_into_the_limits() -> None:
    assert LONGEST_SIDE**2 <= MOST_PIXELS
    check_images([plain("jpg", LONGEST_SIDE, LONGEST_SIDE)] * 4)


def test_all_that_is_allowed_fits_into_a_line() -> None:
    assert MOST_BYTES_TOGETHER * 4 / 3 + (1 << 20) < MAX_LINE


def test_too_many_or_too_heavy() -> None:
    check_amount([b"x"] * MOST_IMAGES)
    for images in ([b"x"] * (MOST_IMAGES + 1), [b"x" * (MOST_BYTES + 1)], [b"x" * MOST_BYTES, b"x" * MOST_BYTES]):
        with pytest.raises(KnownError) as caught:
            check_amount(images)
        assert caught.value.kind is ErrorKind.IMAGES_TOO_LARGE
    assert str(MOST_IMAGES) in TOO_MANY


@pytest.mark.parametrize("bomb", [png(1, 1, b"\0" * (1 << 26)), png(4096, 3072, b"\0" * (1 << 26), depth=1, colour=0)])
def test_data_that_unpacks_to_more_than_the_size_needs(bomb: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        image_size(bomb)
    assert "unpacks" in caught.value.details


def test_data_in_many_parts_and_data_that_fills_the_step_exactly() -> None:
    rows = zlib.compress((b"\0" + b"\1" * 1023) * 1024, 0)  # a megabyte, unpacked in one step with nothing left over
    parts = b"".join(chunk(b"IDAT", rows[at : at + 777]) for at in range(0, len(rows), 777))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1023, 1024, 8, 0, 0, 0, 0))
    assert image_size(PNG + header + parts + chunk(b"IEND", b"")) == (1023, 1024)


def test_a_scan_bomb_is_found_without_drawing_it() -> None:
    started = time.process_time()
    with pytest.raises(KnownError):
        image_size(scan_bomb())
    assert time.process_time() - started < 1


def test_hostile_files_have_a_size_or_a_reason() -> None:
    for name, data in (*hostile(), *mutated(400)):
        assert is_small_or_refused(data), name


@settings(max_examples=300)
@given(st.sampled_from([PNG, b"\xff\xd8\xff", PNG + chunk(b"IHDR", b"\0\0\0\1" * 3 + b"\0")]), st.binary(max_size=400))
def test_whatever_follows_a_good_beginning(start: bytes, rest: bytes) -> None:
    assert is_small_or_refused(start + rest)


def is_small_or_refused(data: bytes) -> bool:
    """Whether a file has a size within the limits, or a reason why it has none."""
    try:
        width, height = image_size(data)
    except KnownError as error:
        return error.kind in (ErrorKind.IMAGE_UNUSABLE, ErrorKind.IMAGES_TOO_LARGE)
    return 1 <= width * height <= MOST_PIXELS
