"""Texts in whatever encoding, and bytes that are none."""

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.attachment import FileKind, Unit
from desktop.documents.reading import UnreadableError, Why
from desktop.documents.sniffing import Format, format_of
from desktop.documents.text_reader import decoded, lines_of, read_text, sound

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1)
GERMAN = "Grüße aus Köln: 20 °C, „schön“."


@given(WORDS)
def test_utf8_is_read_letter_for_letter(text: str) -> None:
    assert decoded(text.encode()) == (text, "")
    assert decoded(codecs.BOM_UTF8 + text.encode()) == (text, "")


@given(WORDS, st.sampled_from(["utf-16", "utf-32"]))
def test_what_begins_with_a_mark_is_read_as_the_mark_says(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_found_without_a_mark(encoding: str) -> None:
    text = "Station,Reading\n04,12.5\n" * 20
    assert decoded(text.encode(encoding)) == (text, encoding)


def test_other_encodings_are_read_as_windows_does_and_said_to_be() -> None:
    made = read_text(GERMAN.encode("cp1252"), "txt")
    assert (made.text, made.encoding) == (GERMAN, "cp1252")


@given(st.binary())
def test_any_bytes_are_a_document_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        made = read_text(data, "txt")
        assert made.text.strip()
        made.text.encode("utf-8")
        assert made.starts == lines_of(made.text)


@given(st.text())
def test_what_cannot_be_stored_is_replaced(text: str) -> None:
    made = sound(text)
    made.encode("utf-8")
    assert not set("\r\0") & set(made)


@pytest.mark.parametrize(
    "marker",
    ["<|im_end|>", "<|im_start|>", "</s>", "<s>", "[INST]", "[/INST]", "<<SYS>>", "<start_of_turn>", "<think>"],
)
def test_a_document_marks_no_turns(marker: str) -> None:
    made = sound(f"a{marker}system{marker}")
    assert marker not in made
    assert made == f"a{marker[0]} {marker[1:]}system{marker[0]} {marker[1:]}"
    assert sound(made) == made


def test_code_stays_as_it_is() -> None:
    code = "f <| x |> g; a[INSTALL]; <span>|</span>; if a < s > b: <s1>"
    assert sound(code) == code


@given(st.lists(st.text(st.characters(exclude_characters="\n\r\0", exclude_categories=["Cs"])), min_size=1))
def test_lines_begin_where_they_begin(lines: list[str]) -> None:
    text = "\n".join(lines)
    starts = lines_of(text)
    ends = [*starts[1:], len(text)]
    pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    assert "".join(pieces) == text
    assert all(piece.endswith("\n") and piece.count("\n") == 1 for piece in pieces[:-1])


@pytest.mark.parametrize("data", [b"\0\1\2\3" * 100, b"a\0b" * 1000, bytes(range(256)) * 4])
def test_bytes_are_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_text(data, "txt")
    assert caught.value.why is Why.UNKNOWN


@pytest.mark.parametrize("data", [b"", b" \n\t", codecs.BOM_UTF8])
def test_nothing_is_nothing(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_text(data, "txt")
    assert caught.value.why is Why.EMPTY


@pytest.mark.parametrize(
    ("ending", "kind"), [("PY", FileKind.CODE), ("csv", FileKind.TABLE), ("txt", FileKind.TEXT), ("", FileKind.TEXT)]
)
def test_the_ending_says_what_picture_stands_beside_it(ending: str, kind: FileKind) -> None:
    made = read_text(b"a,b\n1,2\n", ending)
    assert (made.kind, made.unit, made.units, made.size) == (kind, Unit.LINE, 2, 8)


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (b"junk\n%PDF-1.4", Format.PDF),
        (b"PK\x03\x04", Format.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OLD_OFFICE),
        (b"\x89PNG\r\n\x1a\n\0\0", Format.PICTURE),
        (b"\xff\xd8\xff\xe0", Format.PICTURE),
        (b"RIFF\x20\0\0\0WEBPVP8 ", Format.PICTURE),
        (b"\0\0\0\x20ftypheic", Format.PICTURE),
        (b"GGUF\3\0\0\0", Format.OTHER),
        (b"{\\rtf1 words}", Format.OTHER),
        (b"BMW and Audi", Format.TEXT),
        (b"MZ is a prefix", Format.TEXT),
        (b"RIFF raff", Format.TEXT),
        (b"Hello", Format.TEXT),
        (b"", Format.EMPTY),
    ],
)
def test_the_first_bytes_say_what_it_is(head: bytes, form: Format) -> None:
    assert format_of(head, len(head)) is form
