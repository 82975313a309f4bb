"""Missing system libraries: what the loader says, translated into one exact line for each package manager."""

import os
import sys
from pathlib import Path

import pytest
import system_libraries
from steps import StepError

LDD = """	linux-vdso.so.1 (0x00007ffd)
	libxcb-cursor.so.0 => not found
	libxkbcommon-x11.so.0 => not found
	libQt6Gui.so.6 => /somewhere/libQt6Gui.so.6 (0x00007f)
	libxcb-cursor.so.0 => not found
"""
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages of Linux systems")


def program(folder: Path, name: str, code: str = "") -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{code}\n")
    (folder / name).chmod(0o755)


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system without two libraries, and an environment with Qt in it."""
    qt = tmp_path / "venv" / "lib" / "python3.12" / "site-packages" / "PySide6"
    for loaded in system_libraries.LOADED:
        (qt / loaded).parent.mkdir(parents=True, exist_ok=True)
        (qt / loaded).touch()
    monkeypatch.setattr(
        system_libraries, "missing_libraries", lambda look=system_libraries.missing_libraries: look(tmp_path / "venv")
    )
    folder = tmp_path / "tools"
    program(folder, "ldd", f"[ -e {tmp_path}/installed ] || printf '%s' '{LDD}'")
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("apt-get", "apt-get install libxcb-cursor0 libxkbcommon-x11-0"),
        ("dnf", "dnf install 'libxcb-cursor.so.0()(64bit)' 'libxkbcommon-x11.so.0()(64bit)'"),
        ("zypper", "zypper install 'libxcb-cursor.so.0()(64bit)' 'libxkbcommon-x11.so.0()(64bit)'"),
        ("pacman", "pacman -S libxkbcommon-x11 xcb-util-cursor"),
        ("none", "install the packages that hold libxcb-cursor.so.0, libxkbcommon-x11.so.0"),
    ],
)
def test_a_person_gets_the_one_exact_line(
    tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, manager: str, line: str
) -> None:
    program(tools, manager)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(StepError, match=r"libxcb-cursor\.so\.0, libxkbcommon-x11\.so\.0") as failure:
        system_libraries.ensure(tmp_path / "log", lambda _words: None)
    assert failure.value.next_step == (line if manager == "none" else f"sudo {line}")


def test_root_on_debian_gets_them_and_the_programs_of_the_tests(
    tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tools, "apt-get", f'echo "$*" >> {tmp_path}/asked; [ "$1" = update ] || : > {tmp_path}/installed')
    program(tools, "strace")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    system_libraries.ensure(tmp_path / "log", lambda _words: None, extra=("xvfb", "strace"))
    assert (tmp_path / "asked").read_text().splitlines() == [
        "update -q",
        "install -y -q --no-install-recommends libxcb-cursor0 libxkbcommon-x11-0 xvfb",
    ]


def test_a_package_manager_that_fails_is_quoted(tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tools, "apt-get", "echo 'E: Failed to fetch'; exit 100")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(StepError, match="E: Failed to fetch") as failure:
        system_libraries.ensure(tmp_path / "log", lambda _words: None)
    assert failure.value.next_step == "apt-get update && apt-get install libxcb-cursor0 libxkbcommon-x11-0"


def test_with_everything_there_nothing_is_asked(tools: Path, tmp_path: Path) -> None:
    (tmp_path / "installed").touch()
    program(tools, "apt-get", "exit 1")
    system_libraries.ensure(tmp_path / "log", lambda _words: None)


def test_a_library_of_xcb_itself_is_known_on_arch() -> None:
    assert system_libraries._packages({"libxcb-xkb.so.1", "libEGL.so.1"}, system_libraries.ARCH) == [
        "libglvnd",
        "libxcb",
    ]
