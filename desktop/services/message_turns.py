"""Messages as a model reads them: the files that a person attached stand before the words."""

from collections.abc import Sequence

from desktop.core.attachment import with_files
from desktop.core.chat import Message
from desktop.engine.protocol import Turn
from desktop.storage.attachment_store import AttachmentStore


def message_turns(messages: Sequence[Message], files: AttachmentStore) -> list[Turn]:
    """One turn for every message that says something."""
    digests = {one.digest for message in messages for one in message.attachments}
    texts = files.texts(digests)
    turns = [Turn(message.role, _said(message, texts)) for message in messages]
    return [turn for turn in turns if turn.content]


def _said(message: Message, texts: dict[str, str]) -> str:
    if not message.attachments:
        return message.text
    return with_files(message.text, [(one.name, texts.get(one.digest, "")) for one in message.attachments])
