"""Which messages of a conversation are shown: the newest version at each step."""

from collections.abc import Iterable

from desktop.core.chat import Message


def visible_path(messages: Iterable[Message]) -> list[Message]:
    """Walk from the newest root to a leaf, always taking the newest child.

    `messages` come in the order in which they were made; one whose parent is missing counts as a root,
    so that nothing a person wrote can become invisible through a lost parent alone.
    """
    ordered = list(messages)
    known = {message.id for message in ordered}
    newest_child: dict[str | None, Message] = {}
    for message in ordered:
        newest_child[message.parent_id if message.parent_id in known else None] = message
    path: list[Message] = []
    seen: set[str] = set()
    step = newest_child.get(None)
    while step is not None and step.id not in seen:
        seen.add(step.id)
        path.append(step)
        step = newest_child.get(step.id)
    return path
