"""Names of files that every system can hold, made from titles that a person or a model wrote."""

import re
import unicodedata

LONGEST = 100  # bytes of UTF-8, without the ending: some encrypted folders allow 143 in all
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
# Names that Windows keeps for devices, with whatever ending.
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE)


def safe_name(title: str, instead: str) -> str:
    """A name without ending from `title`; `instead` when nothing of it is left."""
    words = "".join(" " if _is_hidden(character) else character for character in unicodedata.normalize("NFC", title))
    words = " ".join(_FORBIDDEN.sub(" ", words).split())
    words = _cut(words.lstrip(".-~ ")).rstrip(". ")
    if not words:
        return instead
    return f"{words}_" if _RESERVED.fullmatch(words) else words


def numbered(name: str, number: int) -> str:
    """The name for the `number`-th file that would be called the same."""
    return name if number < 2 else f"{name} ({number})"


def _is_hidden(character: str) -> bool:
    """Control and format characters (with what turns text round), halves of a pair, and what is not assigned."""
    return unicodedata.category(character)[0] == "C"


def _cut(words: str) -> str:
    return words.encode()[:LONGEST].decode("utf-8", "ignore")
