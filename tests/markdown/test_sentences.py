"""A growing answer is told sentence by sentence, however it is cut, and nothing of it twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.markdown.sentences import CodeHeard, Heard, SentenceReader
from tests.markdown.markdown_sources import source


def heard(text: str, size: int) -> list[Heard]:
    reader = SentenceReader()
    found = [one for start in range(0, len(text), size) for one in reader.feed(text[start : start + size])]
    return found + reader.finish()


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three", ["One.", "Two!", "Three"]),
        ("A **bold** word, and `code`. Then [a link](http://a.b).", ["A bold word, and code.", "Then a link."]),
        ("# Title\n\n- first\n- second\n", ["Title", "• first", "• second"]),
        ("1. One\n2. Two", ["1. One", "2. Two"]),
        ("It is 3.14 and e.g. this. Yes.", ["It is 3.14 and e.g. this.", "Yes."]),
        ("你好。再见！", ["你好。", "再见！"]),
        ("Look:\n```python\nx = 1.\ny = 2\n```\nDone.", ["Look:", CodeHeard("python", 2), "Done."]),
        ("```\nopen", [CodeHeard("", 1)]),
        ("|a|b|\n|-|-|\n|1|2|", ["a b", "1 2"]),
        ("---\n***\n\n", []),
    ],
)
def test_sentences(text: str, sentences: list[Heard], size: int) -> None:
    assert heard(text, size) == sentences


@given(source, st.integers(1, 9))
@settings(max_examples=100, deadline=None)
def test_the_cuts_do_not_matter(text: str, size: int) -> None:
    assert heard(text, size) == heard(text, 10_000)
