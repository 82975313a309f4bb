"""A smaller file is made of a large one in the real window, by the real engine."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.core.quantisation import SmallerFile, SmallerFiles
from desktop.library.whole_files import PART_START
from desktop.ui.models.installed.quantise_dialog import QuantiseDialog
from desktop.ui.models.models_view import ModelsTab
from tests.fixtures.open_window import OpenWindow
from tests.fixtures.screen_reader import unnamed
from tests.fixtures.tiny_models.maker import write_tiny

F32 = 0


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def large(program: OpenWindow) -> Path:
    """A model with numbers of 32 bits."""
    return write_tiny(program.paths.models / "tiny.F32.gguf", keys={"general.file_type": F32})


def opened(program: OpenWindow, model: str) -> Any:
    program.open(context_length=512)
    program.bantam.window.show_screen("models")
    view = program.bantam.models.screen.view
    view.show_tab(ModelsTab.INSTALLED)
    program.until(lambda: len(view.installed.rows.models) > 1)
    view.installed.show_model(model)
    click(view.installed_pane.smaller)
    return view


@pytest.mark.engine
def test_a_smaller_file_is_chosen_made_and_shown(program: OpenWindow, large: Path) -> None:
    view = opened(program, "tiny.F32")
    work: Any = program.bantam.models.screen.quantising
    program.until(lambda: work.dialog is not None)
    assert unnamed(work.dialog) == []
    assert work.dialog.chosen.name == "Q4_K_M"
    work.dialog.choices["Q4_0"].setChecked(True)
    assert work.dialog.begin.text().startswith("Make Q4_0, about")
    assert "noticeably weaker" not in work.dialog.choices["Q8_0"].accessibleDescription()
    click(work.dialog.begin)
    assert view.installed.job.isVisible()
    program.until(lambda: "is made and answers" in view.installed.job.outcome.text())
    program.until(lambda: view.installed_pane.model.id == "tiny.Q4_0")
    assert unnamed(view) == []
    click(view.installed.job.cancel)
    assert not view.installed.job.isVisible()


@pytest.mark.engine
def test_it_can_be_stopped(program: OpenWindow, large: Path) -> None:
    view = opened(program, "tiny.F32")
    work: Any = program.bantam.models.screen.quantising
    program.until(lambda: work.dialog is not None)
    click(work.dialog.begin)
    click(view.installed.job.cancel)
    program.until(lambda: not view.installed.job.isVisible())
    program.until(lambda: not list(large.parent.glob(f"{PART_START}*")))
    assert [path.name for path in large.parent.iterdir()] == [large.name]
    assert view.installed_pane.smaller.isEnabled()


def test_what_is_small_already_says_so(program: OpenWindow, large: Path) -> None:
    view = opened(program, "SmolLM2-135M-Instruct.Q4_1")
    program.until(view.installed_pane.error.isVisible)
    assert "its numbers are few bits already" in view.installed_pane.error.accessibleName()


def test_a_full_disk_is_said_before_anything_is_written(program: OpenWindow, large: Path) -> None:
    program.open()
    model = program.bantam.composition.models.find("tiny.F32")
    files = (SmallerFile(name="Q2_K", size=1_000, bits=3.4), SmallerFile(name="Q8_0", size=9_000_000, bits=8.5))
    offer = SmallerFiles(files=files, free=2_000_000)
    dialog = QuantiseDialog(program.theme, model, offer, program.bantam.window)
    assert not dialog.begin.isEnabled()
    assert dialog.room.text().startswith("It needs about 9 MB, and the disk has 2 MB left.")
    dialog.choices["Q2_K"].setChecked(True)
    assert dialog.begin.isEnabled()
    dialog.deleteLater()
