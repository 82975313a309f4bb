"""Memory of the computer, or what a container leaves of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from desktop.machine.small_files import read_number, read_word

CGROUP_ROOT = Path("/sys/fs/cgroup")
OWN_CGROUPS = Path("/proc/self/cgroup")


class Memory(NamedTuple):
    """Bytes."""

    total: int
    available: int


def memory() -> Memory:
    """Return what this process may have and what of it is free now."""
    import psutil  # here: a fiftieth of a second that no start waits for

    found = psutil.virtual_memory()
    return within_limits(Memory(found.total, found.available), list(limits(OWN_CGROUPS, CGROUP_ROOT)))


def within_limits(machine: Memory, found: list[Memory]) -> Memory:
    """Return the smallest of the machine and all limits above this process."""
    real = [limit for limit in found if limit.total < machine.total]
    return Memory(
        min([machine.total, *(limit.total for limit in real)]),
        min([machine.available, *(limit.available for limit in real)]),
    )


def limits(own: Path, root: Path) -> Iterator[Memory]:
    """Yield the limits of the control groups this process is in, version 2 and version 1, up to the root."""
    for line in read_word(own).splitlines():
        _, _, rest = line.partition(":")
        controllers, _, group = rest.partition(":")
        if controllers == "":
            yield from _limits_up(root, group, "memory.max", "memory.current", "")
        elif "memory" in controllers.split(","):
            names = ("memory.limit_in_bytes", "memory.usage_in_bytes")
            yield from _limits_up(root / "memory", group, *names, "total_")


def _limits_up(root: Path, group: str, limit: str, usage: str, sums: str) -> Iterator[Memory]:
    """A group inside a container may be named by its path outside, so the root is looked at in any case.

    Files that were read stay in memory until it is wanted, a model that was loaded before among them.
    """
    folder = root / group.lstrip("/")
    if ".." in Path(group).parts:
        folder = root
    for place in (folder, *folder.parents):
        most, used = read_number(place / limit), read_number(place / usage)
        if most is not None and used is not None:
            cache = sum(_statistic(place / "memory.stat", f"{sums}{kind}_file") for kind in ("inactive", "active"))
            yield Memory(most, max(0, most - max(0, used - cache)))
        if place == root:
            return


def _statistic(path: Path, name: str) -> int:
    for line in read_word(path).splitlines():
        key, _, value = line.partition(" ")
        if key == name and value.isdigit():
            return int(value)
    return 0
