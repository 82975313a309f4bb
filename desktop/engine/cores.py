"""How many threads this process should calculate with: fast cores before slow ones, and never more than it may use.

Threads of llama.cpp wait for each other after every step, so one on a slow core slows all the others down. What Linux
tells is tested with folders that imitate it; what macOS and Windows tell has been seen by no test.
"""

import contextlib
import os
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from desktop.engine.core_count import Cores
from desktop.engine.other_cores import mac_cores, windows_cores

_ROOT = Path("/")
_CPUS = "sys/devices/system/cpu"
_CGROUPS = "sys/fs/cgroup"
_QUOTA, _PERIOD = "cpu.cfs_quota_us", "cpu.cfs_period_us"  # of the older kind; the newer has both in `cpu.max`
# A core with less than this share of the fastest one's worth is slow. ARM's capacities come in steps: 1024, 700, 250.
# The highest frequencies differ by a few percent among equals, as some are allowed a little more.
_OF_CAPACITY, _OF_FREQUENCY = 0.5, 0.8


def usable_cores() -> Cores:
    """Look at this computer, and at what this process may use of it."""
    if sys.platform == "darwin":
        return mac_cores()
    if sys.platform == "win32":
        return windows_cores()
    return linux_cores(_ROOT, _allowed())


def linux_cores(root: Path, allowed: Collection[int]) -> Cores:
    """Read the system's own files under `root`, as far as they concern the processors `allowed`."""
    physical = _count(root, allowed)
    fast = _count(root, _fast_ones(root, allowed))
    share = _share(root)
    return Cores(fast, physical, max(len(allowed), 1), share or max(len(allowed), 1))


def files_read(root: Path = _ROOT) -> list[Path]:
    """What `usable_cores` opens besides the folder of processors; a confined engine has to be allowed it."""
    hybrid = [root / f"sys/devices/{kind}/cpus" for kind in ("cpu_core", "cpu_atom")]
    periods = [path.with_name(_PERIOD) for path in _limits(root) if path.name == _QUOTA]
    return [*hybrid, root / "proc/self/cgroup", *_limits(root), *periods]


def _allowed() -> set[int]:
    if hasattr(os, "sched_getaffinity"):
        return set(os.sched_getaffinity(0))
    return set(range(os.cpu_count() or 1))


def _count(root: Path, processors: Collection[int]) -> int:
    """Cores, each counted once however many threads it runs."""
    siblings = {_read(root / _CPUS / f"cpu{cpu}/topology/thread_siblings_list") or str(cpu) for cpu in processors}
    return max(len(siblings), 1)


def _fast_ones(root: Path, allowed: Collection[int]) -> Collection[int]:
    """Those of the processors that belong to performance cores; all of them where none is better than another."""
    hybrid = _listed(_read(root / "sys/devices/cpu_core/cpus"))  # Intel's own word, where there are two kinds
    if hybrid and _read(root / "sys/devices/cpu_atom/cpus"):
        return hybrid & set(allowed) or allowed
    for name, part in (("cpu_capacity", _OF_CAPACITY), ("cpufreq/cpuinfo_max_freq", _OF_FREQUENCY)):
        worth = {cpu: _number(_read(root / _CPUS / f"cpu{cpu}/{name}")) for cpu in allowed}
        if allowed and all(worth.values()):
            return _best(worth, part)
    return allowed


def _best(worth: Mapping[int, int], part: float) -> set[int]:
    highest = max(worth.values())
    return {cpu for cpu, value in worth.items() if value >= part * highest}


def _share(root: Path) -> int:
    """Processors that a container or a service may keep busy, rounded up; 0 without a limit."""
    found = []
    for path in _limits(root):
        quota, _, period = _read(path).partition(" ")
        if path.name == _QUOTA:
            period = _read(path.with_name(_PERIOD))
        if _number(quota) and _number(period):
            found.append(-(-_number(quota) // _number(period)))
    return min(found, default=0)


def _limits(root: Path) -> list[Path]:
    """The files that may limit this process: those of its own group, and of every group around it."""
    groups = [Path("/")]
    for line in _read(root / "proc/self/cgroup").splitlines():
        hierarchy, _, rest = line.partition(":")
        controllers, _, name = rest.partition(":")
        if (hierarchy == "0" or "cpu" in controllers.split(",")) and ".." not in name:
            groups += [Path(name), *Path(name).parents]
    folders = dict.fromkeys(str(group).lstrip("/") for group in groups)
    new = [root / _CGROUPS / name / "cpu.max" for name in folders]
    old = [root / _CGROUPS / "cpu" / name / _QUOTA for name in folders]
    return [path for path in (*new, *old) if path.exists()]


def _listed(words: str) -> set[int]:
    """A list as the kernel writes it: "0-3,8"."""
    found: set[int] = set()
    for part in words.split(",") if words else []:
        low, _, high = part.partition("-")
        with contextlib.suppress(ValueError):
            found.update(range(int(low), int(high or low) + 1))
    return found


def _number(word: str) -> int:
    return int(word) if word.isascii() and word.isdigit() else 0


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace").strip()
    except OSError:
        return ""
