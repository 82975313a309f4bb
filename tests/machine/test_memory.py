"""Memory within the limits of containers, version 1 and 2, and without any."""

from pathlib import Path

import pytest

from desktop.machine.memory import Memory, limits, memory, within_limits

GB = 1 << 30


def laid_out(root: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return root


@pytest.mark.parametrize(
    ("own", "files", "expected"),
    [
        ("0::/app\n", {}, []),
        ("0::/app\n", {"app/memory.max": "max", "app/memory.current": "5"}, []),
        (
            "0::/app/inner\n",
            {
                "app/memory.max": str(4 * GB),
                "app/memory.current": str(3 * GB),
                "app/memory.stat": f"anon 7\ninactive_file {GB // 2}\nactive_file {GB // 2}\n",
                "app/inner/memory.max": str(8 * GB),
                "app/inner/memory.current": str(GB),
            },
            [Memory(8 * GB, 7 * GB), Memory(4 * GB, 2 * GB)],
        ),
        (
            "5:cpu,cpuacct:/x\n4:memory:/docker/abc\n",
            {"memory/memory.limit_in_bytes": str(2 * GB), "memory/memory.usage_in_bytes": str(3 * GB)},
            [Memory(2 * GB, 0)],
        ),
        (
            "4:memory:/\n",
            {
                "memory/memory.limit_in_bytes": str(4 * GB),
                "memory/memory.usage_in_bytes": str(3 * GB),
                "memory/memory.stat": f"active_file 7\ntotal_inactive_file {GB}\ntotal_active_file {GB}\n",
            },
            [Memory(4 * GB, 3 * GB)],
        ),
        ("0::/../../elsewhere\n", {"memory.max": str(GB), "memory.current": "0"}, [Memory(GB, GB)]),
        ("nonsense", {}, []),
    ],
)
def test_limits(tmp_path: Path, own: str, files: dict[str, str], expected: list[Memory]) -> None:
    root = laid_out(tmp_path / "cgroup", files) if files else tmp_path / "cgroup"
    (tmp_path / "own").write_text(own)
    assert list(limits(tmp_path / "own", root)) == expected


def test_the_smallest_counts_and_no_limit_is_above_the_machine() -> None:
    machine = Memory(16 * GB, 10 * GB)
    assert within_limits(machine, []) == machine
    assert within_limits(machine, [Memory(1 << 62, 1 << 62)]) == machine
    assert within_limits(machine, [Memory(8 * GB, 7 * GB), Memory(4 * GB, 1 * GB)]) == Memory(4 * GB, 1 * GB)
    assert within_limits(machine, [Memory(12 * GB, 11 * GB)]) == Memory(12 * GB, 10 * GB)


def test_here() -> None:
    total, available = memory()
    assert 0 < available <= total
