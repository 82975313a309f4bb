"""Reads the one-value files in which Linux tells about devices and limits."""

import re
from pathlib import Path


def read_word(path: Path) -> str:
    """Return the file's text without the spaces around it, "" when it cannot be read."""
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def read_number(path: Path) -> int | None:
    """Return the file's decimal number, None when there is none."""
    word = read_word(path)
    return int(word) if word.isascii() and word.isdigit() else None


def read_hexadecimal(path: Path) -> int:
    """Return the file's number as the PCI bus writes it, such as 0x10de; 0 when there is none."""
    word = read_word(path)
    return int(word, 16) if re.fullmatch(r"0x[0-9a-fA-F]{1,8}", word) else 0
