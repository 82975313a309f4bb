"""Which addresses may become links."""

from urllib.parse import urlsplit

SCHEMES = ("http", "https")


def link_address(written: str) -> str:
    """`written` if it is a whole http or https address without hidden parts, else empty."""
    if not written.isprintable() or any(character in written for character in ' <>"\\^`{|}'):
        return ""
    try:
        parts = urlsplit(written)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return ""
    return written if parts.scheme.lower() in SCHEMES and host else ""
