"""Names of the system's parts."""

import sys
from pathlib import Path

import pytest

from desktop.machine import system


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('NAME="Debian"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n', "Debian GNU/Linux 12 (bookworm)"),
        ("PRETTY_NAME='Void'\n", "Void"),
        ("PRETTY_NAME=Plain\n", "Plain"),
        ("NAME=x\n", sys.platform),
    ],
)
def test_the_systems_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, name: str) -> None:
    (tmp_path / "os-release").write_text(content)
    monkeypatch.setattr(system, "OS_RELEASE", (tmp_path / "none", tmp_path / "os-release"))
    assert system.os_name() == name


def test_here() -> None:
    assert system.os_name()
    assert system.kernel().startswith("Linux ")
    assert "." in system.python()
    assert system.glibc() == "" or system.glibc()[0] == "2"
