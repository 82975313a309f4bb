"""A branch of a chat as the model gets it: from where it begins to read, with the summary of what is before."""

from collections.abc import Mapping, Sequence

import msgspec

from desktop.core.attachment import GivenFile
from desktop.core.chat import Message, Role
from desktop.core.recap import Recap, beginning_of
from desktop.engine.protocol import Turn
from desktop.services.message_turns import TextsOf, message_turns, turn_of

LEAD = "Summary of our conversation before this message:"


def turns_of(
    path: Sequence[Message],
    recaps: Mapping[str, Recap],
    texts_of: TextsOf,
    question: str = "",
    files: Sequence[GivenFile] = (),
) -> list[Turn]:
    """Everything but the system prompt; `question` is one more message of the person, with `files` or of them alone."""
    beginning = beginning_of(path, recaps)
    turns = message_turns(beginning.messages, texts_of)
    if question or files:
        turns.append(turn_of(Role.USER, question, files))
    return with_summary(turns, beginning.recap.text if beginning.recap is not None else "")


def with_summary(turns: Sequence[Turn], summary: str) -> list[Turn]:
    """The summary stands before the words of the first question.

    Not in the system prompt: some templates have none, and small models lose their thread over a long one. As a turn
    of its own it would want an answer, which somebody would have to invent.
    """
    if not summary.strip():
        return list(turns)
    words = f"{LEAD}\n{summary.strip()}"
    first = next((place for place, turn in enumerate(turns) if turn.role is not Role.SYSTEM), len(turns))
    if first == len(turns) or turns[first].role is not Role.USER:
        return [*turns[:first], Turn(Role.USER, words), *turns[first:]]
    begun = msgspec.structs.replace(turns[first], content=f"{words}\n\n{turns[first].content}")
    return [*turns[:first], begun, *turns[first + 1 :]]
