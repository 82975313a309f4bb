"""What an answer cost and how it ended, in words."""

import msgspec
import pytest
from PySide6.QtCore import QLocale

from desktop.core.chat import Figures, Finish
from desktop.ui.chat.transcript.figures_text import ending_text, figures_text, tokens_text, writing_text
from tests.ui.chat.chats import FIGURES, answer


def test_an_answer_without_a_word_says_so() -> None:
    assert ending_text(msgspec.structs.replace(answer("x"), text=" ", finish=Finish.STOP), 0) == (
        "The model had nothing to say"
    )


def test_figures() -> None:
    assert figures_text(FIGURES) == "12 tokens · 20.0 tok/s · first token 0.1 s"
    assert figures_text(None) == ""


def test_one_token_has_no_speed() -> None:
    one = Figures(
        prompt_tokens=4, reused_tokens=0, tokens=1, prefill_seconds=0.1, decode_seconds=0, first_token_seconds=0.034
    )
    assert figures_text(one) == "1 token · first token 0.03 s"


@pytest.mark.parametrize(
    ("tokens", "words"), [(0, "0 tokens"), (1, "1 token"), (1234, QLocale().toString(1234) + " tokens")]
)
def test_tokens(tokens: int, words: str) -> None:
    assert tokens_text(tokens) == words


@pytest.mark.parametrize(
    ("finish", "tokens", "words"),
    [
        (Finish.STOP, 5, ""),
        (Finish.LENGTH, 5, "Reached the longest reply"),
        (Finish.CANCELLED, 5, "Stopped here, 5 tokens kept"),
        (Finish.INTERRUPTED, 1, "Stopped here, 1 token kept"),
        (Finish.INTERRUPTED, 0, "Stopped here, what was written is kept"),
    ],
)
def test_endings(finish: Finish, tokens: int, words: str) -> None:
    assert ending_text(answer("a", finish=finish), tokens) == words


def test_the_figures_know_better_than_the_count() -> None:
    assert ending_text(answer("a", finish=Finish.CANCELLED, figures=FIGURES), 3) == "Stopped here, 12 tokens kept"


def test_writing() -> None:
    assert writing_text(0) == "Writing"
    assert writing_text(7) == "Writing · 7 tokens"
