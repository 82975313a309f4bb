"""Full windows and summaries as the cards and rows show them."""

from desktop.core.chat import Message
from desktop.core.fullness import Choice, Fullness, FullWindow, WayOn
from desktop.core.recap import Beginning, Recap
from tests.ui.chat.chats import answer, question

CHOICES = (
    Choice(way=WayOn.SUMMARISE, tokens=9100, after_id="a1", messages=12),
    Choice(way=WayOn.NEW_CHAT, tokens=600, after_id="a1", messages=12),
    Choice(way=WayOn.LEAVE_OUT, tokens=8400, after_id="a1", messages=10),
    Choice(way=WayOn.LARGER, tokens=24_576, memory_bytes=1_000_000_000),
    Choice(way=WayOn.AS_IT_IS, tokens=282),
)
FULLNESS = Fullness(needed=16_102, reserve=1024, window=16_384)
FULL = FullWindow(fullness=FULLNESS, message_tokens=40, choices=CHOICES)
TOO_LONG = FullWindow(fullness=Fullness(needed=30_000, reserve=1024, window=16_384), message_tokens=20_000)
MESSAGES: list[Message] = [
    question("q1", "The garden is forty square metres. What fits?"),
    answer("a1", "A pear tree, tomatoes and beans.", parent="q1"),
    question("q2", "And when do I begin?", parent="a1"),
]
SUMMARY = Recap(
    after_id="a1",
    text="The garden measures 40 m². There is room for a **pear tree**, tomatoes and beans.",
    model_name="SmolLM2 135M Instruct",
    tokens=84,
    created_at=1.0,
)


def summarised() -> Beginning:
    """A summary stands for the first two messages."""
    return Beginning(SUMMARY, MESSAGES[2:], MESSAGES[:2])


def left_out() -> Beginning:
    """Nothing stands for them."""
    return Beginning(Recap(after_id="a1", created_at=1.0), MESSAGES[2:], MESSAGES[:2])
