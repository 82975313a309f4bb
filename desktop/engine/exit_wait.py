"""Waiting for a process itself, with patience and without polling where the system can."""

import contextlib
import os
import select
import subprocess


class ExitWait:
    """Waits for the end of one child. Used by one thread."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._pidfd = -1
        if hasattr(os, "pidfd_open"):
            with contextlib.suppress(OSError):  # an old kernel
                self._pidfd = os.pidfd_open(process.pid)

    def ended_within(self, seconds: float) -> bool:
        """Whether the child is dead, or dies within this time."""
        if self._pidfd >= 0:
            poll = select.poll()
            poll.register(self._pidfd, select.POLLIN)
            if not poll.poll(seconds * 1000):
                return False
            seconds = 60  # it is dead: only its exit code has to be fetched
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def close(self) -> None:
        """Give the descriptor back."""
        if self._pidfd >= 0:
            os.close(self._pidfd)
            self._pidfd = -1
