"""Writes an entry of the Desktop Entry Specification (1.5) for this installation, and reads what others wrote."""

import re
from collections.abc import Sequence
from pathlib import Path

MARK = "X-Bantam"  # a key by which an entry that Bantam wrote is known
ENV = "/usr/bin/env"
_QUOTED = re.compile(r'(["`$\\])')  # within double quotes these need a backslash
_LINE = re.compile(r"^(?P<key>[A-Za-z0-9-]+)\s*=\s*(?P<value>.*?)\s*$", re.MULTILINE)


def desktop_entry(template: str, command: Sequence[str], folder: Path) -> str:
    """The template with the command that starts this installation, in this folder."""
    if "%" in command[0]:  # GLib looks for a program of the name as it is written here
        command = [ENV, *command]
    words = " ".join(quoted(word) for word in command)
    lines = []
    for line in template.splitlines():
        if line.startswith("Exec="):
            lines += [f"Exec={escaped(words)} %F", f"Path={escaped(str(folder))}"]
        else:
            lines.append(line)
    return "\n".join([*lines, f"{MARK}=1", ""])


def quoted(word: str) -> str:
    """One argument of an Exec line; a percent sign would begin a field code."""
    return '"' + _QUOTED.sub(r"\\\1", word).replace("%", "%%") + '"'


def escaped(value: str) -> str:
    """A value of the type string."""
    escapes = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return "".join(escapes.get(letter, letter) for letter in value)


def values_of(text: str) -> dict[str, str]:
    """The keys of the first group, as they are written; of other languages none."""
    body = re.split(r"^\[(?!Desktop Entry\]).*\]\s*$", text, maxsplit=1, flags=re.MULTILINE)[0]
    return {found["key"]: found["value"] for found in _LINE.finditer(body)}


def is_ours(text: str) -> bool:
    """Whether Bantam wrote this entry."""
    return values_of(text).get(MARK) == "1"
