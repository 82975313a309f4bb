"""Messages as a model reads them: the files that a person attached stand before the words."""

from collections.abc import Callable, Collection, Mapping, Sequence

from desktop.core.attachment import Attachment, with_files
from desktop.core.chat import Message
from desktop.engine.protocol import Turn

TextsOf = Callable[[Collection[str]], Mapping[str, str]]  # the texts of attached files, by their digests


def message_turns(messages: Sequence[Message], texts_of: TextsOf) -> list[Turn]:
    """One turn for every message that says something."""
    texts = texts_of({one.digest for message in messages for one in message.attachments})
    turns = [Turn(message.role, with_attachments(message.text, message.attachments, texts)) for message in messages]
    return [turn for turn in turns if turn.content]


def with_attachments(text: str, attachments: Sequence[Attachment], texts: Mapping[str, str]) -> str:
    """What a message says, its files included."""
    return with_files(text, [(one.name, texts.get(one.digest, "")) for one in attachments]) if attachments else text
