"""How much memory processes use."""

import os
from collections.abc import Iterable

import psutil


def memory_in_use(pids: Iterable[int]) -> int:
    """Return the bytes that would come free if this process and `pids` ended; those already gone count nothing."""
    return sum(_unique_bytes(pid) for pid in {os.getpid(), *pids})


def memory_taken(pids: Iterable[int]) -> int:
    """Return the bytes of the same processes that the system does not count as available: their mapped files are."""
    return sum(_anonymous_bytes(pid) for pid in {os.getpid(), *pids})


def _anonymous_bytes(pid: int) -> int:
    try:
        found = psutil.Process(pid).memory_info()
    except psutil.Error:
        return 0
    return int(found.rss) - int(getattr(found, "shared", 0))  # Linux alone tells it; elsewhere this is too much


def _unique_bytes(pid: int) -> int:
    try:
        process = psutil.Process(pid)
        try:
            return int(process.memory_full_info().uss)
        except psutil.AccessDenied:  # macOS shows this of its own processes only
            return int(process.memory_info().rss)
    except psutil.Error:
        return 0
