"""Messages as a model reads them: the files that a person attached stand before the words."""

from collections.abc import Callable, Collection, Mapping, Sequence

from desktop.core.attachment import Attachment, GivenFile, image_bytes, with_files
from desktop.core.chat import Message, Role
from desktop.engine.protocol import Turn

TextsOf = Callable[[Collection[str]], Mapping[str, str]]  # the texts of attached files, by their digests
LOST = "[An image was here and is lost.]"  # to a model: what it does not see, it is told of


def message_turns(messages: Sequence[Message], texts_of: TextsOf) -> list[Turn]:
    """One turn for every message that says or shows something."""
    texts = texts_of({one.digest for message in messages for one in message.attachments})
    turns = [
        turn_of(message.role, message.text, given_files(message.attachments, texts))
        if message.attachments
        else Turn(message.role, message.text)
        for message in messages
    ]
    return [turn for turn in turns if turn.content or turn.images]


def given_files(attachments: Sequence[Attachment], texts: Mapping[str, str]) -> list[GivenFile]:
    """The files of a message that is stored, as a model gets them."""
    return [GivenFile(one.name, texts.get(one.digest, ""), one.is_image) for one in attachments]


def turn_of(role: Role, text: str, files: Sequence[GivenFile]) -> Turn:
    """What is said, with its files."""
    images = [image_bytes(file.text) for file in files if file.is_image]
    words = "\n\n".join([*[LOST for image in images if not image], *filter(None, [with_files(text, files)])])
    return Turn(role, words, tuple(filter(None, images)))
