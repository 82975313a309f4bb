"""Reads and writes Qt's translation sources, so that a difference between two of them can be read."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from translation_sources import Source

Translations = dict[tuple[str, str], str]  # by context and text; "" while nobody translated it


def read_ts(path: Path) -> Translations:
    """What a file holds; nothing when it does not exist."""
    if not path.exists():
        return {}
    found: Translations = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            words = "" if translation is None or translation.get("type") else translation.text or ""
            found[name, message.findtext("source") or ""] = words
    return found


def write_ts(path: Path, language: str, sources: Iterable[Source], known: Mapping[tuple[str, str], str]) -> None:
    """Write what is known for each source. What no source needs goes."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", f'<TS version="2.1" language="{language}">']
    context = None
    for source in sources:
        if source.context != context:
            lines += ["</context>"] * (context is not None)
            lines += ["<context>", f"    <name>{escape(source.context)}</name>"]
            context = source.context
        words = known.get((source.context, source.text), "")
        kind = "" if words else ' type="unfinished"'
        lines += [
            "    <message>",
            f'        <location filename="../../{source.where}"/>',
            f"        <source>{escape(source.text)}</source>",
            f"        <translation{kind}>{escape(words)}</translation>",
            "    </message>",
        ]
    lines += ["</context>"] * (context is not None) + ["</TS>", ""]
    path.write_text("\n".join(lines), "utf-8")
