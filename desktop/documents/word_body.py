"""The words of a DOCX as Markdown: headings, paragraphs, lists, tables, notes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.documents import limits
from desktop.documents.plain_xml import read_xml
from desktop.documents.reading import UnreadableError, Why
from desktop.documents.word_styles import HEADINGS, WordLists, WordStyles
from desktop.documents.word_table import WordTable

_SKIPPED = {"Fallback", "del", "moveFrom"}  # said twice, or taken back
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    style: str = ""
    outline: int = 0
    number: str = ""  # of its list
    level: int = 0


class WordBody:
    """Hears the elements of `word/document.xml`, or of its notes, and writes blocks of Markdown."""

    def __init__(self, styles: WordStyles, lists: WordLists) -> None:
        self._styles = styles
        self._lists = lists
        self._blocks: list[tuple[str, bool]] = []  # and whether it is the item of a list
        self.headings: list[int] = []  # places in the blocks
        self.notes: dict[str, list[str]] = {}  # paragraphs by the name of the note
        self.used: list[str] = []  # names of notes, in the order in which the text refers to them
        self._paragraphs: list[_Paragraph] = []  # one within the other, in text boxes
        self._tables: list[WordTable] = []
        self._skipping = 0
        self._is_words = False
        self._in_properties = 0
        self._note = ""
        self._length = 0

    def read(self, data: bytes) -> None:
        """Read a whole file; raises `UnreadableError`."""
        read_xml(data, self._start, self._end, self._text)

    def text(self) -> tuple[str, list[int]]:
        """All of it, and where its sections begin."""
        text, starts = "", [0]
        pieces: list[str] = []
        length = 0
        headings = set(self.headings)
        for number, (block, is_item) in enumerate(self._blocks):
            follows = number > 0
            gap = "\n" if follows and is_item and self._blocks[number - 1][1] else "\n\n" if follows else ""
            if number in headings and follows:
                starts.append(length + len(gap))
            pieces += [gap, block]
            length += len(gap) + len(block)
        text = "".join(pieces)
        return text, starts

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
        elif name == "p":
            self._paragraphs.append(_Paragraph())
        elif name == "t":
            self._is_words = True
        elif name in ("footnote", "endnote"):
            self._note = name[0] + attributes.get("id", "")
        elif name in ("pPr", "rPr", "tcPr"):
            self._in_properties += 1
            self._property(name, attributes)
        elif self._in_properties:
            self._property(name, attributes)
        elif name in ("tbl", "tr", "tc"):
            self._begin_table_part(name)
        elif self._paragraphs:
            self._within(name, attributes)

    def _begin_table_part(self, name: str) -> None:
        if name == "tbl":
            self._tables.append(WordTable())
        elif self._tables:
            self._tables[-1].begin_row() if name == "tr" else self._tables[-1].begin_cell()

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "gridSpan" and self._tables and value.isdigit():
            self._tables[-1].span(int(value))
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        if name == "pStyle":
            paragraph.style = value
        elif name == "numId":
            paragraph.number = value
        elif name == "ilvl" and value.isdigit():
            paragraph.level = min(int(value), 8)
        elif name == "outlineLvl" and value.isdigit() and int(value) < HEADINGS:
            paragraph.outline = int(value) + 1

    def _within(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _BREAKS:
            self._paragraphs[-1].pieces.append(_BREAKS[name])
        elif name in ("footnoteReference", "endnoteReference"):
            note = name[0] + attributes.get("id", "")
            if note not in self.used:
                self.used.append(note)
            self._paragraphs[-1].pieces.append(f"[^{self.used.index(note) + 1}]")

    def _text(self, words: str) -> None:
        if self._is_words and self._paragraphs and not self._skipping:
            self._length += len(words)
            if self._length > limits.TEXT:
                raise UnreadableError(Why.TOO_MUCH, f"more than {limits.TEXT} characters")
            self._paragraphs[-1].pieces.append(words)

    def _end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif name == "t":
            self._is_words = False
        elif name in ("pPr", "rPr", "tcPr"):
            self._in_properties -= 1
        elif name == "p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif name == "tbl" and self._tables:
            self._end_table(self._tables.pop())
        elif name in ("footnote", "endnote"):
            self._note = ""

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        words = "".join(paragraph.pieces).strip()
        if self._note:
            self.notes.setdefault(self._note, []).append(" ".join(words.split()))
        elif self._tables:
            self._tables[-1].add(words)
        elif words:
            self._add(paragraph, words)

    def _add(self, paragraph: _Paragraph, words: str) -> None:
        level = paragraph.outline or self._styles.heading(paragraph.style)
        if level:
            self.headings.append(len(self._blocks))
            self._blocks.append((f"{'#' * min(level, 6)} {' '.join(words.split())}", False))
            return
        styled = self._styles.list_of(paragraph.style)
        number, depth = (paragraph.number, paragraph.level) if paragraph.number else styled or ("", 0)
        is_item = number not in ("", "0")
        mark = self._lists.mark(number, depth) if is_item else ""
        self._blocks.append((mark + words, is_item))

    def _end_table(self, table: WordTable) -> None:
        if self._tables:
            self._tables[-1].add(table.one_line())
        elif words := table.markdown():
            self._blocks.append((words, False))
