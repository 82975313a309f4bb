"""An answer's Markdown as widgets: runs of prose and blocks of code, of which only the end changes while it grows."""

import time

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.markdown.blocks import CodeText
from desktop.markdown.chunks import Chunk, ChunkedSource
from desktop.ui.chat.markdown.code_block import CodeBlock
from desktop.ui.chat.markdown.message_text import MessageText
from desktop.ui.chat.markdown.prose_style import prose_style
from desktop.ui.chat.markdown.prose_view import ProseView
from desktop.ui.chat.markdown.prose_writer import Mark
from desktop.ui.theme.theme import Theme

BUDGET = 0.008  # seconds of drawing before the window gets its turn

Part = ProseView | CodeBlock


class AnswerBody(QWidget):
    """Shows a source that only grows. GUI thread. `height_changed` asks for a new `arrange`.

    Wishes: `link_requested(address)`, `save_requested(code, name for a file)`.
    """

    height_changed = Signal()
    link_requested = Signal(str)
    save_requested = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = prose_style(theme)
        self._source = ChunkedSource()
        self._given = ""  # as it came, before line ends were made alike
        self._parts: list[Part] = []
        self._marks: list[tuple[int, Mark | None]] = []  # where each drawn chunk begins
        self._caret_shown = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._on_later)

    @property
    def is_drawn(self) -> bool:
        """Whether nothing waits to be drawn."""
        return len(self._marks) == len(self._source.chunks)

    def text(self) -> str:
        """The words shown."""
        return "\n".join(part.text() for part in self._parts)

    def views(self) -> list[MessageText]:
        """What the words are shown in."""
        return [part.view if isinstance(part, CodeBlock) else part for part in self._parts]

    def source_between(self, first: tuple[int, int], last: tuple[int, int]) -> str:
        """The Markdown of the paragraphs, items and blocks that a selection touches, each of them whole.

        `first` and `last` are the number of a view and a position in its document.
        """
        starts = [(index, mark.position if mark is not None else -1) for index, mark in self._marks]
        ends = [*starts[1:], (len(self._parts), 0)]
        found = ""
        for chunk, start, end in zip(self._source.chunks, starts, ends, strict=False):
            if start < last and end > first:
                found += ("" if not found else "\n" if chunk.continues_list else "\n\n") + chunk.source
        return found

    def append(self, text: str) -> None:
        """Add to the end and draw it; a long text is drawn in steps."""
        if not text:
            return
        self._given += text
        changed = self._source.append(text)
        spare = self._rewind(changed)
        self._draw(spare)

    def set_source(self, text: str) -> None:
        """Show `text`; if it only goes on where the source ended, only that is drawn."""
        if text.startswith(self._given):
            self.append(text[len(self._given) :])
            return
        self._source, self._given = ChunkedSource(), ""
        self._drop(self._rewind(0))
        self.append(text)

    def restyle(self) -> None:
        """Draw everything anew in the theme's present look."""
        self._style = prose_style(self._theme)
        self._drop(self._rewind(0))
        self._draw([])

    def set_caret(self, shown: bool) -> None:
        """Show or hide the caret behind the last word."""
        self._caret_shown = shown
        for part in self._parts:
            part.set_caret(shown and part is self._parts[-1])

    def arrange(self, width: int) -> int:
        """Lay the parts out for `width`; returns the height."""
        bottom = 0
        for index, part in enumerate(self._parts):
            top = bottom + (part.gap if index else 0)
            height = part.height_for(width - part.indent)
            part.setGeometry(part.indent, top - part.rise, width - part.indent, height)
            bottom = top + height
        return bottom

    def _draw(self, spare: list[Part]) -> None:
        """Draw what waits, until the budget is spent."""
        deadline = time.perf_counter() + BUDGET
        for chunk in self._source.chunks[len(self._marks) :]:
            self._draw_chunk(chunk, spare)
            if time.perf_counter() > deadline:
                break
        self._drop(spare)
        self.set_caret(self._caret_shown)
        if not self.is_drawn:
            self._later.start(0)
        self.height_changed.emit()

    def _draw_chunk(self, chunk: Chunk, spare: list[Part]) -> None:
        last = self._parts[-1] if self._parts else None
        if isinstance(last, ProseView):
            self._marks.append((len(self._parts) - 1, last.mark()))
        else:
            self._marks.append((len(self._parts), None))
        for block in chunk.blocks():
            if isinstance(block, CodeText):
                self._draw_code(block, spare)
            else:
                self._prose(spare).write(block)

    def _draw_code(self, block: CodeText, spare: list[Part]) -> None:
        part = next((one for one in spare if isinstance(one, CodeBlock)), None)
        if part is not None:
            spare.remove(part)
        else:
            part = CodeBlock(self._theme, self._style, self)
            part.height_changed.connect(self.height_changed)
            part.save_requested.connect(self.save_requested)
            part.show()
        part.set_code(block)
        self._parts.append(part)

    def _prose(self, spare: list[Part]) -> ProseView:
        """The run of prose at the end; a new one after code."""
        last = self._parts[-1] if self._parts else None
        if isinstance(last, ProseView):
            return last
        part = next((one for one in spare if isinstance(one, ProseView)), None)
        if part is not None:
            spare.remove(part)
            part.clear_text()
        else:
            part = ProseView(self._style, self)
            part.setAccessibleName(self.tr("Answer"))
            part.link_requested.connect(self.link_requested)
            part.show()
        self._parts.append(part)
        return part

    def _rewind(self, chunk: int) -> list[Part]:
        """Forget what was drawn from `chunk` on; returns the parts that are free again."""
        if chunk >= len(self._marks):
            return []
        index, mark = self._marks[chunk]
        del self._marks[chunk:]
        if mark is not None:
            part = self._parts[index]
            assert isinstance(part, ProseView)
            part.cut_back(mark)
            index += 1
        spare = self._parts[index:]
        del self._parts[index:]
        return spare

    def _drop(self, parts: list[Part]) -> None:
        for part in parts:
            part.hide()
            part.setParent(None)
            part.deleteLater()

    @Slot()
    def _on_later(self) -> None:
        self._draw([])
