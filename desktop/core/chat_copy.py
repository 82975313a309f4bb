"""A copy of a chat under other ids, the same ones each time, so that importing it twice finds the first copy."""

import hashlib

import msgspec

from desktop.core.exchange import WholeChat
from desktop.core.message_tree import BEGINNING


def derived_id(*parts: str) -> str:
    """32 hexadecimal digits that depend on `parts` alone."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def copy_of(chat: WholeChat, salt: str = "") -> WholeChat:
    """`chat` under ids made from all that it says, and from `salt`."""
    said = [
        (
            message.id,
            message.parent_id or "",
            message.role.value,
            message.text,
            *(one.digest for one in message.attachments),
        )
        for message in chat.messages
    ]
    copied = derived_id("copy", chat.conversation.id, salt, *(part for parts in said for part in parts))
    ids = {message.id: derived_id(copied, message.id) for message in chat.messages}
    messages = [
        msgspec.structs.replace(
            message,
            id=ids[message.id],
            conversation_id=copied,
            parent_id=ids.get(message.parent_id) if message.parent_id is not None else None,
        )
        for message in chat.messages
    ]
    shown = {ids.get(place, ""): ids[message_id] for place, message_id in chat.shown.items() if message_id in ids}
    recaps = [
        msgspec.structs.replace(recap, after_id=ids.get(recap.after_id, BEGINNING))
        for recap in chat.recaps
        if recap.after_id == BEGINNING or recap.after_id in ids
    ]
    conversation = msgspec.structs.replace(chat.conversation, id=copied)
    return msgspec.structs.replace(chat, conversation=conversation, messages=messages, shown=shown, recaps=recaps)
