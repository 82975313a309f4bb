"""The processor's name, cores and instructions, from files as real computers have them."""

from pathlib import Path

import pytest

from desktop.machine import processor

X86 = """processor\t: 0
vendor_id\t: GenuineIntel
model name\t: 12th Gen Intel(R) Core(TM) i5-12500H
flags\t\t: fpu sse2 sse4_2 avx avx2 fma

processor\t: 1
model name\t: something else
"""
ARM = """processor\t: 0
BogoMIPS\t: 108.00
Features\t: fp asimd evtstrm crc32 cpuid
CPU implementer\t: 0x41
Hardware\t: BCM2835
Model\t\t: Raspberry Pi 4 Model B Rev 1.4
"""


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("12th Gen Intel(R) Core(TM) i5-12500H", "Intel Core i5-12500H"),
        ("Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz", "Intel Xeon E5-2680 v4"),
        ("AMD Ryzen 7 5800X 8-Core Processor", "AMD Ryzen 7 5800X"),
        ("AMD Ryzen 7 7840U w/ Radeon  780M Graphics", "AMD Ryzen 7 7840U"),
        ("AMD Ryzen 5 5600G with Radeon Graphics", "AMD Ryzen 5 5600G"),
        ("Apple M3 Pro", "Apple M3 Pro"),
        ("", ""),
    ],
)
def test_tidy(raw: str, name: str) -> None:
    assert processor.tidy(raw) == name


@pytest.mark.parametrize(
    ("info", "name", "widest"),
    [
        (X86, "Intel Core i5-12500H", "AVX2"),
        (ARM, "BCM2835", "NEON"),
        (X86.replace("avx2", "avx512f"), None, "AVX-512"),
    ],
)
def test_from_cpuinfo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, info: str, name: str | None, widest: str
) -> None:
    (tmp_path / "cpuinfo").write_text(info)
    monkeypatch.setattr(processor, "CPU_INFO", tmp_path / "cpuinfo")
    assert processor.instructions() == widest
    assert name is None or processor.processor_name() == name


def test_without_cpuinfo_something_true_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processor, "CPU_INFO", tmp_path / "none")
    assert processor.instructions() == ""
    assert processor.processor_name()


@pytest.mark.parametrize(
    ("files", "share"),
    [
        ({}, None),
        ({"cpu.max": "max 100000"}, None),
        ({"cpu.max": "150000 100000"}, 2),
        ({"cpu.max": "50000 100000"}, 1),
        ({"cpu.max": "nonsense"}, None),
        ({"cpu/cpu.cfs_quota_us": "400000", "cpu/cpu.cfs_period_us": "100000"}, 4),
        ({"cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000"}, None),
    ],
)
def test_a_containers_share(tmp_path: Path, files: dict[str, str], share: int | None) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    assert processor.cpu_share(tmp_path) == share


def test_no_more_physical_cores_than_may_be_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "cpu.max").write_text("100000 100000")
    monkeypatch.setattr(processor, "CGROUP_ROOT", tmp_path)
    assert processor.logical_cores() == processor.physical_cores() == 1
