"""The place in the column at which the model begins to read, among the messages."""

from collections.abc import Sequence

from desktop.core.chat import Message, Role
from desktop.core.recap import Beginning

MARK = "recap:"  # no id of a message holds a colon


def is_recap(message: Message) -> bool:
    """Whether this stands for a recap."""
    return message.id.startswith(MARK)


def slot_of(beginning: Beginning) -> Message | None:
    """What stands in the column where the model begins to read; None when that is the beginning of the chat."""
    recap = beginning.recap
    if recap is None:
        return None
    return Message(
        id=MARK + recap.after_id,
        conversation_id="",
        parent_id=None,
        role=Role.SYSTEM,
        text=recap.text,
        created_at=recap.created_at,
    )


def preceding_of(beginning: Beginning) -> str:
    """The message that it stands behind; "" at the beginning of what is shown."""
    return next((message.id for message in reversed(beginning.before) if message.role is not Role.SYSTEM), "")


def with_recap(messages: Sequence[Message], beginning: Beginning) -> list[Message]:
    """The messages that are shown, and the recap in its place; without it on a branch that does not go through it."""
    shown, slot, preceding = list(messages), slot_of(beginning), preceding_of(beginning)
    place = next((at + 1 for at, message in enumerate(shown) if message.id == preceding), 0)
    if slot is None or (preceding and not place):
        return shown
    return [*shown[:place], slot, *shown[place:]]
