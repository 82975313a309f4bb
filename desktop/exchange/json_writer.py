"""Chats in Bantam's own JSON (`json_format.md`), piece by piece, so that many need no more memory than one."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from desktop.core.exchange import WholeChat

FORMAT = "bantam-chats"
VERSION = 1
SHOWN = "shown"
RECAPS = "recaps"
AFTER = "after"  # what `Recap.after_id` is called in the file
CONTENTS = "contents"
ATTACHMENTS = "attachments"
FOLDER = "folder"
LOCAL = ("folder_id", "unseen_since")  # fields of a chat that mean something only in the database it lies in
MODEL = "model"  # what `Message.model_name` is called in the file

_encoder = msgspec.json.Encoder()


def json_pieces(chats: Iterable[WholeChat], now: float) -> Iterator[bytes]:
    """The file, in pieces. `now` is the time of the export."""
    head = _encoder.encode({"format": FORMAT, "version": VERSION, "exported_at": now})
    yield head[:-1] + b',"chats":['
    for number, chat in enumerate(chats):
        yield b",\n" if number else b"\n"
        yield msgspec.json.format(_encoder.encode(as_fields(chat)), indent=1)
    yield b"\n]}\n"


def as_fields(chat: WholeChat) -> dict[str, Any]:
    """One chat. Every field that a chat or a message has comes along, whichever there will be."""
    fields: dict[str, Any] = msgspec.to_builtins(chat.conversation)
    kept = {name: value for name, value in fields.items() if name not in LOCAL}
    messages, recaps = [_message(message) for message in chat.messages], [_recap(recap) for recap in chat.recaps]
    contents = {CONTENTS: chat.contents} if chat.contents else {}
    where = {FOLDER: [{"id": one.id, "name": one.name} for one in chat.folders]} if chat.folders else {}
    return {**kept, **where, SHOWN: chat.shown, RECAPS: recaps, "messages": messages, **contents}


def _message(message: msgspec.Struct) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(message)
    del fields["conversation_id"]
    if not fields[ATTACHMENTS]:
        del fields[ATTACHMENTS]
    fields[MODEL] = fields.pop("model_name")
    return fields


def _recap(recap: msgspec.Struct) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(recap)
    fields[AFTER], fields[MODEL] = fields.pop("after_id"), fields.pop("model_name")
    return fields
