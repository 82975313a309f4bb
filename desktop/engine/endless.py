"""Ends an engine that would calculate for ever inside one call of llama.cpp.

A vocabulary can be made so that cutting a text into tokens never ends, and such a call looks at no wish to stop. What
is limited is processor time: a slow disk or a busy computer uses none, an endless loop nothing else.
"""

import contextlib
import signal
import sys
from collections.abc import Iterator

PATIENCE = 4.0  # seconds of processor time; a million tokens take one or two, the largest vocabulary half a second
SIGNAL = "SIGPROF"  # ends the process, as nobody handles it


def watch(seconds: float = PATIENCE) -> None:
    """End this process after so much work, unless `unwatch` comes first. Does nothing on Windows."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def unwatch() -> None:
    """The call came back, or shows that it moves."""
    watch(0.0)


@contextlib.contextmanager
def bounded(seconds: float = PATIENCE) -> Iterator[None]:
    """Watch a call that does nothing but calculate."""
    watch(seconds)
    try:
        yield
    finally:
        unwatch()
