"""Markdown blocks become HTML: text is text, links are checked addresses, and nothing else gets through."""

import re
from html import escape

from desktop.markdown.blocks import Alignment, Block, CodeText, Emphasis, Place, RuleBlock, Span, TableBlock, TextBlock
from desktop.markdown.chunks import chunks_of

_DEEPEST = 8
_TAGS = (
    (Emphasis.CODE, "code"),
    (Emphasis.STRONG, "strong"),
    (Emphasis.ITALIC, "em"),
    (Emphasis.STRUCK, "s"),
    (Emphasis.RAISED, "sup"),
)
_CLASS = re.compile(r' class="([\w ]+)"')  # in a text there are no quotation marks, they are escaped
_STYLES = {
    "note": "font-size: small",
    "quote": "border-left: 3px solid gray; padding-left: 12px",
    "marker": "color: gray",
    "right": "text-align: right",
    "centre": "text-align: center",
}
_SIDES = {Alignment.LEFT: "", Alignment.CENTRE: ' class="centre"', Alignment.RIGHT: ' class="right"'}


def html_of(source: str) -> str:
    """What the window would show of a message."""
    return "\n".join(_block(block) for chunk in chunks_of(source) for block in chunk.blocks())


def pasted_html(source: str) -> str:
    """The same for another program's page, which has no stylesheet of ours."""
    return _CLASS.sub(lambda found: _style_of(found[1].split()), html_of(source))


def typed_html(text: str) -> str:
    """What a person typed, line by line, as another program may paste it."""
    return f"<p>{escape(text)}</p>".replace("\n", "<br>")


def _style_of(names: list[str]) -> str:
    rules = [_STYLES.get(name) or f"margin-left: {28 * int(name.removeprefix('indent'))}px" for name in names]
    return f' style="{"; ".join(rules)}"'


def _block(block: Block) -> str:
    match block:
        case TextBlock(spans=spans, heading=heading, marker=marker):
            tag = f"h{min(heading + 2, 6)}" if heading else "p"
            mark = f'<span class="marker">{escape(marker)}</span> ' if marker else ""
            return f"<{tag}{_class(block.place, 'note' if block.is_note else '')}>{mark}{_spans(spans)}</{tag}>"
        case CodeText(text=text, info=info):
            words = f"<figcaption>{escape(info)}</figcaption>" if info else ""
            return f"<figure{_class(block.place)}>{words}<pre><code>{escape(text)}</code></pre></figure>"
        case TableBlock():
            return _table(block)
        case RuleBlock():
            return f"<hr{_class(block.place)}>"


def _table(block: TableBlock) -> str:
    rows = []
    for number, row in enumerate(block.rows):
        tag = "td" if number else "th"
        cells = []
        for column, cell in enumerate(row):
            side = block.alignments[column] if column < len(block.alignments) else Alignment.LEFT
            cells.append(f"<{tag}{_SIDES[side]}>{_spans(cell)}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table{_class(block.place)}>{''.join(rows)}</table>"


def _spans(spans: tuple[Span, ...]) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    words = escape(span.text).replace("\n", "<br>")
    for emphasis, tag in _TAGS:
        if span.emphasis & emphasis:
            words = f"<{tag}>{words}</{tag}>"
    return linked(words, span.address)


def linked(html: str, address: str) -> str:
    """A link around HTML; without a checked address there is none."""
    return f'<a href="{escape(address)}" rel="noopener noreferrer nofollow">{html}</a>' if address else html


def _class(place: Place, name: str = "") -> str:
    names = [name] if name else []
    if place.indent:
        names.append(f"indent{min(place.indent, _DEEPEST)}")
    if place.quote:
        names.append("quote")
    return f' class="{" ".join(names)}"' if names else ""
