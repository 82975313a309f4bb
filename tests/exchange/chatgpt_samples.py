"""Conversations in the shape of ChatGPT's export; the words are made up."""

import json
from typing import Any


def node(
    name: str,
    parent: str | None,
    role: str = "user",
    parts: Any = ("Hello",),
    *,
    kind: str = "text",
    content: dict[str, Any] | None = None,
    at: float | None = 1_700_000_000.0,
    **metadata: Any,
) -> dict[str, Any]:
    """One node of a mapping, without its children."""
    said = content if content is not None else {"content_type": kind, "parts": list(parts)}
    message: dict[str, Any] = {
        "id": name,
        "author": {"role": role, "name": None, "metadata": {}},
        "create_time": at,
        "update_time": None,
        "content": said,
        "status": "finished_successfully",
        "end_turn": True,
        "weight": 1.0,
        "metadata": metadata,
        "recipient": "all",
    }
    return {"id": name, "message": message, "parent": parent, "children": []}


def conversation(
    *nodes: dict[str, Any], current: str | None = None, name: str = "c-1", **fields: Any
) -> dict[str, Any]:
    """A conversation with an empty root above the nodes that have no parent."""
    root: dict[str, Any] = {"id": "root", "message": None, "parent": None, "children": []}
    mapping = {"root": root, **{each["id"]: each for each in nodes}}
    for each in nodes:
        each["parent"] = each["parent"] or "root"
        if each["parent"] in mapping:
            mapping[each["parent"]]["children"].append(each["id"])
    return {
        "title": "A walk",
        "create_time": 1_700_000_000.0,
        "update_time": 1_700_000_100.0,
        "mapping": mapping,
        "moderation_results": [],
        "current_node": current or nodes[-1]["id"],
        "conversation_id": name,
        "id": name,
        **fields,
    }


def branched(name: str = "c-1", turns: int = 1, words: str = "Answer") -> dict[str, Any]:
    """Questions, each with two answers of which the first was shown."""
    nodes = [node(f"{name}-s", None, "system", [""], is_visually_hidden_from_conversation=True)]
    parent = nodes[0]["id"]
    for turn in range(turns):
        question, first, second = (f"{name}-{turn}-{part}" for part in ("q", "a", "b"))
        nodes += [
            node(question, parent, "user", [f"Question {turn} of {name}"]),
            node(first, question, "assistant", [f"{words} {turn}"], model_slug="gpt-4o"),
            node(second, question, "assistant", [f"Other {words} {turn}"], model_slug="gpt-4o"),
        ]
        parent = first
    return conversation(*nodes, current=parent, name=name)


def as_bytes(*conversations: dict[str, Any]) -> bytes:
    """The file."""
    return json.dumps(list(conversations)).encode()
