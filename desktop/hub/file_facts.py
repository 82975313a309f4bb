"""What an answer says about a file: its size, its SHA-256, its commit, and which bytes it brings."""

import re
from collections.abc import Mapping

import msgspec

_SHA256 = re.compile(r"[0-9a-f]{64}")
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
_COMMIT = re.compile(r"[0-9a-f]{40}")
STRONG_ETAG = r'\A"[\x21\x23-\x7e]{0,198}"\Z'


class FileFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the hub says a file is; 0 and "" where it does not."""

    size: int = 0
    sha256: str = ""
    commit: str = ""


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """Which bytes follow: from `start` on, of `total`, `length` of them; -1 where not said."""

    start: int
    length: int
    total: int


def file_facts(headers: Mapping[str, str]) -> FileFacts:
    """Read the headers of the hub's own answer: of a file that it keeps elsewhere the ETag is the SHA-256."""
    tag = headers.get("x-linked-etag", "").removeprefix("W/").strip('"').lower()
    size, commit = headers.get("x-linked-size", ""), headers.get("x-repo-commit", "")
    return FileFacts(
        size=int(size) if size.isdecimal() and len(size) < 18 else 0,
        sha256=tag if _SHA256.fullmatch(tag) else "",
        commit=commit if _COMMIT.fullmatch(commit) else "",
    )


def body_of(status: int, headers: Mapping[str, str]) -> Body | None:
    """Return which bytes an answer brings; None when it makes no sense."""
    told = headers.get("content-length", "")
    length = int(told) if told.isdecimal() and len(told) < 18 else -1
    if status == 200:
        return Body(start=0, length=length, total=length)
    found = _RANGE.fullmatch(headers.get("content-range", "").strip())
    if status != 206 or found is None:
        return None
    start, end = int(found[1]), int(found[2])
    total = int(found[3]) if found[3] != "*" else -1
    if end < start or (total >= 0 and end >= total) or (length >= 0 and length != end - start + 1):
        return None
    return Body(start=start, length=end - start + 1, total=total)


def strong_etag(headers: Mapping[str, str]) -> str:
    """The ETag as `If-Range` wants it; "" for a weak one, which does not promise the same bytes, or none."""
    tag = headers.get("etag", "").strip()
    return tag if re.match(STRONG_ETAG, tag) else ""
