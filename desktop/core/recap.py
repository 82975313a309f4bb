"""Where what a model reads of a chat begins, and what stands for the messages before."""

from collections.abc import Mapping, Sequence

import msgspec

from desktop.core.chat import Message
from desktop.core.message_tree import BEGINNING


class Recap(msgspec.Struct, frozen=True, kw_only=True):
    """On every branch through one message, the model reads none of the messages up to it.

    The words stand in their place; without any, nothing does. The messages themselves stay as they are.
    """

    after_id: str  # the last message that is not read; `BEGINNING` in a chat that goes on from another one
    text: str = ""
    model_name: str = ""  # which wrote the words
    edited: bool = False  # they are the person's
    tokens: int = 0  # of the words as the model counted them; 0 when nobody did
    created_at: float  # seconds since the epoch


class Beginning(msgspec.Struct, frozen=True):
    """Where the model begins to read a branch: the messages that it reads, and those before that it does not."""

    recap: Recap | None
    messages: Sequence[Message]
    before: Sequence[Message] = ()

    @property
    def left_out(self) -> int:
        """How many messages it does not read."""
        return len(self.before)


def beginning_of(path: Sequence[Message], recaps: Mapping[str, Recap]) -> Beginning:
    """What the model reads of a branch: of several recaps the last one counts."""
    for place in range(len(path) - 1, -1, -1):
        recap = recaps.get(path[place].id)
        if recap is not None:
            return Beginning(recap, path[place + 1 :], path[: place + 1])
    return Beginning(recaps.get(BEGINNING), path)
