"""The processor: its name, its cores and the widest instructions it has."""

import os
import platform
import re
import sys
from pathlib import Path

from desktop.machine.asking import sysctl, windows_feature, windows_value
from desktop.machine.small_files import read_word

CPU_INFO = Path("/proc/cpuinfo")
CGROUP_ROOT = Path("/sys/fs/cgroup")
DEVICE_TREE_MODEL = Path("/sys/firmware/devicetree/base/model")
NAME_KEYS = ("model name", "Hardware", "Model", "cpu model", "cpu")
# From the widest; flags of x86, then features of ARM, as /proc/cpuinfo spells them.
INSTRUCTIONS = (
    ("amx_tile", "AMX"),
    ("avx512f", "AVX-512"),
    ("avx2", "AVX2"),
    ("avx", "AVX"),
    ("sse4_2", "SSE4.2"),
    ("sse2", "SSE2"),
    ("sme", "SME"),
    ("sve2", "SVE2"),
    ("sve", "SVE"),
    ("asimd", "NEON"),
    ("neon", "NEON"),
)
_NOISE = re.compile(
    r"\((?:R|TM|C)\)|\bCPU\b|\b(?:\d+-Core )?Processor\b|\b\d+th Gen\b|@.*$|\bw(?:ith|/) Radeon.*$|\b\d+-Core\b",
    re.IGNORECASE,
)


def processor_name() -> str:
    """Return the name without marketing signs, such as "Intel Core i5-12500H"."""
    if sys.platform == "darwin":
        return tidy(sysctl("machdep.cpu.brand_string"))
    if sys.platform == "win32":
        return tidy(windows_value(r"HARDWARE\DESCRIPTION\System\CentralProcessor\0", "ProcessorNameString"))
    info = cpu_info(CPU_INFO)
    named = next((info[key] for key in NAME_KEYS if info.get(key)), "")
    return tidy(named) or read_word(DEVICE_TREE_MODEL).strip("\0") or platform.machine()


def instructions() -> str:
    """Return the widest instruction set that speeds models up; "" when it cannot be told."""
    if platform.machine().lower() in ("arm64", "aarch64") and sys.platform != "linux":
        return "NEON"
    if sys.platform == "darwin":
        return "AVX2" if sysctl("hw.optional.avx2_0") == "1" else ""
    if sys.platform == "win32":
        return "AVX-512" if windows_feature(41) else "AVX2" if windows_feature(40) else ""
    info = cpu_info(CPU_INFO)
    has = set(f"{info.get('flags', '')} {info.get('Features', '')}".split())
    return next((label for flag, label in INSTRUCTIONS if flag in has), "")


def logical_cores() -> int:
    """Return how many cores this process may run on at once: affinity and a container's share count."""
    if sys.platform == "linux":
        allowed = len(os.sched_getaffinity(0))
    else:
        import psutil

        allowed = psutil.cpu_count() or 1
    share = cpu_share(CGROUP_ROOT)
    return max(1, min(allowed, share) if share else allowed)


def physical_cores() -> int:
    """Return the cores that are more than the second thread of another one, at most those that may be used."""
    import psutil  # here: a fiftieth of a second that no start waits for

    logical = logical_cores()
    return min(psutil.cpu_count(logical=False) or logical, logical)


def cpu_info(path: Path) -> dict[str, str]:
    """Return the first processor's entries of a `cpuinfo` file."""
    found: dict[str, str] = {}
    for line in read_word(path).splitlines():
        key, colon, value = line.partition(":")
        if colon:
            found.setdefault(key.strip(), value.strip())
    return found


def cpu_share(root: Path) -> int | None:
    """Return the cores that the container under `root` is limited to, rounded up; None without a limit."""
    quota, _, period = read_word(root / "cpu.max").partition(" ")
    if not quota:
        quota = read_word(root / "cpu" / "cpu.cfs_quota_us")
        period = read_word(root / "cpu" / "cpu.cfs_period_us")
    if not quota.isdigit() or not period.isdigit() or int(period) == 0:
        return None
    return max(1, -(-int(quota) // int(period)))


def tidy(name: str) -> str:
    """Leave out what says nothing about the processor."""
    return " ".join(_NOISE.sub(" ", name).split())
