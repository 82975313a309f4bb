"""What a person hands to the program, by a double click, a drop or on its command line: a path, or an address."""

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

ADDRESSES = ("hf:", "http://", "https://")
FILE = "file:"


def is_address(word: str) -> bool:
    """Whether it names something on the hub; nothing is asked there before a person says so."""
    return word.lower().startswith(ADDRESSES)


def absolute(word: str) -> str:
    """The same, for a process that works in another folder; `file:` addresses become paths."""
    if is_address(word):
        return word
    if word.lower().startswith(FILE):
        word = _path_of(word)
    return os.path.abspath(os.path.expanduser(word))  # noqa: PTH100, PTH111 - a Path's own raises for nobody's home


def paths_in(words: Iterable[str]) -> list[Path]:
    """The paths among these, each once."""
    return list(dict.fromkeys(Path(absolute(word)) for word in words if not is_address(word)))


def address_in(words: Iterable[str]) -> str:
    """The first address among these, "" for none."""
    return next((word for word in words if is_address(word)), "")


def _path_of(url: str) -> str:
    try:
        path = unquote(urlsplit(url).path, errors="surrogateescape")
    except ValueError:  # "file://[x": a bracket that begins no address
        return url
    is_drive = os.name == "nt" and path[:1] == "/" and path[2:3] == ":"
    return path[1:] if is_drive else path
