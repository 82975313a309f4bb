"""Bytes of tokens to text: whole characters, wherever the tokens cut them, and no marks of ours."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.text_stream import TextStream

HARD = "é – 漢字 🙂 👨‍👩‍👧 🇫🇷 ẹ́ \u202e\u0000"  # two to four bytes, joined and combined


def pieces_of(data: bytes, places: list[int]) -> list[bytes]:
    borders = sorted({0, len(data), *(place % (len(data) + 1) for place in places)})
    return [data[start:end] for start, end in zip(borders, borders[1:], strict=False)]  # noqa: RUF007


@given(st.text() | st.just(HARD), st.lists(st.integers(0, 1000), max_size=50))
def test_text_survives_any_cut(text: str, places: list[int]) -> None:
    stream = TextStream()
    assert "".join(stream.feed(piece) for piece in pieces_of(text.encode(), places)) == text


def test_a_character_comes_with_its_last_byte() -> None:
    stream = TextStream()
    assert [stream.feed(bytes([byte])) for byte in "🙂".encode()] == ["", "", "", "🙂"]


@given(st.lists(st.binary(max_size=8)))
def test_no_bytes_at_all_give_a_mark_of_ours(tokens: list[bytes]) -> None:
    stream = TextStream()
    text = "".join(stream.feed(token) for token in tokens)
    assert "�" not in text or "�".encode() in b"".join(tokens)


def test_what_can_never_become_a_character_is_dropped_and_the_rest_stays() -> None:
    stream = TextStream()
    assert "".join(stream.feed(token) for token in (b"a\xff", b"b\xf0\x9f", b"c", b"d\xe2\x82")) == "abcd"


def test_a_mark_that_the_model_wrote_itself_stays() -> None:
    assert TextStream().feed("�".encode()) == "�"
