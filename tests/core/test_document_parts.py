"""Parts of a document by number, and its beginning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.attachment import Document, FileKind, Unit
from desktop.core.document_parts import beginning, chosen, good_end, read_numbers, write_numbers

NUMBERS = st.lists(st.integers(1, 200), min_size=1, unique=True).map(sorted)


def pages(*texts: str) -> Document:
    starts, length = [], 0
    for text in texts:
        starts.append(length)
        length += len(text)
    return Document(name="a", kind=FileKind.PDF, size=1, unit=Unit.PAGE, text="".join(texts), starts=starts)


@given(NUMBERS)
def test_numbers_come_back(numbers: list[int]) -> None:
    assert read_numbers(write_numbers(numbers), 200) == numbers


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("1-4, 7", [1, 2, 3, 4, 7]),
        (" 3 ; 1–2,3,", [1, 2, 3]),
        ("9", [9]),
        ("", None),
        (",", None),
        ("0", None),
        ("10", None),
        ("4-2", None),
        ("1-", None),
        ("one", None),
        ("1" * 400, None),
    ],
)
def test_what_a_person_writes(written: str, found: list[int] | None) -> None:
    assert read_numbers(written, 9) == found


@given(st.text())
def test_any_words_are_numbers_or_not(written: str) -> None:
    found = read_numbers(written, 50)
    assert found is None or (found == sorted(set(found)) and found[0] >= 1 and found[-1] <= 50)


@given(st.lists(st.text(min_size=1, max_size=20), min_size=2, max_size=9), st.data())
def test_chosen_pages_are_those_pages(texts: list[str], data: st.DataObject) -> None:
    numbers = data.draw(st.lists(st.integers(1, len(texts)), min_size=1, unique=True).map(sorted))
    text, part = chosen(pages(*texts), numbers)
    assert text == "".join(texts[number - 1] for number in numbers)
    assert (part is None) == (len(numbers) == len(texts))
    if part is not None:
        assert read_numbers(part.chosen, part.of) == numbers
        assert 0 < part.share < 1


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=9), st.integers(0, 400))
def test_a_beginning_is_one_and_says_how_far_it_goes(texts: list[str], length: int) -> None:
    document = pages(*texts)
    text, part = beginning(document, length)
    assert document.text.startswith(text)
    assert len(text) <= max(length, 0) or part is None
    if part is not None:
        last = int(part.chosen.rpartition("-")[2])
        whole = "".join(texts[:last])
        assert whole.startswith(text)
        assert part.is_cut == (whole.rstrip() != text.rstrip())


def test_a_beginning_ends_between_words() -> None:
    assert good_end("one two three", 9) == 8
    assert good_end("one\ntwo three", 6) == 4
    assert good_end("onetwothree", 5) == 5
    assert good_end("one", 99) == 3
