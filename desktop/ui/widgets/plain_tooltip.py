"""Tooltips that show a person's or a model's words letter by letter."""

from html import escape


def plain_tooltip(text: str) -> str:
    """What to give to Qt so that it shows `text` as it is, tags and all: it takes whatever holds a tag for markup."""
    if "<" not in text and "&" not in text:
        return text
    return "<qt>" + escape(text).replace("\n", "<br>") + "</qt>"
