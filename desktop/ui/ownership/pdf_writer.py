"""A chat on pages: the words as the window dresses them, on white. Nothing in them is ever loaded.

Not bound to the GUI thread: fonts and colours come in a `ProseStyle` that was made there.
"""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
)

from desktop.core.chat import Message, Role
from desktop.core.exchange import WholeChat
from desktop.core.recap import Recap
from desktop.exchange.dates import local_time
from desktop.exchange.said import heading_of, models_of, said, shown, summarist_of, title_of
from desktop.markdown.blocks import CodeText, Emphasis, Place, Span, TextBlock
from desktop.markdown.chunks import chunks_of
from desktop.markdown.safe_text import displayable
from desktop.ui.chat.markdown.code_view import CODE_LINE
from desktop.ui.chat.markdown.prose_painting import paint_under
from desktop.ui.chat.markdown.prose_style import INDENT, ProseStyle
from desktop.ui.chat.markdown.prose_writer import ProseWriter
from desktop.ui.chat.markdown.safe_document import SafeDocument
from desktop.ui.theme.resources import THEMES
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.theme.tokens import read_tokens

DOTS = 96  # px per inch: a px of the window is a px of the page
MARGINS = QMarginsF(18, 16, 18, 20)  # mm
FOOT = 28  # px under the text for the number of the page
PADDING = 8
READING = 13  # px; paper is read from nearer than a screen


def paper_style(theme: Theme) -> ProseStyle:
    """The look on paper: light, whatever the window is. GUI thread."""
    colours = {name: QColor(colour) for name, colour in read_tokens(THEMES / "light.toml").items()}
    font, code_font = theme.font(FontStyle.READING), theme.font(FontStyle.CODE)
    font.setPixelSize(READING)
    code_font.setPixelSize(READING - 2)
    return ProseStyle(
        font=font,
        code_font=code_font,
        text=colours["text"],
        text2=colours["text2"],
        link=colours["accent-text"],
        hairline=colours["hairline"],
        bar=colours["control"],
        well=colours["sunken"],
        caret=colours["accent"],
    )


def pdf_of(chat: WholeChat, style: ProseStyle) -> bytes:
    """The shown branch as a whole PDF file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, MARGINS))
    writer.setTitle(displayable(chat.conversation.title))
    writer.setCreator("Bantam")
    draw_pages(chat, style, writer)
    buffer.close()
    return bytes(buffer.data().data())


def draw_pages(
    chat: WholeChat, style: ProseStyle, device: QPagedPaintDevice, first: int = 1, last: int | None = None
) -> bool:
    """The shown branch on the pages of a device of `DOTS` per inch, from page `first` to `last`.

    False when the device takes nothing, as a printer that is not there.
    """
    document = SafeDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(device)
    document.setPageSize(QSizeF(device.width(), device.height() - FOOT))
    _Pages(document, style).write(chat)
    painter = QPainter()
    if not painter.begin(device):
        return False
    _paint(painter, device, document, style, first, last)
    return painter.end()


class _Pages:
    """Fills the document."""

    def __init__(self, document: SafeDocument, style: ProseStyle) -> None:
        self._document = document
        self._style = style
        self._writer = ProseWriter(document, style)
        self._ends_with_well = True  # nothing has to be kept apart yet

    def write(self, chat: WholeChat) -> None:
        """Title, facts, and every shown message."""
        messages = shown(chat)
        title = displayable(" ".join(chat.conversation.title.split()))
        self._writer.write(TextBlock((Span(title),), heading=1))
        facts = [local_time(chat.conversation.created_at), *models_of(messages)]
        self._small(" · ".join(displayable(fact) for fact in facts if fact))
        for part in said(chat):
            if isinstance(part, Recap):
                facts = [summarist_of(part), local_time(part.created_at)]
                self._heading(title_of(part, chat), " · ".join(fact for fact in facts if fact))
                self._markdown(part.text)
            else:
                self._write_message(part)

    def _write_message(self, message: Message) -> None:
        self._heading(heading_of(message), local_time(message.created_at))
        if message.role is Role.USER:
            self._well(displayable(message.text).strip("\n"), Place(), is_code=False)
            self._ends_with_well = True
        else:
            self._markdown(message.text)

    def _heading(self, words: str, facts: str) -> None:
        if not self._ends_with_well:  # after which Qt keeps an empty line
            self._writer.write(TextBlock(()))
        self._ends_with_well = False
        self._writer.write(TextBlock((Span(displayable(words), Emphasis.STRONG), Span("   " + displayable(facts)))))

    def _markdown(self, text: str) -> None:
        for chunk in chunks_of(text):
            for block in chunk.blocks():
                self._ends_with_well = isinstance(block, CodeText)
                if isinstance(block, CodeText):
                    self._well(block.text, block.place, is_code=True)
                else:
                    self._writer.write(block)

    def _small(self, words: str) -> None:
        self._writer.write(TextBlock((Span(words),)))

    def _well(self, text: str, place: Place, *, is_code: bool) -> None:
        """Words on a grey ground: what a person typed, or code."""
        frame = QTextFrameFormat()
        frame.setBackground(self._style.well)
        frame.setBorder(0)
        frame.setPadding(PADDING)
        frame.setTopMargin(6)
        frame.setLeftMargin(min(place.indent, 8) * INDENT)
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        inside = cursor.insertFrame(frame).firstCursorPosition()
        look = QTextCharFormat()
        look.setFont(self._style.code_font if is_code else self._style.font)
        look.setForeground(self._style.text)
        lines = QTextBlockFormat()
        height = self._style.code_font.pixelSize() * CODE_LINE if is_code else self._style.line_height
        lines.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        inside.setBlockFormat(lines)
        inside.insertText(text, look)


def _paint(
    painter: QPainter,
    device: QPagedPaintDevice,
    document: SafeDocument,
    style: ProseStyle,
    first: int,
    last: int | None,
) -> None:
    pages = max(1, document.pageCount())
    height = document.pageSize().height()
    context = QAbstractTextDocumentLayout.PaintContext()
    block = document.begin()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for page in range(pages):
        area = QRectF(0, page * height, document.pageSize().width(), height)
        if page + 1 < first or (last is not None and page + 1 > last):
            continue
        if page + 1 > first:
            device.newPage()
        painter.save()
        painter.translate(0, -area.top())
        painter.setClipRect(area)
        block = _paint_under_page(painter, document, block, area, style)
        context.clip = area
        document.documentLayout().draw(painter, context)
        painter.restore()
        foot = QRectF(0, height, area.width(), FOOT)
        painter.setFont(style.code_font)
        painter.setPen(style.text2)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, f"{page + 1} / {pages}")


def _paint_under_page(
    painter: QPainter, document: SafeDocument, block: QTextBlock, area: QRectF, style: ProseStyle
) -> QTextBlock:
    """Chips, bars and lines of one page; returns the block with which the next page begins."""
    layout = document.documentLayout()
    while block.isValid():
        place = layout.blockBoundingRect(block)
        if place.top() > area.bottom():
            break
        if place.bottom() >= area.top():
            paint_under(painter, document, block, style)
        if place.bottom() > area.bottom():
            break
        block = block.next()
    return block
