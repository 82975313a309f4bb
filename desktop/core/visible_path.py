"""Which messages of a conversation are shown: at each step the version that was chosen, else the newest."""

from collections.abc import Iterable, Mapping

from desktop.core.chat import Message
from desktop.core.message_tree import MessageTree


def visible_path(messages: Iterable[Message], shown: Mapping[str, str] | None = None) -> list[Message]:
    """Walk from the beginning to a leaf; `shown` and the order of `messages` as for `MessageTree`."""
    return MessageTree(messages, shown).path()
