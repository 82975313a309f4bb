"""Shows a run of prose: text that can be selected and copied, chips behind code, bars beside quotations."""

import math

from PySide6.QtCore import QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QWidget

from desktop.markdown.blocks import RuleBlock, TableBlock, TextBlock
from desktop.markdown.safe_text import displayable
from desktop.ui.chat.markdown.message_text import MessageText
from desktop.ui.chat.markdown.prose_painting import paint_under
from desktop.ui.chat.markdown.prose_style import ProseStyle, rise
from desktop.ui.chat.markdown.prose_writer import Mark, ProseWriter


class ProseView(MessageText):
    """A text as tall as its words. GUI thread. `link_requested` carries an http or https address."""

    link_requested = Signal(str)

    def __init__(self, style: ProseStyle, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.setObjectName("prose")
        self._writer = ProseWriter(self.document(), style)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.anchorClicked.connect(self._on_anchor_clicked)

    @property
    def is_empty(self) -> bool:
        """Nothing was written."""
        return self._writer.is_empty

    @property
    def rise(self) -> int:
        """How far up the view belongs so that its text stands in the middle of its lines."""
        return rise(self._style.font, self._style.line_height)

    @property
    def gap(self) -> int:
        """Distance to what stands above the view."""
        return self._writer.first_gap

    @property
    def indent(self) -> int:
        """Distance to the left edge; prose indents its blocks itself."""
        return 0

    def clear_text(self) -> None:
        """Take everything back."""
        self.document().clear()

    def mark(self) -> Mark:
        """The end as it is now."""
        return self._writer.mark()

    def cut_back(self, mark: Mark) -> None:
        """Take back everything written after `mark`."""
        self._writer.cut(mark)

    def write(self, block: TextBlock | RuleBlock | TableBlock) -> None:
        """Add a block at the end."""
        self._writer.write(block)

    def write_plain(self, text: str) -> None:
        """Add text as it is, line by line."""
        self._writer.write_plain(displayable(text).strip("\n"))

    def height_for(self, width: int) -> int:
        """Height of the text when `width` wide."""
        document = self.document()
        if document.textWidth() != width:
            document.setTextWidth(width)
        return math.ceil(document.size().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what stands under the text, then the text."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.cursorForPosition(QPoint(0, event.rect().top())).block()
        for block in self._blocks_from(top, event.rect().bottom()):
            paint_under(painter, self.document(), block, self._style)
        painter.end()
        super().paintEvent(event)

    def _blocks_from(self, block: QTextBlock, bottom: int) -> list[QTextBlock]:
        """Blocks from `block` down to `bottom`."""
        layout = self.document().documentLayout()
        found = []
        while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
            found.append(block)
            block = block.next()
        return found

    @Slot(QUrl)
    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.link_requested.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
