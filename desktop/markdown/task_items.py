"""Items of a list that are ticked or not."""

from desktop.markdown.blocks import Emphasis, Span

OPEN, DONE = "\N{BALLOT BOX}", "\N{BALLOT BOX WITH CHECK}"
_MARKS = {"[ ] ": OPEN, "[x] ": DONE, "[X] ": DONE}


def take_task(spans: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """The marker of an item that begins with `[ ]` or `[x]`, and the words behind it; "" for any other."""
    if not spans or spans[0].emphasis is not Emphasis.NONE or spans[0].address:
        return "", spans
    marker = _MARKS.get(spans[0].text[:4], "")
    if not marker or not (spans[0].text[4:].strip() or spans[1:]):
        return "", spans
    words = spans[0].text[4:].lstrip(" ")
    return marker, ((spans[0]._replace(text=words),) if words else ()) + spans[1:]
