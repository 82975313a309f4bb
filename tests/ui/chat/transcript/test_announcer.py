"""A screen reader hears an answer sentence by sentence, code by its name, and nothing twice."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible

from desktop.ui.chat.transcript.transcript_view import TranscriptView
from tests.ui.chat.chats import answer, question


@pytest.fixture
def heard(transcript: TranscriptView) -> Iterator[list[str]]:
    said: list[str] = []
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    transcript.announcer.announced.connect(said.append)
    transcript.set_messages([question("q"), answer("a", "", None)])
    yield said
    QAccessible.setActive(was_active)


def test_sentences_and_not_tokens(transcript: TranscriptView, heard: list[str]) -> None:
    text = "It is **rye**. It grows."
    for number, letter in enumerate(text):
        transcript.append_text("a", letter, number)
    assert heard == ["It is rye."]
    transcript.append_text("a", "secret thoughts. ", 30, reasoning=True)
    transcript.append_text("a", "\n```python\nx = 1\n```\nAnd", 31)
    assert heard == ["It is rye.", "It grows. Code, Python, 1 line."]
    transcript.end_message(answer("a", text))
    assert heard[-1] == "And"
    assert len(heard) == 3


def test_nobody_listens_nothing_is_read(transcript: TranscriptView, heard: list[str]) -> None:
    QAccessible.setActive(False)
    if QAccessible.isActive():
        pytest.skip("something on this computer keeps it active")
    transcript.append_text("a", "One. Two. Three. ", 3)
    assert heard == []
