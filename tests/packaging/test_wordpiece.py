"""The independent tokenizer against results worked out by hand from BERT's description."""

import pytest
from wordpiece import WordPiece, words

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "un", "##aff", "##able", "able", "a", "!", "東", "cafe"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello, World!", ["hello", ",", "world", "!"]),
        (" a\tb\r\nc\u00a0d ", ["a", "b", "c", "d"]),
        ("Café Ångström", ["cafe", "angstrom"]),
        ("Straße", ["straße"]),
        ("東京 tower", ["東", "京", "tower"]),
        ("x\u200by\x00z\ufffd\u00ad", ["xyz"]),
        ("$5^2 «ok»", ["$", "5", "^", "2", "«", "ok", "»"]),
        ("\N{GREEK CAPITAL LETTER ALPHA}\N{GREEK CAPITAL LETTER SIGMA}", ["\u03b1\u03c3"]),  # no final sigma
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert list(words(text)) == expected


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("unaffable", ["un", "##aff", "##able"]),
        ("ABLE!", ["able", "!"]),
        ("unx", ["[UNK]"]),
        ("café 東 a", ["cafe", "東", "a"]),
        ("a" * 101, ["[UNK]"]),
        ("", []),
    ],
)
def test_pieces(text: str, tokens: list[str]) -> None:
    ids = WordPiece(VOCABULARY).encode(text, 100)
    assert [VOCABULARY[number] for number in ids] == ["[CLS]", *tokens, "[SEP]"]


def test_the_limit_counts_the_special_tokens() -> None:
    ids = WordPiece(VOCABULARY).encode("a a a a", 4)
    assert [VOCABULARY[number] for number in ids] == ["[CLS]", "a", "a", "[SEP]"]
