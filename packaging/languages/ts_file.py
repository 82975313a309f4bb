"""Reads and writes Qt's translation sources, so that a difference between two of them can be read."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from translation_sources import Source, has_number

Words = str | tuple[str, ...]  # what has a number has a form for each case that the language knows
Translations = dict[tuple[str, str], Words]  # by context and text; "" or () while nobody translated it
FORMS = 2  # of German: for one, and for all else


def read_ts(path: Path) -> Translations:
    """What a file holds; nothing when it does not exist."""
    if not path.exists():
        return {}
    found: Translations = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            words: Words = "" if translation is None or translation.get("type") else translation.text or ""
            if message.get("numerus") and translation is not None:
                forms = tuple(form.text or "" for form in translation.iter("numerusform"))
                words = forms if all(forms) and not translation.get("type") else ()
            found[name, message.findtext("source") or ""] = words
    return found


def write_ts(path: Path, language: str, sources: Iterable[Source], known: Mapping[tuple[str, str], Words]) -> None:
    """Write what is known for each source. What no source needs goes. A number needs all its forms, as a tuple."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", f'<TS version="2.1" language="{language}">']
    context = None
    for source in sources:
        if source.context != context:
            lines += ["</context>"] * (context is not None)
            lines += ["<context>", f"    <name>{escape(source.context)}</name>"]
            context = source.context
        counts = has_number(source.text)
        lines += [
            '    <message numerus="yes">' if counts else "    <message>",
            f'        <location filename="../../{source.where}"/>',
            f"        <source>{escape(source.text)}</source>",
            *_translation(known.get((source.context, source.text), ""), counts=counts),
            "    </message>",
        ]
    lines += ["</context>"] * (context is not None) + ["</TS>", ""]
    path.write_text("\n".join(lines), "utf-8")


def _translation(words: Words, *, counts: bool) -> list[str]:
    is_whole = bool(words) and isinstance(words, tuple) is counts
    kind = "" if is_whole else ' type="unfinished"'
    if not counts:
        return [f"        <translation{kind}>{escape(words) if isinstance(words, str) else ''}</translation>"]
    forms = words if is_whole else ("",) * FORMS
    return [
        f"        <translation{kind}>",
        *(f"            <numerusform>{escape(form)}</numerusform>" for form in forms),
        "        </translation>",
    ]
