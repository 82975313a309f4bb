"""Colours code while it grows, in steps too short to be noticed."""

import time
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from desktop.ui.chat.markdown.code_lexing import CodeColour, Line, lex_lines

STEP = 0.006  # seconds of reading before the window gets its turn
REST = 10  # times as long as a reading took before the next begins, as a growing block is read again and again


class CodeColouring(QSyntaxHighlighter):
    """Reads one document's code and colours its lines. GUI thread; `stop` before the document goes."""

    def __init__(self, document: QTextDocument, lexer: str, colours: Mapping[CodeColour, QColor]) -> None:
        super().__init__(document)
        self._lexer = lexer
        self._formats = {colour: _format(colours[colour]) for colour in CodeColour}
        self._lines: list[Line] = []
        self._job: Iterator[Line | None] | None = None
        self._code = ""
        self._read = ""  # the code that the current or last reading saw
        self._row = 0
        self._spent = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def set_code(self, code: str) -> None:
        """The document holds `code` now."""
        self._code = code
        if self._lexer and self._job is None and not self._timer.isActive():
            self._timer.start(0)

    def stop(self) -> None:
        """Read no further."""
        self._timer.stop()
        self._job = None

    def highlightBlock(self, text: str) -> None:
        """Apply what is known of one line."""
        row = self.currentBlock().blockNumber()
        for stretch in self._lines[row] if row < len(self._lines) else ():
            self.setFormat(stretch.start, stretch.length, self._formats[stretch.colour])
        del text

    @Slot()
    def _on_timeout(self) -> None:
        if self._job is None:
            if self._code == self._read:
                return
            self._read, self._row, self._spent = self._code, 0, 0.0
            self._job = lex_lines(self._code, self._lexer)
        begin = time.perf_counter()
        finished = self._step(begin + STEP)
        self._spent += time.perf_counter() - begin
        if finished:
            self._job = None
        self._timer.start(round(self._spent * REST * 1000) if finished else 0)

    def _step(self, deadline: float) -> bool:
        """Read until `deadline`; True when the end was reached."""
        assert self._job is not None
        for line in self._job:
            if line is not None:
                self._take(line)
            if line is None or time.perf_counter() > deadline:
                return False
        return True

    def _take(self, line: Line) -> None:
        row, self._row = self._row, self._row + 1
        if row < len(self._lines) and self._lines[row] == line:
            return
        self._lines[row : row + 1] = [line]
        block = self.document().findBlockByNumber(row)
        if block.isValid() and (line or block.layout().formats()):
            self.rehighlightBlock(block)


def _format(colour: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(colour)
    return made
