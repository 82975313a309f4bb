"""A Markdown file becomes a chat: one that Bantam wrote, one with headings for its speakers, or one long message."""

import json
import re
from typing import NamedTuple

import msgspec

from desktop.core.chat import Conversation, Finish, Message, Role
from desktop.core.chat_copy import derived_id
from desktop.core.exchange import WholeChat
from desktop.core.folders import DEEPEST, Folder, folder_name
from desktop.core.message_tree import BEGINNING
from desktop.core.recap import Recap
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.exchange.dates import read_time
from desktop.exchange.errors import ExchangeError
from desktop.exchange.markdown_writer import BY_YOU, SUMMARY

_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]*(.*)")
_SPEAKERS = {
    Role.USER: ("you", "user", "human", "me", "prompt", "question", "you said"),
    Role.ASSISTANT: ("assistant", "model", "ai", "bot", "chatgpt", "chatgpt said", "gpt", "answer", "claude"),
    Role.SYSTEM: ("system",),
}
# "## You", "**User:**", "### Assistant (gpt-4):", "User:" alone on its line
_SPEAKER = re.compile(r"(?:#{1,6}[ \t]+)?\**([A-Za-z ]{2,20}?)(?:[ \t]*\([^)\n]{0,80}\))?:?\**:?[ \t]*")
MOST_FRONT_LINES = 200
KINDS = rf"user|assistant|system|{SUMMARY}(?:{BY_YOU})?"  # what a marked piece can be


class _Piece(NamedTuple):
    """What a message says, or what stands for those before it (`role` None)."""

    role: Role | None
    text: str
    at: float | None = None
    model: str = ""
    edited: bool = False


def read_markdown(text: str, name: str, modified: float) -> WholeChat:
    """The chat, not looked over yet; raises `ExchangeError` for an empty file.

    `name` becomes the title where the file has none, `modified` (seconds) the time where it tells none. The ids come
    from the words, so the same file read again is the same chat.
    """
    text = text.removeprefix("\ufeff")
    if "\r\n" in text[: text.find("\n") + 1]:  # an editor changed the ends of all lines
        text = text.replace("\r\n", "\n")
    front, body = _front(text)
    pieces = _marked(body, front["mark"]) if "mark" in front else _spoken(body)
    if not pieces:
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "there are no words in it"))
    spoken = [piece for piece in pieces if piece.role] or pieces  # a summary in other words makes no other chat of it
    said = [part for piece in spoken for part in (piece.role.value if piece.role else SUMMARY, piece.text)]
    identifier = derived_id("markdown", *said)
    created = _first_time(front, ("created", "create_time", "date", "created_at"), modified)
    messages, recaps = _messages(pieces, identifier, created)
    last = messages[-1].created_at if messages else created
    updated = _first_time(front, ("updated", "update_time", "modified"), last)
    title = front.get("title") or name
    chat = Conversation(id=identifier, title=title, created_at=created, updated_at=updated)
    if "mark" not in front:
        return WholeChat(conversation=chat, messages=messages)
    folders, branch_of = _folders(front.get("folder", "")), front.get("chat", "")
    return WholeChat(conversation=chat, messages=messages, recaps=recaps, folders=folders, branch_of=branch_of)


def _messages(pieces: list[_Piece], identifier: str, created: float) -> tuple[list[Message], list[Recap]]:
    messages: list[Message] = []
    recaps: dict[str, Recap] = {}
    for piece in pieces:
        before = messages[-1] if messages else None
        at = piece.at if piece.at is not None else before.created_at if before else created
        if piece.role is None:
            after = before.id if before else BEGINNING
            recaps[after] = Recap(
                after_id=after, text=piece.text, model_name=piece.model, edited=piece.edited, created_at=at
            )
            continue
        messages.append(
            Message(
                id=derived_id(identifier, str(len(messages))),
                conversation_id=identifier,
                parent_id=before.id if before else None,
                role=piece.role,
                text=piece.text,
                created_at=at,
                finish=Finish.STOP if piece.role is Role.ASSISTANT else None,
                model_name=piece.model,
            )
        )
    return messages, list(recaps.values())


def _front(text: str) -> tuple[dict[str, str], str]:
    """The plain fields of the front matter, and what comes after it."""
    lines = text.split("\n", MOST_FRONT_LINES)
    if lines[0].rstrip() != "---" or "---" not in (ends := [line.rstrip() for line in lines[1:MOST_FRONT_LINES]]):
        return {}, text
    end = ends.index("---") + 1
    fields = {}
    for line in lines[1:end]:
        if found := _FIELD.fullmatch(line.rstrip()):
            fields[found[1].strip().lower()] = _unquoted(found[2].strip())
    return fields, "\n".join(lines[end + 1 :])


def _folders(value: str) -> tuple[Folder, ...]:
    """The folders that it lay in, by their names; none where they cannot be read."""
    try:
        names = msgspec.json.decode(value.encode("utf-8", "replace"), type=list[str]) if value else []
    except (msgspec.MsgspecError, RecursionError):
        return ()
    return tuple(Folder(id="", name=folder_name(name) or "–") for name in names[:DEEPEST])


def _unquoted(value: str) -> str:
    if value.startswith('"'):
        try:
            return str(json.loads(value))
        except (ValueError, RecursionError):
            return value.strip('"')
    return value[1:-1].replace("''", "'") if len(value) > 1 and value[0] == value[-1] == "'" else value


def _marked(body: str, mark: str) -> list[_Piece]:
    """What Bantam wrote, letter for letter."""
    line = re.compile(
        rf"^<!-- {re.escape(mark)} ({KINDS}) (\S*?)(?: (\"(?:[^\"\\\n]|\\.)*\"))? -->\n## [^\n]*\n\n",
        re.MULTILINE,
    )
    found = list(line.finditer(body))
    ends = [*(match.start() for match in found[1:]), len(body)]
    pieces = []
    for match, end in zip(found, ends, strict=True):
        text = body[match.end() : end].removesuffix("\n").removesuffix("\n" if end < len(body) else "")
        model = _unquoted(match[3]) if match[3] else ""
        role = None if match[1].startswith(SUMMARY) else Role(match[1])
        pieces.append(_Piece(role, text, read_time(match[2]), model, match[1].endswith(BY_YOU)))
    return pieces


def _spoken(body: str) -> list[_Piece]:
    """Cut at lines that name a speaker, as other programs write them; without any it is one message of the person."""
    lines = body.split("\n")
    roles = _speakers(lines)
    if not {Role.USER, Role.ASSISTANT} <= set(roles):  # a document in which somebody happens to be named
        roles = [None] * len(lines)
    pieces: list[tuple[Role, list[str]]] = [(Role.USER, [])]
    for line, role in zip(lines, roles, strict=True):
        if role is not None:
            pieces.append((role, []))
        else:
            pieces[-1][1].append(line)
    if len(pieces) > 1 and all(not line.strip() or line.startswith("#") for line in pieces[0][1]):
        del pieces[0]  # the title of the document
    return [_Piece(role, words) for role, lines in pieces if (words := "\n".join(lines).strip())]


def _speakers(lines: list[str]) -> list[Role | None]:
    """Whom each line announces; nobody inside code."""
    found: list[Role | None] = []
    in_code = False
    for line in lines:
        in_code ^= line.lstrip().startswith("```")
        found.append(None if in_code else _speaker(line))
    return found


def _speaker(line: str) -> Role | None:
    """Whom a line announces. A bare word needs a colon, or it would be an ordinary line."""
    line = line.strip()
    if not line or len(line) > 120 or not (line[0] in "#*" or line.endswith(":")):
        return None
    found = _SPEAKER.fullmatch(line)
    words = found[1].strip().lower() if found else ""
    return next((role for role, names in _SPEAKERS.items() if words in names), None)


def _first_time(front: dict[str, str], names: tuple[str, ...], otherwise: float) -> float:
    times = (read_time(front[name]) for name in names if name in front)
    return next((time for time in times if time is not None), otherwise)
