"""Files that open with Bantam: turned on and off on the settings screen, in folders of a person's own."""

import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.services.opening_service import OpeningService
from tests.fixtures.open_window import OpenWindow

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux")
OTHER = "[Desktop Entry]\nType=Application\nName=Other\nExec=/bin/true %f\nMimeType=application/x-gguf;\n"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_DATA_DIRS"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("PATH", "/nowhere")
    return tmp_path / "XDG_DATA_HOME"


def row(program: OpenWindow) -> Any:
    program.open()
    program.bantam.window.show_screen("settings")
    program.until(lambda: program.bantam.tasks.is_idle)
    return program.bantam.settings_view.storage.opening


def test_it_is_turned_on_and_off(program: OpenWindow, data: Path) -> None:
    shown = row(program)
    assert "does not open Bantam" in shown.text()
    assert not data.exists()
    shown.button.click()
    program.until(lambda: shown.button.text() == "Turn off")
    assert "A double click on a .gguf file opens Bantam. update-mime-database is not installed" in shown.text()
    assert not shown.default_button.isVisible()
    assert (data / "applications" / "bantam.desktop").exists()
    shown.button.click()
    program.until(lambda: shown.button.text() == "Turn on")
    assert not data.exists()


def test_another_program_is_named_and_replaced_only_by_a_button_of_its_own(program: OpenWindow, data: Path) -> None:
    system = data.with_name("XDG_DATA_DIRS") / "applications"
    system.mkdir(parents=True)
    (system / "other.desktop").write_text(OTHER)
    shown = row(program)
    shown.button.click()
    program.until(lambda: shown.button.text() == "Turn off")
    assert "Other opens them, as before" in shown.text()
    shown.default_button.click()
    program.until(lambda: not shown.default_button.isVisible())
    assert "opens Bantam" in shown.text()


def test_a_system_that_cannot_be_told_says_so(program: OpenWindow, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OpeningService, "is_supported", False)
    shown = row(program)
    assert "installed applications only" in shown.text()
    assert not shown.button.isEnabled()


def test_what_cannot_be_written_is_said_above_the_cards(program: OpenWindow, data: Path) -> None:
    shown = row(program)
    data.write_text("a file where a folder should be")
    shown.button.click()
    program.until(program.bantam.settings_view.fault.isVisible)
    assert "could not be changed" in program.bantam.settings_view.fault.accessibleName()
    program.until(shown.button.isEnabled)
