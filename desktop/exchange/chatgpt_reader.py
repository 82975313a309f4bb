"""A conversation of ChatGPT's export becomes a chat with all its branches.

Its `mapping` is a tree of nodes. Nodes without words of the talk (the root, hidden ones, the system's, reasoning) fall
away, and what followed them follows what they followed. A program's code, its output and the words after them are one
answer here. Where versions part, the one that ChatGPT showed (`current_node`) comes last, which makes it the shown one.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec

from desktop.core.chat import Conversation, Finish, Message, Role
from desktop.core.chat_copy import derived_id
from desktop.core.exchange import WholeChat
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.exchange import limits
from desktop.exchange.chatgpt_content import text_of
from desktop.exchange.errors import ExchangeError
from desktop.exchange.lenient_json import read_value
from desktop.exchange.sound_chat import float_of, is_time

_ROLES = {"user": Role.USER, "assistant": Role.ASSISTANT, "tool": Role.ASSISTANT}
_FINISHES = {"max_tokens": Finish.LENGTH, "interrupted": Finish.CANCELLED}


class _Node(NamedTuple):
    """A node that has something to say."""

    role: Role
    text: str
    at: float | None
    model: str
    finish: Finish


def read_conversation(raw: Any) -> WholeChat:
    """The chat, not looked over yet; raises `ExchangeError`. `raw` is a `msgspec.Raw`."""
    fields = read_value(raw)
    if not isinstance(fields, dict) or not isinstance(fields.get("mapping"), dict):
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it does not have the form of a ChatGPT conversation"))
    mapping: dict[str, Any] = fields["mapping"]
    if len(mapping) > limits.MESSAGES:
        raise ExchangeError(f"it has more than {limits.MESSAGES:,} messages")
    given = next((fields[name] for name in ("conversation_id", "id") if isinstance(fields.get(name), str)), "")
    identifier = derived_id("chatgpt", given or bytes(raw).decode("utf-8", "replace"))
    created = _time(fields.get("create_time"))
    parents = _parents(mapping)
    order = _order(parents, _path(parents, fields.get("current_node")))
    messages = _messages(mapping, parents, order, identifier, created if created is not None else 0.0)
    times = [message.created_at for message in messages]
    title = fields.get("title")
    conversation = Conversation(
        id=identifier,
        title=title if isinstance(title, str) else "",
        created_at=created if created is not None else min(times, default=0.0),
        updated_at=_time(fields.get("update_time")) or max(times, default=0.0),
    )
    return WholeChat(conversation=conversation, messages=messages)


def _time(value: Any) -> float | None:
    """ChatGPT writes seconds; milliseconds are told by their size."""
    if not is_time(value) and not isinstance(value, int | float):
        return None
    seconds = float_of(value)
    seconds = seconds / 1000 if seconds > 1e11 else seconds
    return seconds if is_time(seconds) else None


def _parents(mapping: dict[str, Any]) -> dict[str, str | None]:
    """The parent of each node, in the order of the file; what only the parent tells counts too."""
    found: dict[str, str | None] = {}
    told: dict[str, str] = {}
    for name, node in mapping.items():
        if not isinstance(node, dict):
            continue
        parent = node.get("parent")
        found[name] = parent if isinstance(parent, str) else None
        children = node.get("children")
        for child in children if isinstance(children, list) else ():
            if isinstance(child, str):
                told.setdefault(child, name)
    return {name: parent if parent in found else told.get(name) for name, parent in found.items()}


def _path(parents: dict[str, str | None], current: Any) -> set[str]:
    """The nodes from the beginning to the one that was shown last."""
    path: set[str] = set()
    step = current if isinstance(current, str) else None
    while step is not None and step in parents and step not in path:
        path.add(step)
        step = parents[step]
    return path


def _order(parents: dict[str, str | None], path: set[str]) -> list[str]:
    """Parents before children, the shown child after its sisters; raises `ExchangeError` for a circle."""
    children: dict[str | None, list[str]] = {}
    for name, parent in parents.items():
        children.setdefault(parent, []).append(name)
    order: list[str] = []
    waiting = _stacked(children.get(None, ()), path)
    while waiting:
        name = waiting.pop()
        order.append(name)
        waiting += _stacked(children.get(name, ()), path)
    if len(order) < len(parents):
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "its messages follow each other in a circle"))
    return order


def _stacked(names: Iterable[str], path: set[str]) -> list[str]:
    """To be taken from the end: as in the file, but the shown one after all others."""
    return sorted(names, key=lambda name: name in path)[::-1]


def _messages(
    mapping: dict[str, Any], parents: dict[str, str | None], order: list[str], chat: str, created: float
) -> list[Message]:
    made: dict[str, Message] = {}
    stands_for: dict[str, str | None] = {}  # node → the message that holds it, or that it would follow
    ends: dict[str, str] = {}  # message → the last node that it holds
    pieces: dict[str, list[str]] = {}  # message → what its nodes say
    branches = _branches(parents)
    for name in order:
        parent = parents[name]
        before = stands_for.get(parent) if parent is not None else None
        node = _read(mapping[name])
        if node is None:
            stands_for[name] = before
            continue
        last = made.get(before) if before is not None else None
        if (
            last is not None
            and last.role is node.role is Role.ASSISTANT
            and not _parts_between(name, ends[last.id], parents, branches)
        ):
            made[last.id] = _joined(last, node)
            pieces[last.id].append(node.text)
            stands_for[name], ends[last.id] = last.id, name
            continue
        message = Message(
            id=derived_id(chat, name),
            conversation_id=chat,
            parent_id=before,
            role=node.role,
            text=node.text,
            created_at=node.at if node.at is not None else last.created_at if last else created,
            finish=node.finish if node.role is Role.ASSISTANT else None,
            model_name=node.model if node.role is Role.ASSISTANT else "",
        )
        made[message.id] = message
        pieces[message.id] = [node.text]
        stands_for[name], ends[message.id] = message.id, name
    return [msgspec.structs.replace(message, text="\n\n".join(pieces[message.id])) for message in made.values()]


def _branches(parents: dict[str, str | None]) -> set[str]:
    """Nodes after which versions part."""
    seen: set[str] = set()
    found: set[str] = set()
    for parent in parents.values():
        if parent is not None:
            (found if parent in seen else seen).add(parent)
    return found


def _parts_between(name: str, last: str, parents: dict[str, str | None], branches: set[str]) -> bool:
    """Whether versions part somewhere from the node `last` down to `name`; such a piece cannot join one answer."""
    step = parents[name]
    while step is not None and step != last:
        if step in branches:
            return True
        step = parents[step]
    return last in branches


def _read(node: Any) -> _Node | None:
    """What a node says, None when it says nothing that belongs to the talk."""
    message = node.get("message") if isinstance(node, dict) else None
    if not isinstance(message, dict):
        return None
    author = message.get("author")
    role = _ROLES.get(str(author.get("role"))) if isinstance(author, dict) else None
    facts = message.get("metadata")
    facts = facts if isinstance(facts, dict) else {}
    text = text_of(message.get("content"))
    if role is None or not text.strip() or facts.get("is_visually_hidden_from_conversation") is True:
        return None
    model = facts.get("model_slug")
    ended = facts.get("finish_details")
    reason = ended.get("type") if isinstance(ended, dict) else None
    finish = _FINISHES.get(reason, Finish.STOP) if isinstance(reason, str) else Finish.STOP
    return _Node(role, text, _time(message.get("create_time")), model if isinstance(model, str) else "", finish)


def _joined(message: Message, node: _Node) -> Message:
    return msgspec.structs.replace(message, finish=node.finish, model_name=message.model_name or node.model)
