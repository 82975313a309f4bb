"""Writes blocks into a text document, and takes its end back when that end was read anew."""

import re
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from desktop.markdown.blocks import Emphasis, Place, RuleBlock, Span, TableBlock, TextBlock, spans_text
from desktop.markdown.direction import runs_right_to_left
from desktop.markdown.task_items import DONE, OPEN
from desktop.ui.chat.markdown import text_marks
from desktop.ui.chat.markdown.prose_style import (
    DEEPEST,
    INDENT,
    NOTE,
    QUOTE_INDENT,
    SMALLEST,
    ProseStyle,
    default_gap,
)
from desktop.ui.chat.markdown.table_writer import write_table

LINE_BREAK = "\N{LINE SEPARATOR}"
CHIP_SPACE = "\N{NARROW NO-BREAK SPACE}"
CHIP_SPACE_WIDTH = 4.5  # px
RAISED_SIZE, RAISED_BY = 0.74, 35.0  # of the letters' size, and percent of it
ENDLESS_WORD = re.compile(r"\S{2000}")

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class Mark(NamedTuple):
    """An end that can be gone back to."""

    position: int
    block_format: QTextBlockFormat


class ProseWriter:
    """Owns the text of one document; every change goes through it. GUI thread."""

    def __init__(self, document: QTextDocument, style: ProseStyle) -> None:
        self._document = document
        self._style = style
        self.first_gap = default_gap(style)  # what the first block wants above it
        self._formats: dict[tuple[Emphasis, str, int], QTextCharFormat] = {}
        document.setDefaultFont(style.font)
        self._set_wrap_mode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    @property
    def is_empty(self) -> bool:
        """Nothing was written."""
        return self._document.characterCount() <= 1

    def mark(self) -> Mark:
        """The end as it is now."""
        return Mark(self._document.characterCount() - 1, self._cursor().blockFormat())

    def cut(self, mark: Mark) -> None:
        """Take back everything written after `mark`."""
        cursor = QTextCursor(self._document)
        cursor.setPosition(mark.position)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(mark.block_format)

    def write(self, block: TextBlock | RuleBlock | TableBlock) -> None:
        """Add one block at the end."""
        cursor = self._cursor()
        cursor.beginEditBlock()
        match block:
            case TextBlock():
                self._begin(cursor, self._text_format(block))
                self._write_marker(cursor, block)
                self.write_spans(cursor, block.spans, _level(block))
            case RuleBlock():
                self._begin(cursor, self._rule_format(block))
            case TableBlock():
                block_format = QTextBlockFormat()
                block_format.setTopMargin(self._gap(block.place))
                self._begin(cursor, block_format)
                write_table(cursor, block, self._style, self.write_spans)
        cursor.endEditBlock()

    def write_plain(self, text: str) -> None:
        """Add lines of plain text, without any distance between them."""
        block_format = QTextBlockFormat()
        block_format.setLineHeight(self._style.line_height, _FIXED)
        cursor = self._cursor()
        self._begin(cursor, block_format)
        self._expect(text)
        cursor.insertText(text, self._format(Span(""), 0))

    def write_spans(self, cursor: QTextCursor, spans: tuple[Span, ...], heading: int = 0) -> None:
        """Insert text of several looks at `cursor`."""
        for span in spans:
            self._expect(span.text)
            look = self._format(span, heading)
            if span.emphasis & Emphasis.CODE:
                padding = self._padding(look)
                cursor.insertText(CHIP_SPACE, padding)
                cursor.insertText(span.text.replace("\n", " "), look)
                cursor.insertText(CHIP_SPACE, padding)
            else:
                cursor.insertText(span.text.replace("\n", LINE_BREAK), look)

    def _expect(self, text: str) -> None:
        """Qt looks for the end of a word again at each line: one without end would hold the window for minutes."""
        anywhere = QTextOption.WrapMode.WrapAnywhere
        if self._document.defaultTextOption().wrapMode() != anywhere and ENDLESS_WORD.search(text):
            self._set_wrap_mode(anywhere)

    def _set_wrap_mode(self, mode: QTextOption.WrapMode) -> None:
        option = QTextOption()
        option.setWrapMode(mode)
        self._document.setDefaultTextOption(option)

    def _cursor(self) -> QTextCursor:
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        return cursor

    def _begin(self, cursor: QTextCursor, block_format: QTextBlockFormat) -> None:
        if self.is_empty:
            self.first_gap = round(block_format.topMargin())
            block_format.setTopMargin(0)
            cursor.setBlockFormat(block_format)
        else:
            cursor.insertBlock(block_format, QTextCharFormat())

    def _text_format(self, block: TextBlock) -> QTextBlockFormat:
        made = self._block_format(block.place, self._gap(block.place, block.heading))
        size = self._style.heading_size(_level(block))
        made.setLineHeight(round(size * (1.35 if block.heading in (1, 2) else 1.6)), _FIXED)
        if block.marker:
            hang = max(20.0, QFontMetricsF(self._style.font).horizontalAdvance(block.marker) + 7)
            made.setLeftMargin(max(made.leftMargin(), hang))
            made.setTextIndent(-hang)
            made.setTabPositions([QTextOption.Tab(hang, QTextOption.TabType.LeftTab)])
        if block.marker in (OPEN, DONE):
            made.setProperty(text_marks.TASK, 2 if block.marker == DONE else 1)
        if runs_right_to_left(spans_text(block.spans)):
            made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            made.setRightMargin(made.leftMargin())
            made.setLeftMargin(0)
        return made

    def _rule_format(self, block: RuleBlock) -> QTextBlockFormat:
        made = self._block_format(block.place, self._gap(block.place))
        made.setLineHeight(self._style.line_height / 2, _FIXED)
        made.setProperty(text_marks.RULE, True)
        return made

    def _block_format(self, place: Place, gap: float) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setTopMargin(gap)
        made.setLeftMargin(min(place.indent, DEEPEST) * INDENT + min(place.quote, DEEPEST) * QUOTE_INDENT)
        if place.quote:
            made.setProperty(text_marks.QUOTE, min(place.quote, DEEPEST))
        return made

    def _gap(self, place: Place, heading: int = 0) -> float:
        """Distance to the block above."""
        if heading:
            return round(self._style.size * (1.2 if heading < 3 else 0.9))
        return 4 if place.continues_list else default_gap(self._style)

    def _write_marker(self, cursor: QTextCursor, block: TextBlock) -> None:
        if block.marker:
            look = self._format(Span(""), _level(block))
            if block.marker in (OPEN, DONE):  # painted, as not every font has these
                look = QTextCharFormat(look)
                look.setForeground(Qt.GlobalColor.transparent)
            cursor.insertText(block.marker + text_marks.LIST_TAB, look)

    def _format(self, span: Span, heading: int) -> QTextCharFormat:
        key = (span.emphasis, span.address, heading)
        if key not in self._formats:
            self._formats[key] = self._make_format(span, heading)
        return self._formats[key]

    def _make_format(self, span: Span, heading: int) -> QTextCharFormat:
        style, emphasis = self._style, span.emphasis
        made = QTextCharFormat()
        is_code = bool(emphasis & Emphasis.CODE)
        font = QFont(style.code_font if is_code else style.font)
        if heading:
            font.setPixelSize(round(font.pixelSize() * style.heading_size(heading) / style.size))
        if 0 < heading < NOTE or emphasis & Emphasis.STRONG:
            font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(bool(emphasis & Emphasis.ITALIC))
        font.setStrikeOut(bool(emphasis & Emphasis.STRUCK))
        made.setFont(font)
        made.setForeground(style.text2 if heading == NOTE else style.text)
        if emphasis & Emphasis.RAISED:
            font.setPixelSize(max(SMALLEST, round(font.pixelSize() * RAISED_SIZE)))
            made.setFont(font)
            made.setBaselineOffset(RAISED_BY)
            made.setProperty(text_marks.RAISED, True)
        if is_code:
            made.setProperty(text_marks.CODE, True)
        if span.address:
            made.setAnchor(True)
            made.setAnchorHref(span.address)
            made.setForeground(style.link)
            made.setFontUnderline(True)
        return made

    def _padding(self, look: QTextCharFormat) -> QTextCharFormat:
        made = QTextCharFormat(look)
        font = QFont(self._style.font)
        width = QFontMetricsF(font).horizontalAdvance(CHIP_SPACE)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, CHIP_SPACE_WIDTH - width)
        made.setFont(font)
        made.setProperty(text_marks.PADDING, True)
        return made


def _level(block: TextBlock) -> int:
    return NOTE if block.is_note else block.heading
