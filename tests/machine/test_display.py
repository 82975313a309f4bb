"""Where no window can be shown, a sentence says so before Qt would abort."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core.errors import ErrorKind
from desktop.machine.display import missing_display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X11 and Wayland")
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)


def reason() -> str:
    error = missing_display()
    assert error is not None
    assert error.kind is ErrorKind.NO_DISPLAY
    return str(error.what)


def test_nothing_is_named() -> None:
    assert "neither DISPLAY nor WAYLAND_DISPLAY is set" in reason()


@pytest.mark.parametrize(
    ("name", "value"), [("DISPLAY", ":6871"), ("DISPLAY", "unix:6871.0"), ("WAYLAND_DISPLAY", "wayland-0")]
)
def test_what_is_named_does_not_answer(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert "does not answer" in reason()


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:port=1"])
def test_a_platform_that_needs_no_screen(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert missing_display() is None


def test_one_of_two_is_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DISPLAY", ":6871")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "w0")
    assert "does not answer" in reason()
    with socket.socket(socket.AF_UNIX) as screen:
        screen.bind(str(tmp_path / "w0"))
        assert missing_display() is None


def test_a_screen_whose_socket_has_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":6872.0")
    with socket.socket(socket.AF_UNIX) as screen:
        screen.bind("\0/tmp/.X11-unix/X6872")
        assert missing_display() is None


def test_the_screen_of_another_computer_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", "desk:10.0")
    assert missing_display() is None


def test_the_program_says_it_and_ends() -> None:
    command = [sys.executable, "-m", "desktop"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("There is no screen to draw a window on: neither DISPLAY")
    assert "bantam ask" in done.stderr
