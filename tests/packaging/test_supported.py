"""A computer for which Qt has no packages is told so before pip is asked, and the network is not blamed."""

import platform
import sys
from pathlib import Path

import environment
import pytest
import supported
from steps import StepError


def sync(tmp_path: Path) -> StepError:
    """What an installation says that must not even begin."""
    with pytest.raises(StepError) as failure:
        environment.sync("runtime", lambda: Path("/none"), tmp_path / "log", lambda _words: None, tmp_path / "venv")
    assert not list(tmp_path.iterdir()), "nothing was begun"
    assert "index" not in failure.value.next_step
    return failure.value


@pytest.mark.parametrize(
    ("machine", "libc", "needed", "next_step"),
    [
        ("x86_64", ("glibc", "2.31"), "glibc 2.34 is needed, this is 2.31", "Debian 12"),
        ("aarch64", ("glibc", "2.36"), "glibc 2.39 is needed, this is 2.36", "Debian 13"),
        ("x86_64", ("musl", "1.2.5"), "C library is musl", "glibc 2.34 or later"),
        ("x86_64", ("", ""), "C library is not glibc", "glibc 2.34 or later"),
        ("riscv64", ("glibc", "2.41"), "not made for this computer (linux-riscv64)", "linux-x86_64"),
        ("i686", ("glibc", "2.41"), "not made for this computer (linux-i686)", "windows-x86_64"),
    ],
)
def test_what_cannot_work_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    machine: str,
    libc: tuple[str, str],
    needed: str,
    next_step: str,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.setattr(platform, "libc_ver", lambda: libc)
    failure = sync(tmp_path)
    assert needed in failure.what
    assert next_step in failure.next_step


@pytest.mark.parametrize(
    ("system", "machine", "libc"),
    [
        ("linux", "x86_64", ("glibc", "2.34")),
        ("linux", "AMD64", ("glibc", "2.100-custom")),
        ("linux", "arm64", ("glibc", "2.39")),
        ("win32", "AMD64", ("", "")),
        ("darwin", "arm64", ("", "")),
    ],
)
def test_what_can_work_is_let_through(
    monkeypatch: pytest.MonkeyPatch, system: str, machine: str, libc: tuple[str, str]
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    monkeypatch.setattr(platform, "libc_ver", lambda: libc)
    supported.check_platform()


def test_this_computer_is_supported() -> None:
    supported.check_platform()
