"""What the styles and lists of a DOCX say: which paragraphs are headings, and what stands before the items of lists."""

from collections.abc import Mapping

from desktop.documents import limits
from desktop.documents.plain_xml import read_xml
from desktop.documents.reading import UnreadableError, Why

HEADINGS = 9
_NAMES = {**{f"heading {level}": level for level in range(1, HEADINGS + 1)}, "title": 1, "subtitle": 2}


class WordStyles:
    """Reads `word/styles.xml`: heading levels and lists by the id of a style."""

    def __init__(self, data: bytes) -> None:
        self._levels: dict[str, int] = {}
        self._lists: dict[str, tuple[str, int]] = {}
        self._based_on: dict[str, str] = {}
        self._style = ""
        self._level = 0
        self._list: tuple[str, int] | None = None
        if data:
            read_xml(data, self._start, self._end)

    def heading(self, style: str) -> int:
        """1 to 9, 0 for no heading."""
        for name in self._family(style):
            if name in self._levels:
                return self._levels[name]
        return 0

    def list_of(self, style: str) -> tuple[str, int] | None:
        """The list (its number) that a style puts paragraphs into, and how deep."""
        return next((self._lists[name] for name in self._family(style) if name in self._lists), None)

    def _family(self, style: str) -> list[str]:
        """A style and those that it builds on."""
        found: list[str] = []
        while style and style not in found and len(found) < 20:
            found.append(style)
            style = self._based_on.get(style, "")
        return found

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "style":
            self._style, self._level, self._list = attributes.get("styleId", ""), 0, None
            if len(self._based_on) + len(self._levels) > limits.ROWS_OF_STYLES:
                raise UnreadableError(Why.TOO_MUCH, "styles")
        elif name == "name" and value.lower() in _NAMES:
            self._level = _NAMES[value.lower()]
        elif name == "basedOn":
            self._based_on[self._style] = value
        elif name == "outlineLvl" and value.isdigit() and int(value) < HEADINGS:
            self._level = self._level or int(value) + 1
        elif name == "numId":
            self._list = value, self._list[1] if self._list else 0
        elif name == "ilvl" and value.isdigit():
            self._list = self._list[0] if self._list else "", int(value)

    def _end(self, name: str) -> None:
        if name == "style" and self._style:
            if self._level:
                self._levels[self._style] = self._level
            if self._list is not None and self._list[0]:
                self._lists[self._style] = self._list
            self._style = ""


class WordLists:
    """Reads `word/numbering.xml`, and counts the items of each list."""

    def __init__(self, data: bytes) -> None:
        self._formats: dict[tuple[str, int], str] = {}  # by the abstract list, and how deep
        self._abstract: dict[str, str] = {}  # by the number of a list
        self._counts: dict[tuple[str, int], int] = {}
        self._in_abstract = self._in_list = ""
        self._level = 0
        if data:
            read_xml(data, self._start, lambda _: None)

    def mark(self, number: str, level: int) -> str:
        """What stands before the next item: "- ", "3. ", "c. "; deeper items are indented."""
        form = self._formats.get((self._abstract.get(number, ""), level), "bullet")
        self._counts[number, level] = count = self._counts.get((number, level), 0) + 1
        for deeper in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[deeper]
        indent = "  " * min(level, 8)
        if form in ("bullet", "none"):
            return f"{indent}- "
        if form in ("lowerLetter", "upperLetter") and count <= 26:
            letter = chr(ord("a") + count - 1)
            return f"{indent}{letter if form == 'lowerLetter' else letter.upper()}. "
        return f"{indent}{count}. "

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._in_abstract, self._in_list = attributes.get("abstractNumId", ""), ""
        elif name == "num":
            self._in_list = attributes.get("numId", "")
        elif name == "abstractNumId":
            self._abstract[self._in_list] = value
        elif name == "lvl":
            level = attributes.get("ilvl", "0")
            self._level = int(level) if level.isdigit() else 0
        elif name == "numFmt" and not self._in_list:
            self._formats[self._in_abstract, self._level] = value
        if len(self._formats) + len(self._abstract) > limits.ROWS_OF_STYLES:
            raise UnreadableError(Why.TOO_MUCH, "lists")
