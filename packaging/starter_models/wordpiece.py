"""BERT's uncased tokenizer written from its description, sharing nothing with llama.cpp's."""

import unicodedata
from collections.abc import Iterator, Sequence

CONTINUATION = "##"
LONGEST_WORD = 100  # characters; longer ones are unknown
_CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """Text to token ids; `vocabulary` in the order of the ids, continuations spelled with ##."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {token: number for number, token in enumerate(vocabulary)}

    def encode(self, text: str, limit: int) -> list[int]:
        """Return at most `limit` ids, [CLS] and [SEP] included; what does not fit is cut off."""
        pieces = [piece for word in words(text) for piece in self._pieces(word)]
        return [self._ids["[CLS]"], *pieces[: limit - 2], self._ids["[SEP]"]]

    def _pieces(self, word: str) -> list[int]:
        """Longest match first, from the left; one gap makes the whole word unknown."""
        found: list[int] = []
        start = 0
        while start < len(word) <= LONGEST_WORD:
            prefix = CONTINUATION if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if prefix + word[start:end] in self._ids), None)
            if end is None:
                break
            found.append(self._ids[prefix + word[start:end]])
            start = end
        return found if start == len(word) else [self._ids["[UNK]"]]


def words(text: str) -> Iterator[str]:
    """Split normalised text at spaces; every punctuation mark and CJK character is a word of its own."""
    for chunk in "".join(_spaced(char) for char in text if not _is_dropped(char)).split():
        bare = [char for char in unicodedata.normalize("NFD", chunk) if unicodedata.category(char) != "Mn"]
        word = ""
        for char in "".join(char.lower() for char in bare):  # one by one, so that no final sigma appears
            if _is_punctuation(char):
                yield from (part for part in (word, char) if part)
                word = ""
            else:
                word += char
        if word:
            yield word


def _spaced(char: str) -> str:
    if any(first <= ord(char) <= last for first, last in _CJK):
        return f" {char} "
    return " " if char in "\t\n\r" or unicodedata.category(char) == "Zs" else char


def _is_dropped(char: str) -> bool:
    return char in "\0\ufffd" or (char not in "\t\n\r" and unicodedata.category(char).startswith("C"))


def _is_punctuation(char: str) -> bool:
    is_ascii_mark = 33 <= ord(char) <= 126 and not char.isalnum()
    return is_ascii_mark or unicodedata.category(char).startswith("P")
