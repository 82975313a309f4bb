"""Words with which chat templates mark turns: within a document they must not mark anything.

An engine reads them as what they stand for, wherever they are, so a document could end the person's message and go on
in the name of the system. A space makes them ordinary words, and everybody who opens what was read sees it.
"""

import re

_MARKERS = re.compile(
    r"<(?="
    r"\|[A-Za-z0-9_]{1,40}\|>"  # <|im_start|>, <|eot_id|>
    "|\uff5c[^\\s\uff5c<>]{1,60}\uff5c>"  # DeepSeek's, with wide bars
    r"|/?s>|/?(?:start|end)_of_(?:turn|image)>|/?(?:bos|eos|pad|unk|mask|eop|eod|think)>"
    r"|/?<SYS>>|</?SYS>>"
    r")"
    r"|\[(?=/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT)\])"
)


def defused(text: str) -> str:
    """`text` in which these words have a space after their first letter."""
    return _MARKERS.sub(lambda match: match[0] + " ", text)
