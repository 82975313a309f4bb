"""Looks the attached files of a chat from a file over."""

from desktop.core.attachment import Attachment, digest_of, image_bytes
from desktop.core.chat import Role
from desktop.core.exchange import WholeChat
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.exchange import limits
from desktop.exchange.errors import ExchangeError


def refuse_strange_files(chat: WholeChat) -> None:
    """Raises `ExchangeError` unless every file has its text, and every text is the one it is called."""
    for message in chat.messages:
        if len(message.attachments) > limits.ATTACHMENTS:
            raise ExchangeError(f"one of its messages has more than {limits.ATTACHMENTS:,} files")
        if message.attachments and message.role is not Role.USER:
            raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it has a file that no person attached"))
        for one in message.attachments:
            if one.digest not in chat.contents:
                raise ExchangeError(QT_TRANSLATE_NOOP("errors", "the text of an attached file is missing"))
            if not _can_be_true(one):
                raise ExchangeError(QT_TRANSLATE_NOOP("errors", "what it says of an attached file cannot be true"))
            if one.is_image and not image_bytes(chat.contents[one.digest]):
                raise ExchangeError(QT_TRANSLATE_NOOP("errors", "an attached image is damaged"))
    for digest, text in chat.contents.items():
        if len(text) > limits.TEXT or digest_of(text) != digest:
            raise ExchangeError(
                QT_TRANSLATE_NOOP("errors", "the text of an attached file is not the one that was sent")
            )


def _can_be_true(one: Attachment) -> bool:
    """Whether names and numbers are such as the window can show."""
    has_size = 0 <= one.width <= limits.IMAGE_SIDE and 0 <= one.height <= limits.IMAGE_SIDE
    return len(one.name) <= limits.FILE_NAME and one.tokens >= 0 and one.size >= 0 and has_size
