"""The shown branch of a chat as a Markdown file that people and other programs read.

    ---
    title: "A walk by the river"
    created: 2026-11-26T10:00:00Z
    updated: 2026-11-26T10:00:42Z
    models: ["SmolLM2 135M Instruct"]
    chat: 0199c0ffee007abc8def0123456789ab
    mark: message
    ---

    # A walk by the river

    <!-- message user 2026-11-26T10:00:00Z -->
    ## You

    Where shall I go?

A comment before each message says who wrote it and when, so that a heading inside a message is never taken for another
message. Its first word is the `mark` of the front matter, one that no message contains.
"""

import json
from itertools import count

from desktop.core.chat import Message
from desktop.core.exchange import WholeChat
from desktop.exchange.dates import written_time
from desktop.exchange.said import heading_of, models_of, shown

MARK = "message"


def markdown_of(chat: WholeChat) -> bytes:
    """The whole file in UTF-8."""
    messages = shown(chat)
    mark = _mark(messages)
    conversation = chat.conversation
    front = {
        "title": _quoted(conversation.title),
        "created": written_time(conversation.created_at),
        "updated": written_time(conversation.updated_at),
        "models": "[" + ", ".join(_quoted(name) for name in models_of(messages)) + "]",
        "chat": _quoted(conversation.id) if not conversation.id.isalnum() else conversation.id,
        "mark": mark,
    }
    if chat.folders:
        front["folder"] = "[" + ", ".join(_quoted(one.name) for one in chat.folders) + "]"
    lines = ["---", *(f"{name}: {value}" for name, value in front.items()), "---", ""]
    lines += [f"# {' '.join(conversation.title.split()) or 'Chat'}", ""]
    for message in messages:
        model = f" {_quoted(message.model_name).replace('--', '—')}" if message.model_name else ""
        lines += [
            f"<!-- {mark} {message.role.value} {written_time(message.created_at)}{model} -->",
            f"## {heading_of(message)}",
            "",
            message.text,
            "",
        ]
    return "\n".join(lines).encode("utf-8", "replace")


def _quoted(words: str) -> str:
    """A string of YAML and of JSON at once, on one line."""
    return json.dumps(words, ensure_ascii=not words.isprintable())


def _mark(messages: list[Message]) -> str:
    texts = "\n".join(message.text for message in messages)
    names = (MARK if number == 1 else f"{MARK}-{number}" for number in count(1))
    return next(name for name in names if f"<!-- {name} " not in texts)
