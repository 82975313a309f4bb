"""Numbered steps on the terminal: what is done, how far it is, and what to do when it fails. For Python 3.8."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

QUIET_SECONDS = 15.0  # between two lines of progress where nobody is looking
TAIL = 40  # lines of a failed command that are searched for its reason


class StepError(Exception):
    """A step that cannot be done: what happened, and the next step for the person."""

    def __init__(self, what: str, next_step: str, log: Path | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.next_step = next_step
        self.log = log


class Steps:
    """Counts steps and prints them; progress rewrites one line where somebody is looking."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._number = 0
        self._tty = sys.stderr.isatty()
        self._spoken = 0.0

    @contextlib.contextmanager
    def step(self, words: str) -> Iterator[None]:
        """One step; prints how long it took."""
        started = self._spoken = time.monotonic()
        self.begin(words)
        yield
        seconds = time.monotonic() - started
        if seconds >= 1:
            self._print(f"      done in {duration(seconds)}")

    def begin(self, words: str) -> None:
        """A step that prints its own end."""
        self._number += 1
        self._print(f"[{self._number}/{self._total}] {words}")

    def progress(self, words: str) -> None:
        """Where the step is; seldom where nobody is looking."""
        now = time.monotonic()
        if self._tty:
            print(f"\r\x1b[K      {words[:100]}", end="", file=sys.stderr, flush=True)
        elif now - self._spoken >= QUIET_SECONDS:
            self._spoken = now
            print(f"      {words[:100]}", file=sys.stderr, flush=True)

    def note(self, words: str) -> None:
        """Something worth knowing."""
        self._print(f"      {words}")

    def _print(self, words: str) -> None:
        print(("\r\x1b[K" if self._tty else "") + words, file=sys.stderr, flush=True)


def run(
    command: Sequence[str | Path],
    *,
    log: Path,
    on_line: Callable[[str], None] | None = None,
    env: Mapping[str, str] | None = None,
) -> None:
    """Run a command with its output in `log`; raises `subprocess.CalledProcessError` with the last lines."""
    log.parent.mkdir(parents=True, exist_ok=True)
    tail: list[str] = []
    with log.open("a", encoding="utf-8", errors="replace") as file:
        file.write("$ " + " ".join(map(str, command)) + "\n")
        file.flush()
        with subprocess.Popen(
            [str(part) for part in command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            env=None if env is None else {**os.environ, **env},
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                file.write(line)
                tail = [*tail[1 - TAIL :], line.rstrip()]
                if on_line is not None:
                    on_line(line.rstrip())
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, str(command[0]), output="\n".join(tail))


def tell(failure: StepError) -> int:
    """Print a failure and return the exit code."""
    print(f"\nThat did not work: {failure.what}", file=sys.stderr)
    print(f"What to do: {failure.next_step}", file=sys.stderr)
    if failure.log is not None:
        print(f"The whole story: {failure.log}", file=sys.stderr)
    return 1


def duration(seconds: float) -> str:
    """Such as 41 s, or 6 min 23 s."""
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds // 60:.0f} min {seconds % 60:.0f} s"
