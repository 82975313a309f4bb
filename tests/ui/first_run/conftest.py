"""A computer as the welcome may find it, and a composition that has never been started."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.machine import DiskKind, GraphicsCard, MachineFacts
from desktop.paths import Paths
from tests.fixtures.installations import install


@pytest.fixture
def facts() -> MachineFacts:
    """A usual portable computer."""
    return MachineFacts(
        os="Debian GNU/Linux 12 (bookworm)",
        kernel="6.1",
        python="CPython 3.13.0",
        glibc="2.36",
        processor="Core i5-12500H",
        physical_cores=12,
        logical_cores=16,
        instructions="AVX2",
        memory_total_bytes=16_400_000_000,
        memory_available_bytes=9_870_000_000,
        graphics=[GraphicsCard(name="NVIDIA GeForce RTX 3050", memory_bytes=4_000_000_000)],
        disk_total_bytes=512_000_000_000,
        disk_free_bytes=214_000_000_000,
        disk_kind=DiskKind.SSD,
    )


@pytest.fixture
def composition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Composition]:
    """A first start, with a tiny model as the built-in one."""
    monkeypatch.setenv("BANTAM_INSTALLATION", str(install(tmp_path)))
    made = Composition(Paths.under(tmp_path / "data"))
    yield made
    made.close()
