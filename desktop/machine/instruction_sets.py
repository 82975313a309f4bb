"""Which instruction sets this processor has, as far as its system tells. Tested on Linux alone."""

import sys
from pathlib import Path

from desktop.core.instruction_sets import INSTRUCTION_SETS
from desktop.machine.asking import mac_flag, windows_feature
from desktop.machine.small_files import read_word

CPU_INFO = Path("/proc/cpuinfo")
_LINES = ("flags", "Features")  # x86 and ARM


def instruction_sets(cpu_info: Path = CPU_INFO) -> list[str]:
    """Return their names. Windows does not tell all: what the proven code uses is there too."""
    if sys.platform == "darwin":
        return [one.name for one in INSTRUCTION_SETS if one.mac and mac_flag(f"hw.optional.{one.mac}")]
    if sys.platform == "win32":
        return [one.name for one in INSTRUCTION_SETS if one.windows is not None and windows_feature(one.windows)]
    return linux_sets(cpu_info)


def linux_sets(cpu_info: Path) -> list[str]:
    """Read the first processor's line of flags; those of the others are the same, or not to be relied on."""
    for line in read_word(cpu_info).splitlines():
        key, _, value = line.partition(":")
        if key.strip() in _LINES:
            has = set(value.split())
            return [one.name for one in INSTRUCTION_SETS if has.intersection(one.linux)]
    return []
