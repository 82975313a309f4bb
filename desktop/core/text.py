"""Sentences written outside Qt that the window can still translate."""

from collections.abc import Mapping
from typing import NamedTuple


def QT_TRANSLATE_NOOP(context: str, template: str) -> str:
    """Mark `template` for extraction into `context`; returns it unchanged."""
    del context
    return template


def gigabytes(size: int) -> str:
    """Bytes for people, as the disks count them."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{max(size / 1e6, 1):.0f} MB"


class ErrorWords(NamedTuple):
    """What happened, what is safe and what to do next, as translatable templates."""

    what: str
    safe: str
    next_step: str


class Text(NamedTuple):
    """A template with its arguments; `str()` gives the untranslated sentence."""

    context: str
    template: str
    arguments: Mapping[str, str | int | float] = {}

    def __str__(self) -> str:
        return self.template.format_map(_Lenient(self.arguments))


class _Lenient(dict[str, str | int | float]):
    """A missing argument shows as a dash: an error about an error helps nobody."""

    def __missing__(self, key: str) -> str:
        return "–"
