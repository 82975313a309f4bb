"""Finds the chats in what a person chose: files of Bantam or ChatGPT, zips, Markdown, and folders of these."""

import os
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.core.exchange import WholeChat
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.exchange import json_reader, limits
from desktop.exchange.chatgpt_reader import read_conversation
from desktop.exchange.errors import ExchangeError
from desktop.exchange.lenient_json import read_head
from desktop.exchange.markdown_reader import read_markdown
from desktop.exchange.sound_chat import sound
from desktop.exchange.zip_source import WANTED, conversation_files, is_zip

MARKDOWN = (".md", ".markdown", ".txt")


class Found(NamedTuple):
    """A chat that can be read: `read` raises `ExchangeError` or `OSError`. `where` names it for a person."""

    where: str
    read: Callable[[], WholeChat]


class Batch(NamedTuple):
    """The chats of one file, or why it has none."""

    where: str
    chats: list[Found]
    problem: str = ""


def batches(paths: list[Path]) -> Iterator[Batch]:
    """What each of `paths` holds, one file after the other."""
    for path in paths:
        try:
            if path.is_dir():
                yield from _folder(path)
            else:
                yield from _file(path)
        except ExchangeError as error:
            yield Batch(path.name, [], error.reason)
        except OSError as error:
            yield Batch(path.name, [], error.strerror or str(error))


def holds_chats(folder: Path) -> bool:
    """Whether there is a file in it, however deep, that may hold chats."""
    return any(_is_wanted(name) for _, _, names in os.walk(folder) for name in names)


def _folder(folder: Path) -> Iterator[Batch]:
    """Markdown files however deep, and ChatGPT's export where it was unpacked. Links are not followed."""
    files: list[Path] = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(here, name) for name in sorted(names) if _is_wanted(name)]
        if len(files) > limits.FILES:
            raise ExchangeError(f"it holds more than {limits.FILES:,} files")
    if not files:
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "there are no Markdown files in it"))
    notes = [file for file in files if file.suffix.lower() in MARKDOWN and not file.is_symlink()]
    if notes:
        yield Batch(folder.name, [_markdown(file) for file in notes])
    for file in files:
        if file not in notes and not file.is_symlink():
            yield from batches([file])


def _is_wanted(name: str) -> bool:
    is_markdown = Path(name).suffix.lower() in MARKDOWN[:2]
    return not name.startswith(".") and (is_markdown or bool(WANTED.fullmatch(name)))


def _file(path: Path) -> Iterator[Batch]:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it is not a file"))
    if path.suffix.lower() in MARKDOWN:
        yield Batch(path.name, [_markdown(path)])
    elif is_zip(path):
        for name, data in conversation_files(path):
            yield _json(f"{path.name}: {name}", data)
    elif status.st_size > limits.FILE_BYTES:
        raise ExchangeError(f"it is larger than {limits.FILE_BYTES >> 30} GB")
    else:
        yield _json(path.name, path.read_bytes())


def _json(where: str, data: bytes) -> Batch:
    """The chats of a JSON file, whoever wrote it."""
    try:
        head = read_head(data)
        if isinstance(head, list):
            return _batch(where, head, read_conversation)
        if json_reader.is_ours(head):
            return _batch(where, json_reader.raw_chats(head), json_reader.read_chat)
        if "mapping" in head:  # one conversation alone
            return Batch(where, [Found(where, partial(_sound, read_conversation, msgspec.Raw(data)))])
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it is neither from Bantam nor from ChatGPT"))
    except ExchangeError as error:
        return Batch(where, [], error.reason)


def _batch(where: str, raws: list[msgspec.Raw], read: Callable[[msgspec.Raw], WholeChat]) -> Batch:
    return Batch(
        where, [Found(f"{where}, chat {number}", partial(_sound, read, raw)) for number, raw in enumerate(raws, 1)]
    )


def _sound(read: Callable[[msgspec.Raw], WholeChat], raw: msgspec.Raw) -> WholeChat:
    return sound(read(raw))


def _markdown(path: Path) -> Found:
    return Found(path.name, partial(_read_markdown, path))


def _read_markdown(path: Path) -> WholeChat:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it is not a file"))
    if status.st_size > limits.MARKDOWN_BYTES:
        raise ExchangeError(f"it is larger than {limits.MARKDOWN_BYTES >> 20} MB")
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it is not text in UTF-8")) from error
    return sound(read_markdown(text, path.stem, status.st_mtime))
