"""What a person reads of an answer: characters whole, reasoning apart, nothing after a stop."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.answer_text import AnswerText
from desktop.engine.reasoning import Kind, ReasoningSplitter


def read(data: bytes, size: int, text: AnswerText) -> dict[Kind, str]:
    """All of it, fed in pieces of `size` bytes."""
    pieces = [piece for start in range(0, len(data), size) for piece in text.feed(data[start : start + size])]
    pieces += text.finish()
    return {kind: "".join(piece.text for piece in pieces if piece.kind is kind) for kind in Kind}


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), st.integers(1, 7))
def test_a_plain_answer_comes_whole(text: str, size: int) -> None:
    assert read(text.encode(), size, AnswerText()) == {Kind.ANSWER: text, Kind.REASONING: ""}


@given(st.integers(1, 9))
def test_a_stop_ends_the_answer_and_not_the_reasoning(size: int) -> None:
    data = b"<think>END is a word</think>One END two END"
    found = read(data, size, AnswerText(["END"], ReasoningSplitter()))
    assert found == {Kind.REASONING: "END is a word", Kind.ANSWER: "One "}


@given(st.integers(1, 9))
def test_what_might_have_become_a_stop_is_not_lost(size: int) -> None:
    assert read(b"It is the EN", size, AnswerText(["END"]))[Kind.ANSWER] == "It is the EN"


def test_nothing_follows_a_stop() -> None:
    text = AnswerText(["."])
    assert [piece.text for piece in text.feed(b"Yes. No. ")] == ["Yes"]
    assert text.is_stopped
    assert text.feed(b"More") == text.finish() == []
