"""What a disk is, from trees like those under /sys."""

import os
from pathlib import Path

import pytest

from desktop.core.machine import DiskKind
from desktop.machine.disk import disk_of, kind_of_device, source_of


def disk(root: Path, name: str, spins: str) -> Path:
    (root / name / "queue").mkdir(parents=True)
    (root / name / "queue" / "rotational").write_text(spins)
    return root / name


@pytest.mark.parametrize(
    ("name", "spins", "kind"),
    [
        ("nvme0n1", "0\n", DiskKind.SSD),
        ("sda", "1\n", DiskKind.HARD_DISK),
        ("vda", "1\n", DiskKind.UNKNOWN),
        ("sdb", "?", DiskKind.UNKNOWN),
    ],
)
def test_a_disk_and_its_partition(tmp_path: Path, name: str, spins: str, kind: DiskKind) -> None:
    whole = disk(tmp_path, name, spins)
    (whole / "part1").mkdir()
    (tmp_path / "8:1").symlink_to(whole / "part1")
    assert kind_of_device(whole) is kind
    assert kind_of_device(tmp_path / "8:1") is kind


def test_an_encrypted_disk_is_what_lies_below(tmp_path: Path) -> None:
    below = disk(tmp_path, "nvme0n1", "0")
    crypt = disk(tmp_path, "dm-0", "1")
    (crypt / "slaves").mkdir()
    (crypt / "slaves" / "nvme0n1").symlink_to(below)
    assert kind_of_device(crypt) is DiskKind.SSD
    (crypt / "slaves" / "sda").symlink_to(disk(tmp_path, "sda", "1"))
    assert kind_of_device(crypt) is DiskKind.UNKNOWN


def test_what_is_not_there(tmp_path: Path) -> None:
    assert kind_of_device(tmp_path / "9:9") is DiskKind.UNKNOWN
    assert source_of("0:42", tmp_path / "none") == "0:0"


def test_the_device_behind_btrfs(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 0:5 / /dev rw - devtmpfs devtmpfs rw\n"
        "30 1 0:42 / / rw,noatime shared:1 - btrfs /dev/null rw,compress\n"
        "31 1 0:43 / /x rw - btrfs /dev/does-not-exist rw\n"
    )
    null = Path("/dev/null").stat().st_rdev
    assert source_of("0:42", mounts) == f"{os.major(null)}:{os.minor(null)}"
    assert source_of("0:43", mounts) == "0:0"
    assert source_of("0:5", mounts) == "0:0"


def test_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert disk_of(tmp_path / "a" / "b").total == disk_of(tmp_path).total > 0
