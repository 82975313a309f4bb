"""How much memory this process has for itself, as the system counts it."""

import re
from pathlib import Path

_ANONYMOUS = re.compile(r"^RssAnon:\s+(\d+) kB$", re.MULTILINE)  # man 5 proc_pid_status


def anonymous_bytes() -> int:
    """Memory in use that no file stands behind; 0 where the system does not tell (macOS, Windows)."""
    try:
        found = _ANONYMOUS.search(Path("/proc/self/status").read_text("ascii"))
    except (OSError, UnicodeDecodeError):
        return 0
    return int(found[1]) * 1024 if found else 0
