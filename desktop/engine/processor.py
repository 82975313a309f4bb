"""Which processor this is."""

import hashlib
import platform
from pathlib import Path


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
