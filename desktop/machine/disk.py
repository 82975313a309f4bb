"""The disk below a folder: how large, how full, and whether it spins."""

import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from desktop.core.machine import DiskKind
from desktop.machine.small_files import read_number

BLOCK_DEVICES = Path("/sys/dev/block")
MOUNTS = Path("/proc/self/mountinfo")
# What a virtual disk says about spinning is made up by the machine around it.
VIRTUAL = ("vd", "xvd", "loop", "zram", "nbd", "ram")


class Disk(NamedTuple):
    """Bytes, and the kind where it can be known."""

    total: int
    free: int  # for this person
    kind: DiskKind


def disk_of(folder: Path) -> Disk:
    """Look at the disk that `folder` is on, or will be on when it does not exist yet."""
    folder = folder.absolute()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        usage = shutil.disk_usage(folder)
        device = folder.stat().st_dev
    except OSError:
        return Disk(0, 0, DiskKind.UNKNOWN)
    return Disk(usage.total, usage.free, _kind(device))


def _kind(device: int) -> DiskKind:
    if sys.platform != "linux":
        return DiskKind.UNKNOWN
    number = f"{os.major(device)}:{os.minor(device)}"
    return kind_of_device(BLOCK_DEVICES / (number if os.major(device) else source_of(number, MOUNTS)))


def kind_of_device(device: Path) -> DiskKind:
    """Tell the kind from a folder of /sys/dev/block; encrypted and joined disks are what lies under them."""
    if not device.exists():
        return DiskKind.UNKNOWN
    device = device.resolve()
    below = sorted((device / "slaves").glob("*"))
    if below:
        kinds = {kind_of_device(one) for one in below}
        return kinds.pop() if len(kinds) == 1 else DiskKind.UNKNOWN
    whole = device if (device / "queue").exists() else device.parent
    spins = read_number(whole / "queue" / "rotational")
    if spins is None or whole.name.startswith(VIRTUAL):
        return DiskKind.UNKNOWN
    return DiskKind.HARD_DISK if spins else DiskKind.SSD


def source_of(number: str, mounts: Path) -> str:
    """Return the number of the device behind a file system without one of its own, such as Btrfs; "0:0" if none."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return "0:0"
    for line in lines:
        before, _, after = line.partition(" - ")
        fields, source = before.split(), after.split()
        if len(fields) > 2 and fields[2] == number and len(source) > 1 and source[1].startswith("/dev/"):
            try:
                device = Path(source[1]).stat().st_rdev
            except OSError:
                continue
            return f"{os.major(device)}:{os.minor(device)}"
    return "0:0"
