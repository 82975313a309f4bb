"""What an engine does to itself before anything else, so that it can neither outlive nor harm the window.

All of it happens here and not between fork and exec, where little is allowed.
"""

import contextlib
import ctypes
import faulthandler
import os
import signal
import sys
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_DIES_FIRST = "900"  # of 1000: when memory runs out, the engine goes and the window stays


def set_up() -> int:
    """Bind this process to its parent, and return the descriptor for events.

    Events get a descriptor of their own and fd 1 becomes stderr: whatever native code prints, it cannot end up
    between two events.
    """
    events = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    faulthandler.enable()  # a crash leaves the Python stack in the log
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is meant for the window
    if sys.platform != "win32":
        _forbid_core_dumps()
    if sys.platform == "linux":
        _die_with_parent()
        with contextlib.suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text(_DIES_FIRST)
    return events


def _forbid_core_dumps() -> None:
    """Memory holds what people wrote."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    parent = os.environ.get("BANTAM_PARENT")
    if parent and os.getppid() != int(parent):  # it died before the line above
        os._exit(0)
