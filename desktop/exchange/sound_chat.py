"""Looks a chat from a file over: what is stored later is a tree, and nothing in it is out of all bounds."""

import math

import msgspec

from desktop.core.chat import TITLE_LIMIT, Finish, Message, Role
from desktop.core.exchange import WholeChat
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.exchange import limits
from desktop.exchange.errors import ExchangeError
from desktop.exchange.sound_files import refuse_strange_files

LATEST = 1e11  # seconds; the year 5138


def sound(chat: WholeChat) -> WholeChat:
    """The chat as it can be stored; raises `ExchangeError` when it is no tree or too large."""
    messages = chat.messages
    if not messages and not chat.recaps:
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "there is no message in it"))
    if len(messages) > limits.MESSAGES:
        raise ExchangeError(f"it has more than {limits.MESSAGES:,} messages")
    if not (_is_sane(chat.conversation.created_at) and _is_sane(chat.conversation.updated_at)):
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "its time is no time"))
    _refuse_strange(messages)
    _refuse_cycles(messages)
    refuse_strange_files(chat)
    conversation = msgspec.structs.replace(chat.conversation, title=_title(chat))
    return msgspec.structs.replace(chat, conversation=conversation, messages=[_ended(message) for message in messages])


def is_time(value: object) -> bool:
    """Whether a number can be a time."""
    return isinstance(value, int | float) and not isinstance(value, bool) and _is_sane(float_of(value))


def float_of(value: int | float) -> float:
    """The same as a float; infinity for what is larger than any."""
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _is_sane(seconds: float) -> bool:
    return math.isfinite(seconds) and abs(seconds) < LATEST


def _refuse_strange(messages: list[Message]) -> None:
    seen: set[str] = set()
    for message in messages:
        if not message.id or message.id in seen:
            raise ExchangeError(QT_TRANSLATE_NOOP("errors", "two of its messages have the same id"))
        if len(message.text) > limits.TEXT:
            raise ExchangeError(f"one of its messages has more than {limits.TEXT:,} letters")
        if not _is_sane(message.created_at):
            raise ExchangeError(QT_TRANSLATE_NOOP("errors", "the time of one of its messages is no time"))
        seen.add(message.id)


def _refuse_cycles(messages: list[Message]) -> None:
    """Each message is walked from once: what was found to lead to a beginning is known from then on."""
    parents = {message.id: message.parent_id for message in messages}
    good: set[str] = set()
    for message in messages:
        trail: list[str] = []
        here: set[str] = set()
        step: str | None = message.id
        while step is not None and step in parents and step not in good:
            if step in here:
                raise ExchangeError(QT_TRANSLATE_NOOP("errors", "its messages follow each other in a circle"))
            here.add(step)
            trail.append(step)
            step = parents[step]
        good.update(trail)


def _ended(message: Message) -> Message:
    """Nobody writes an imported answer any more."""
    if message.role is Role.ASSISTANT and message.finish is None:
        return msgspec.structs.replace(message, finish=Finish.INTERRUPTED)
    return message


def _title(chat: WholeChat) -> str:
    title = " ".join(chat.conversation.title.split())
    if not title:
        texts = [message.text for message in chat.messages]
        first = next((message.text for message in chat.messages if message.role is Role.USER), "".join(texts[:1]))
        title = " ".join(first[: 4 * TITLE_LIMIT].split())[:60].strip()
    return title[:TITLE_LIMIT]
