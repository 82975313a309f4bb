"""An engine that is started before anybody knows what it will run, while its own program is still being imported.

Half of the time before a command's first word is Python's, twice: once for the command and once for its engine. Only
the standard library is used here, so that the two go side by side. There is at most one such engine in a process.
"""

import os
import sys
from collections.abc import Sequence

from desktop.engine.command import engine_command
from desktop.engine.launch import Launched

TOLD_LATER = "--told-later"
_MOST = 1 << 16  # bytes of the line of arguments

_waiting: list[Launched] = []


def begin() -> None:
    """Start it. Main thread: Linux ends a child with the thread that made it. A system that refuses costs nothing."""
    try:
        _waiting.append(Launched([*engine_command(), TOLD_LATER]))
    except OSError:
        return


def take(command: Sequence[str], keep: Sequence[int]) -> Launched | None:
    """Make it the engine that `command` would have started; None when there is none or it cannot be."""
    import json  # not above: what is imported before the engine starts delays it

    own = engine_command()
    if keep or not _waiting or list(command[: len(own)]) != own:
        return None
    launched = _waiting.pop()
    launched.write(json.dumps(list(command[len(own) :])).encode() + b"\n")
    return launched


def give_up() -> None:
    """End it if nobody took it."""
    while _waiting:
        launched = _waiting.pop()
        launched.give_up(())
        os.close(launched.events)
        os.close(launched.log)


def told_arguments() -> list[str]:
    """What an engine does that was told nothing at its start: read its arguments, and not a byte more, from stdin."""
    import json

    line = b""
    while not line.endswith(b"\n") and len(line) < _MOST:
        if not (byte := os.read(0, 1)):
            sys.exit(0)  # nobody needs it
        line += byte
    return [str(word) for word in json.loads(line)]
