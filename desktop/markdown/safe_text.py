"""Makes hidden characters visible: what a person reads is what is there, in the order it is there."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Characters that reorder, hide or smuggle text, and those that QTextDocument uses for its own frames and objects.
# Marks that Arabic, Hebrew and emoji need (LRM, RLM, ALM, joiners) stay: they move nothing but their neighbours.
_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters except tab and the line ends
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates
    "\u200b\u2060-\u2064\u206a-\u206f\ufeff\u180e"  # invisible
    "\ud800-\udfff"  # halves of a pair
    "\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff"  # Qt's frame marks, annotations, objects
    "\U000e0000-\U000e007f"  # tags, which spell ASCII that nobody sees
    "]"
)
_LINE_ENDS = re.compile("\r\n?|\u0085|\u2028|\u2029")


def displayable(text: str) -> str:
    """`text` with every hidden character shown as a replacement mark and every line end as a newline."""
    return _HIDDEN.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text))
