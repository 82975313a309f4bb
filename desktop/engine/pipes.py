"""Reading a child's pipes in threads that can always be called back.

A pipe's end is no proof of death, and a grandchild may hold a pipe open for ever, so a reader has to be able to leave
although nothing ends.
"""

import os
import select
import sys
import threading
from collections import deque
from collections.abc import Callable

_CHUNK = 1 << 16
_LINE_SHOWN = 500  # bytes of a log line that are kept


class PipeReader(threading.Thread):
    """Hands every chunk of `descriptor` to `take`, then calls `ended`; owns the descriptor.

    The reader leaves at the end of its pipe, or when the other end of `waker` is closed.
    """

    def __init__(
        self, name: str, descriptor: int, waker: int, take: Callable[[bytes], None], ended: Callable[[], None]
    ) -> None:
        super().__init__(name=name, daemon=sys.platform == "win32")
        self._descriptor = descriptor
        self._waker = waker
        self._take = take
        self._ended = ended

    def run(self) -> None:
        """Read until the end of the pipe, or until called back."""
        try:
            while self._readable() and (chunk := os.read(self._descriptor, _CHUNK)):
                self._take(chunk)
        finally:
            self._ended()
            self.close()

    def close(self) -> None:
        """Give the descriptor back; for a reader that never ran."""
        os.close(self._descriptor)

    def _readable(self) -> bool:
        """Wait for data; False when called back."""
        if sys.platform == "win32":  # cannot wait for two pipes; the thread ends with its own
            return True
        poll = select.poll()
        poll.register(self._descriptor, select.POLLIN)
        poll.register(self._waker, select.POLLIN)
        return all(descriptor != self._waker for descriptor, _ in poll.poll())


class LogTail:
    """The last lines of what a child writes to stderr. One thread feeds, any thread reads."""

    def __init__(self, lines: int = 200) -> None:
        self._lines: deque[bytes] = deque(maxlen=lines)
        self._rest = b""

    def feed(self, data: bytes) -> None:
        """Add bytes; lines are cut at a fixed length, so a flood costs no memory."""
        *whole, rest = (self._rest + data).split(b"\n")
        self._lines.extend(line[:_LINE_SHOWN] for line in whole)
        self._rest = rest[:_LINE_SHOWN]

    def lines(self) -> list[str]:
        """The lines, oldest first, printable."""
        raw = [*self._lines, *([self._rest] if self._rest else [])]
        return ["".join(c if c.isprintable() else "�" for c in line.decode("utf-8", "replace")) for line in raw]
