"""Reads the one-value files in which Linux tells about devices and limits."""

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
