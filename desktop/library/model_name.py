"""What a person calls a model: from its file's name and from what the file says about itself."""

import re
import unicodedata
from functools import lru_cache

from desktop.library.gguf_types import FILE_TYPES, GUESSED

LONGEST_NAME = 120
_QUANTISATION = re.compile(
    r"(?:^|[-._ ])(?P<word>(?:UD-)?(?:I?Q[1-8](?:_[01KSMLX]+)*(?:_(?:XXS|XS|NL|S|M|L|XL))?"
    r"|TQ[12]_0|MXFP4(?:_MOE)?|NVFP4|BF16|FP?16|FP?32))(?=$|[-._ ])",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"-(?P<part>\d{5})-of-(?P<parts>\d{5})$")
_NO_NAME = re.compile(r"(?:ggml[-_ ]?)?model|gguf|unsloth|(?:sha256[- ])?[0-9a-f]{16,}|[\d\W_]*", re.IGNORECASE)


@lru_cache(maxsize=4096)
def split_part(stem: str) -> tuple[str, int, int]:
    """Take a stem apart that may be one of several parts: the whole's stem, the part's number, how many there are."""
    found = _SPLIT.search(stem)
    if not found:
        return stem, 1, 1
    return stem[: found.start()], int(found["part"]), int(found["parts"])


def without_quantisation(stem: str) -> str:
    """A file's stem without the name of its type."""
    return _QUANTISATION.sub("", split_part(stem)[0]).rstrip("-._ ") or stem


@lru_cache(maxsize=4096)
def display_name(stem: str, said: str) -> str:
    """Return the name for people.

    The file's own `general.name` is often left over from a training run, so it counts only for its spelling, or when
    the file's name says nothing.
    """
    from_file = clean_name(re.sub(r"[-_ ]+", " ", _QUANTISATION.sub("", stem)).strip(" ."))
    said = clean_name(said)
    is_same = _letters(said) == _letters(from_file) != ""
    if is_same or (_NO_NAME.fullmatch(from_file) and not _NO_NAME.fullmatch(said)):
        return said
    return from_file or clean_name(stem) or "?"


def quantisation(file_type: int | None, stem: str) -> str:
    """Return the name of the quantisation, from the header or else from the file's name; "" when neither tells."""
    known = FILE_TYPES.get(file_type % GUESSED) if file_type is not None and 0 <= file_type < 2 * GUESSED else None
    if known:
        return known
    found = _QUANTISATION.search(stem)
    return re.sub(r"^FP(?=\d)", "F", found["word"].upper()) if found else ""


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def clean_name(name: str) -> str:
    """Leave out what a name could use to deceive: control characters and marks that turn the writing direction."""
    if name.isascii() and name.isprintable():  # nearly all, at once
        kept = name
    else:
        kept = "".join(char for char in name if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
    return " ".join(kept.split())[:LONGEST_NAME].strip()
