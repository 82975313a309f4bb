"""What a person typed into the search: words, and where to look for them."""

import re
from typing import NamedTuple

PREFIX = re.compile(r'(?:^|(?<=\s))(?P<name>in|model):(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]*))', re.IGNORECASE)


class SearchWish(NamedTuple):
    """`words` without the prefixes; `folders` and `models` are beginnings of names, every one of which must hold."""

    words: str = ""
    folders: tuple[str, ...] = ()
    models: tuple[str, ...] = ()

    @property
    def has_prefixes(self) -> bool:
        """Whether it says where to look."""
        return bool(self.folders or self.models)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is searched for, so that all chats are meant."""
        return not self.words.strip() and not self.has_prefixes


def search_wish(text: str) -> SearchWish:
    """Read `in:name` and `model:name`, in quotation marks where a name has spaces; one without a name says nothing."""
    found: dict[str, list[str]] = {"in": [], "model": []}
    for match in PREFIX.finditer(text):
        value = (match["quoted"] or match["plain"] or "").strip()
        if value:
            found[match["name"].lower()].append(value)
    return SearchWish(PREFIX.sub(" ", text).strip(), tuple(found["in"]), tuple(found["model"]))
