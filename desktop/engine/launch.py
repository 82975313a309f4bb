"""Starts a child with three pipes, and writes to it without ever raising."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence

from desktop.engine.command import engine_environment
from desktop.engine.pipes import PipeReader


class Launched:
    """A child process, the reading ends of its two outputs, and its stdin. Any thread may write or signal.

    `waker` is a pipe that calls the readers back when its writing end is closed.
    """

    def __init__(self, command: Sequence[str], keep: Sequence[int] = ()) -> None:
        """Start it with the descriptors `keep`; raises `OSError`, and leaves nothing open then."""
        opened: list[int] = []
        try:
            self.events, events_end = _pipe(opened)
            self.log, log_end = _pipe(opened)
            self.waker = _pipe(opened)
            self.process: subprocess.Popen[bytes] = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=events_end,
                stderr=log_end,
                env=engine_environment(),
                bufsize=0,
                pass_fds=keep,
            )
        except OSError:
            for descriptor in opened:
                os.close(descriptor)
            raise
        os.close(events_end)
        os.close(log_end)
        self._writing = threading.Lock()

    def write(self, data: bytes) -> None:
        """Write everything; a child that is gone is noticed elsewhere."""
        assert self.process.stdin is not None
        with contextlib.suppress(OSError, ValueError), self._writing:
            left = memoryview(data)
            while left:
                left = left[self.process.stdin.write(left) :]

    def close_input(self, patience: float) -> None:
        """Close stdin, which tells an engine to leave; gives up when a write is stuck in it."""
        assert self.process.stdin is not None
        if self._writing.acquire(timeout=patience):
            try:
                with contextlib.suppress(OSError):
                    self.process.stdin.close()
            finally:
                self._writing.release()

    def call_back(self, readers: Sequence[threading.Thread], patience: float) -> None:
        """Let the readers finish what a dead child left, for `patience` seconds; then make them leave."""
        deadline = time.monotonic() + patience
        for reader in readers:
            reader.join(max(deadline - time.monotonic(), 0.0))
        os.close(self.waker[1])
        for reader in readers:
            reader.join(None if sys.platform != "win32" else 0.0)
        os.close(self.waker[0])

    def give_up(self, readers: Sequence[PipeReader]) -> None:
        """End the child and close everything, although not every reader could be started."""
        self.signal(kill=True)
        self.process.wait()
        self.close_input(0.0)
        self.call_back([reader for reader in readers if reader.ident is not None], 0.0)
        for reader in readers:
            if reader.ident is None:
                reader.close()

    def signal(self, *, kill: bool) -> None:
        """Ask the system to end it, politely or not."""
        with contextlib.suppress(OSError):
            self.process.send_signal(signal.SIGKILL if kill and hasattr(signal, "SIGKILL") else signal.SIGTERM)


def _pipe(opened: list[int]) -> tuple[int, int]:
    ends = os.pipe()
    opened.extend(ends)
    return ends
