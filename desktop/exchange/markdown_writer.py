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
message. Its first word is the `mark` of the front matter, one that no message contains. `summary` in the place of the
writer begins what stands for the messages above it where a model reads the chat; `summary-by-you` is one in the
person's own words.
"""

import json
from itertools import count

from desktop.core.chat import Message
from desktop.core.exchange import WholeChat
from desktop.core.recap import Recap
from desktop.exchange.dates import written_time
from desktop.exchange.said import heading_of, models_of, said, shown, title_of

MARK = "message"
SUMMARY = "summary"
BY_YOU = "-by-you"


def markdown_of(chat: WholeChat) -> bytes:
    """The whole file in UTF-8."""
    messages = shown(chat)
    parts = said(chat)
    mark = _mark(parts)
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
    for part in parts:
        by = f" {_quoted(part.model_name).replace('--', '—')}" if part.model_name else ""
        heading = title_of(part, chat) if isinstance(part, Recap) else heading_of(part)
        lines += [
            f"<!-- {mark} {_kind(part)} {written_time(part.created_at)}{by} -->",
            f"## {heading}",
            "",
            part.text,
            "",
        ]
    return "\n".join(lines).encode("utf-8", "replace")


def _kind(part: Message | Recap) -> str:
    if isinstance(part, Recap):
        return f"{SUMMARY}{BY_YOU}" if part.edited else SUMMARY
    return part.role.value


def _quoted(words: str) -> str:
    """A string of YAML and of JSON at once, on one line."""
    return json.dumps(words, ensure_ascii=not words.isprintable())


def _mark(parts: list[Message | Recap]) -> str:
    texts = "\n".join(part.text for part in parts)
    names = (MARK if number == 1 else f"{MARK}-{number}" for number in count(1))
    return next(name for name in names if f"<!-- {name} " not in texts)
