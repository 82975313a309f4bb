"""How much memory processes use."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from desktop.machine.small_files import read_word


def memory_in_use(pids: Iterable[int]) -> int:
    """Return the bytes that would come free if this process and `pids` ended; those already gone count nothing."""
    return sum(_unique_bytes(pid) for pid in {os.getpid(), *pids})


def own_bytes(pid: int) -> int:
    """Return what of a process's memory no file stands behind, which alone comes free: pages of files count as free.

    0 when it is gone. Where the system does not tell them apart (macOS, Windows), it is what the process has alone.
    """
    status = read_word(Path(f"/proc/{pid}/status"))
    found = re.search(r"^RssAnon:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) * 1024 if found else _unique_bytes(pid)


def resident_bytes(pid: int) -> int:
    """Return all of a process that is in memory, pages of files among it; 0 when it is gone."""
    import psutil  # here: a fiftieth of a second that no start waits for

    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def _unique_bytes(pid: int) -> int:
    import psutil  # here: a fiftieth of a second that no start waits for

    try:
        process = psutil.Process(pid)
        try:
            return int(process.memory_full_info().uss)
        except psutil.AccessDenied:  # macOS shows this of its own processes only
            return int(process.memory_info().rss)
    except psutil.Error:
        return 0
