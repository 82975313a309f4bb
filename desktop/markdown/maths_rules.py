r"""Finds maths in Markdown before Markdown takes its signs for its own: `\(…\)`, `\[…\]`, `$…$`, `$$…$$`.

A dollar is also money, so between single dollars only what looks like maths is maths. A block ends at its own mark or
at the first empty line, so that a mark that never comes cannot take the rest of a message with it.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

INLINE, BLOCK = "maths_inline", "maths_block"  # types of the tokens
CLOSED = "closed"  # `info` of a block whose mark came
_LONGEST = 1_000  # characters between the marks inside a line
_ENDS = {"$$": "$$", "\\[": "\\]", "\\(": "\\)", "$": "$"}
_SIGN = re.compile(r"[\\^_=<>+*/{}|]")
_LETTER = re.compile(r"[A-Za-z]['′]*|[A-Za-z]\([\w, ]+\)|[\w]{1,2},\s?[\w]{1,2}|-?\d+")
_WORDS = re.compile(r"(?:^|[\s,;:])[A-Za-z]{2,}(?:[\s.,;:]|$)")


def find_maths(markdown: "MarkdownIt") -> None:
    """Add the rules."""
    markdown.inline.ruler.before("escape", INLINE, _inline)
    markdown.block.ruler.before("fence", BLOCK, _block, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def inside_of(source: str) -> str:
    """What stands between the marks of a token's content."""
    source = source.strip()
    mark = next(mark for mark in _ENDS if source.startswith(mark))
    return source[len(mark) : len(source) - len(_ENDS[mark])].strip()


def _inline(state: "StateInline", silent: bool) -> bool:
    source, start = state.src, state.pos
    if source[start] not in "\\$":
        return False
    mark = next((mark for mark in _ENDS if source.startswith(mark, start)), "")
    if not mark:
        return False
    begin = start + len(mark)
    limit = min(state.posMax, begin + _LONGEST)
    end = source.find(_ENDS[mark], begin, limit)
    if end < 0 or not source[begin:end].strip() or not _is_maths(mark, source, start, begin, end, state.posMax):
        return False
    state.pos = end + len(_ENDS[mark])
    if not silent:
        token = state.push(INLINE, "", 0)
        token.content = source[start : state.pos]
    return True


def _is_maths(mark: str, source: str, start: int, begin: int, end: int, last: int) -> bool:
    inside = source[begin:end]
    if mark == "$$":
        return True
    before = source[start - 1] if start else " "
    if mark == "\\(":
        return not (before.isalnum() or before == "_") or "\\" in inside
    if mark == "\\[":
        return bool(_SIGN.search(inside))
    after = source[end + 1] if end + 1 < last else " "
    if inside[0].isspace() or inside[-1].isspace() or before.isalnum() or after.isalnum():
        return False
    if "\\" in inside:
        return True
    return bool(_LETTER.fullmatch(inside) or _SIGN.search(inside)) and not _WORDS.search(inside)


def _block(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    first = _line(state, start)
    mark = next((mark for mark in ("$$", "\\[") if first.startswith(mark)), "")
    if not mark:
        return False
    rest, close = first[len(mark) :], _ENDS[mark]
    is_closed = close in rest
    if is_closed:
        inside = rest[: -len(close)]
        is_whole = rest.endswith(close) and close not in inside and inside.strip()
        if not is_whole or not (mark == "$$" or _SIGN.search(inside)):
            return False
    elif mark == "\\[" and rest.strip() and not _SIGN.search(rest):
        return False
    if silent:
        return True
    line = start + 1
    while not is_closed and line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        is_closed = _line(state, line).endswith(close)
        line += 1
    token = state.push(BLOCK, "", 0)
    token.content = state.getLines(start, line, state.blkIndent, False)
    token.info = CLOSED if is_closed else ""
    token.map = [start, line]
    state.line = line
    return True


def _line(state: "StateBlock", line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
