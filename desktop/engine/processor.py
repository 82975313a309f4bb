"""Which processor this is, and how many cores it has for us."""

import hashlib
import os
import platform
from pathlib import Path

_CPUS = Path("/sys/devices/system/cpu")


def processor_identity() -> str:
    """A short name that changes with the processor or with what its system lets it do."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    told: dict[str, str] = {}
    for line in lines:
        key, _, value = line.partition(":")
        told.setdefault(key.strip(), value.strip())
    name = told.get("model name") or told.get("CPU part") or platform.processor() or platform.machine()
    flags = " ".join(sorted((told.get("flags") or told.get("Features") or "").split()))
    return f"{name} {hashlib.sha256(flags.encode()).hexdigest()[:12]}"


def physical_cores() -> int:
    """Cores this process may use, each counted once however many threads it runs."""
    allowed = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set(range(os.cpu_count() or 1))
    siblings = {_siblings(cpu) for cpu in allowed}
    return max(len(siblings), 1)


def _siblings(cpu: int) -> str:
    """The threads of this one's core, as the kernel writes them."""
    try:
        return (_CPUS / f"cpu{cpu}/topology/thread_siblings_list").read_text("ascii").strip()
    except OSError:
        return str(cpu)
