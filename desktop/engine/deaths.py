"""How a process ended, in words."""

import signal
import sys
from pathlib import Path

from desktop.core.text import QT_TRANSLATE_NOOP

_SIGNALS = {
    "SIGKILL": QT_TRANSLATE_NOOP("errors", "it was killed; the system may have run out of memory (SIGKILL)"),
    "SIGSEGV": QT_TRANSLATE_NOOP("errors", "it touched memory that is not its own (SIGSEGV)"),
    "SIGBUS": QT_TRANSLATE_NOOP("errors", "the model file changed while in use, or its disk failed (SIGBUS)"),
    "SIGILL": QT_TRANSLATE_NOOP("errors", "this processor lacks an instruction that the engine used (SIGILL)"),
    "SIGABRT": QT_TRANSLATE_NOOP("errors", "the engine gave up on the model file (SIGABRT)"),
    "SIGFPE": QT_TRANSLATE_NOOP("errors", "it made an impossible calculation (SIGFPE)"),
    "SIGTERM": QT_TRANSLATE_NOOP("errors", "another program ended it (SIGTERM)"),
    "SIGSYS": QT_TRANSLATE_NOOP("errors", "it asked the system for something forbidden (SIGSYS)"),
}
_WINDOWS = {
    0xC0000005: _SIGNALS["SIGSEGV"],
    0xC0000006: _SIGNALS["SIGBUS"],
    0xC000001D: _SIGNALS["SIGILL"],
    0xC0000094: _SIGNALS["SIGFPE"],
    0xC0000017: QT_TRANSLATE_NOOP("errors", "the system ran out of memory"),
    0xC0000135: QT_TRANSLATE_NOOP("errors", "a library that it needs is missing"),
    0xC0000409: _SIGNALS["SIGABRT"],
}
ENDED_BY_ITSELF = QT_TRANSLATE_NOOP("errors", "it ended by itself")


def signal_name(exit_code: int) -> str:
    """Name of the signal that ended a process, "SIGSEGV" for -11; "" when none did."""
    try:
        return signal.Signals(-exit_code).name if exit_code < 0 else ""
    except ValueError:
        return f"signal {-exit_code}"


def exit_words(exit_code: int) -> str:
    """What a person reads about an exit code or signal."""
    if exit_code == 0:
        return ENDED_BY_ITSELF
    if name := signal_name(exit_code):
        return _SIGNALS.get(name, f"a signal ended it ({name})")
    if sys.platform == "win32" and (words := _WINDOWS.get(exit_code & 0xFFFFFFFF)):
        return words
    return f"it ended with exit code {exit_code}"


def out_of_memory_kills() -> int:
    """How often the kernel has killed for want of memory; 0 where it does not tell."""
    for path, key in (("/sys/fs/cgroup/memory.events", "oom_kill "), ("/proc/vmstat", "oom_kill ")):
        try:
            lines = Path(path).read_text("ascii").splitlines()
        except OSError:
            continue
        if found := [line for line in lines if line.startswith(key)]:
            return int(found[0].split()[1])
    return 0
