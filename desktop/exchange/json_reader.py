"""Reads chats back from Bantam's own JSON (`json_format.md`)."""

from typing import Any

import msgspec

from desktop.core.chat import Conversation, Message
from desktop.core.chat_copy import derived_id
from desktop.core.exchange import WholeChat
from desktop.core.folders import DEEPEST, Folder, folder_name
from desktop.core.message_tree import BEGINNING
from desktop.core.recap import Recap
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.exchange import limits
from desktop.exchange.errors import ExchangeError
from desktop.exchange.json_writer import AFTER, CONTENTS, FOLDER, FORMAT, LOCAL, MODEL, RECAPS, SHOWN, VERSION
from desktop.exchange.lenient_json import read_value
from desktop.exchange.sound_chat import is_time

LONGEST_ID = 200  # characters
MOST_TOKENS = 1 << 40


def is_ours(head: dict[str, msgspec.Raw]) -> bool:
    """Whether the outermost object is one that Bantam wrote."""
    return "format" in head and read_value(head["format"]) == FORMAT


def raw_chats(head: dict[str, msgspec.Raw]) -> list[msgspec.Raw]:
    """The chats, unread; raises `ExchangeError` for a file of a later version, or without chats."""
    try:
        version = msgspec.json.decode(head.get("version", msgspec.Raw(b"null")), type=int)
        if version > VERSION:
            raise ExchangeError(QT_TRANSLATE_NOOP("errors", "a newer Bantam wrote it"))
        return msgspec.json.decode(head.get("chats", msgspec.Raw(b"null")), type=list[msgspec.Raw])
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it does not have the form of Bantam’s chats")) from error


def read_chat(raw: msgspec.Raw) -> WholeChat:
    """One chat, not looked over yet; raises `ExchangeError`. Fields that are not known are passed over."""
    fields = read_value(raw)
    if not isinstance(fields, dict) or not isinstance(fields.get("messages"), list):
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it does not have the form of a chat"))
    messages = fields["messages"]
    times = [message["created_at"] for message in messages if isinstance(message, dict) and _has_time(message)]
    conversation = {
        "title": "",
        "created_at": min(times, default=0.0),
        "updated_at": max(times, default=0.0),
        **{name: value for name, value in fields.items() if value is not None and name not in LOCAL},
    }
    conversation.setdefault("id", derived_id("json", bytes(raw).decode("utf-8", "replace")))
    try:
        made = msgspec.convert(conversation, Conversation)
        found = [_message(message, made) for message in messages]
    except (msgspec.ValidationError, RecursionError) as error:
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it does not have the form of a chat")) from error
    if not 0 < len(made.id) <= LONGEST_ID:
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "its id is empty or too long"))
    shown, recaps = _shown(fields.get(SHOWN), found), _recaps(fields.get(RECAPS), found)
    contents = _contents(fields.get(CONTENTS), found)
    folders = _folders(fields.get(FOLDER))
    return WholeChat(conversation=made, messages=found, shown=shown, recaps=recaps, contents=contents, folders=folders)


def _message(fields: Any, conversation: Conversation) -> Message:
    if not isinstance(fields, dict):
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "one of its messages has no fields"))
    given = {"parent_id": None, "created_at": conversation.created_at, **fields}
    given["model_name"] = given.pop(MODEL, None) or ""
    given["conversation_id"] = conversation.id
    return msgspec.convert(given, Message)


def _shown(fields: Any, messages: list[Message]) -> dict[str, str]:
    """What was chosen, as far as it is about messages that are there."""
    known = {message.id for message in messages}
    pairs = fields.items() if isinstance(fields, dict) else ()
    strings = [(place, shown) for place, shown in pairs if isinstance(shown, str)]
    return {place: shown for place, shown in strings if shown in known and (not place or place in known)}


def _recaps(fields: Any, messages: list[Message]) -> list[Recap]:
    """What stands for messages that are there; of what is unsound the chat is better off without."""
    known = {BEGINNING, *(message.id for message in messages)}
    found: dict[str, Recap] = {}
    for one in fields if isinstance(fields, list) else ():
        try:
            given = {**one, "after_id": one[AFTER], "model_name": one.get(MODEL) or ""}
            recap = msgspec.convert(given, Recap)
        except (msgspec.ValidationError, RecursionError, TypeError, KeyError, AttributeError):
            continue
        is_sound = is_time(recap.created_at) and 0 <= recap.tokens < MOST_TOKENS and len(recap.text) <= limits.TEXT
        if recap.after_id in known and is_sound:
            found[recap.after_id] = recap
    return sorted(found.values(), key=lambda recap: (recap.created_at, recap.after_id))


def _folders(fields: Any) -> tuple[Folder, ...]:
    """The folders that it lay in; of a way that cannot be read, as far as it can."""
    found: list[Folder] = []
    for one in fields[:DEEPEST] if isinstance(fields, list) else ():
        named = one.get("name") if isinstance(one, dict) else None
        identifier = one.get("id", "") if isinstance(one, dict) else None
        if not (isinstance(named, str) and isinstance(identifier, str) and len(identifier) <= LONGEST_ID):
            break
        found.append(Folder(id=identifier, name=folder_name(named) or "–"))
    return tuple(found)


def _contents(fields: Any, messages: list[Message]) -> dict[str, str]:
    """The texts that messages refer to; whether they are what they are called is looked at later."""
    wanted = {one.digest for message in messages for one in message.attachments}
    pairs = fields.items() if isinstance(fields, dict) else ()
    return {name: text for name, text in pairs if name in wanted and isinstance(text, str)}


def _has_time(fields: dict[str, Any]) -> bool:
    return is_time(fields.get("created_at"))
