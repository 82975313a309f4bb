"""What is done with all models together, in the real window with real files: duplicates, moving, other programs."""

import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.composition import Composition
from desktop.library.other_programs.places import Surroundings
from desktop.library.whole_files import PART_END, PART_START
from desktop.ui.models.models_view import ModelsTab
from tests.fixtures.open_window import OpenWindow
from tests.fixtures.screen_reader import unnamed
from tests.library.gguf_maker import Gguf
from tests.library.other_programs.stores import tree_hash, write_lm_studio, write_ollama

SIZE = 3_000_000


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def write(path: Path, fill: bytes = b"\1") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(Gguf().bytes() + fill * SIZE)
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where other programs would keep things."""
    return tmp_path / "home"


def opened(program: OpenWindow, home: Path) -> Any:
    def elsewhere(composition: Composition) -> None:
        composition.library._around = Surroundings(system="linux", home=home, environment={})

    program.open(prepare=elsewhere)
    program.bantam.window.show_screen("models")
    view = program.bantam.models.screen.view
    view.show_tab(ModelsTab.INSTALLED)
    program.until(lambda: len(view.installed.rows.models) > 1)
    return view


def names(view: Any) -> set[str]:
    return {model.id for model in view.installed.rows.models}


def test_of_what_is_here_twice_one_stays(program: OpenWindow, home: Path) -> None:
    first, second = (write(program.paths.models / f"{name}.gguf") for name in ("first", "second"))
    other = write(program.paths.models / "other.gguf", b"\2")
    view = opened(program, home)
    work: Any = program.bantam.models.screen.duplicates
    view.installed.menu.duplicates_requested.emit()
    program.until(lambda: work.dialog is not None and work.dialog.begin.isVisible())
    assert unnamed(work.dialog) == []
    assert work.dialog.begin.text() == "Delete the others, frees 3 MB"
    (choices,) = work.dialog.choices
    choices["second"].setChecked(True)
    click(work.dialog.begin)
    program.until(lambda: names(view) >= {"second", "other"} and "first" not in names(view))
    assert work.dialog is None
    assert (first.exists(), second.exists(), other.exists()) == (False, True, True)


def test_files_of_other_programs_stay(program: OpenWindow, home: Path) -> None:
    own = write(program.paths.models / "own.gguf")
    theirs = write(home / ".lmstudio" / "models" / "anna" / "own" / "theirs.gguf")
    view = opened(program, home)
    library = program.bantam.composition.library
    library.use_in_place(library.other_programs()[0].models[0])
    work: Any = program.bantam.models.screen.duplicates
    work.look()
    program.until(lambda: work.dialog is not None and work.dialog.begin.isVisible())
    (choices,) = work.dialog.choices
    kept = next(button for button in choices.values() if button.isChecked())
    assert kept.accessibleDescription().startswith("LM Studio keeps it, and it stays in any case")
    choices["own"].setChecked(True)
    assert not work.dialog.begin.isEnabled(), "nothing is Bantam's to delete then"
    kept.setChecked(True)
    click(work.dialog.begin)
    program.until(lambda: not own.exists())
    program.until(lambda: "own" not in names(view))
    assert theirs.exists()


def test_nothing_twice_says_so(program: OpenWindow, home: Path) -> None:
    opened(program, home)
    work: Any = program.bantam.models.screen.duplicates
    work.look()
    program.until(lambda: work.dialog is not None and work.dialog.stop.text() == "Close")
    assert not work.dialog.begin.isVisible()
    click(work.dialog.stop)
    program.until(lambda: work.dialog is None)


def test_the_folder_is_moved(program: OpenWindow, home: Path, tmp_path: Path) -> None:
    own = write(program.paths.models / "own.gguf")
    view = opened(program, home)
    work: Any = program.bantam.models.screen.moves
    view.installed.menu.move_requested.emit()
    assert unnamed(work.dialog) == []
    assert not work.dialog.begin.isVisible()
    work.choose(program.paths.models / "inside")
    program.until(lambda: work.dialog.error.isVisible())
    assert "lies in the other" in work.dialog.error.accessibleName()
    target = tmp_path / "big disk"
    work.choose(target)
    program.until(lambda: work.dialog.begin.isVisible())
    assert not work.dialog.error.isVisible()
    assert work.dialog.cost.text().startswith("1 file, 3 MB.")
    click(work.dialog.begin)
    program.until(lambda: work.dialog is None)
    program.until(lambda: target / "own.gguf" in [model.path for model in view.installed.rows.models])
    assert not own.exists()


def test_other_programs_models_are_chosen_and_used_in_place(program: OpenWindow, home: Path) -> None:
    write_lm_studio(home)
    write_ollama(home / ".ollama" / "models")
    before = tree_hash(home)
    view = opened(program, home)
    work: Any = program.bantam.models.screen.programs
    click(view.installed.others)
    program.until(lambda: work.dialog is not None and work.dialog.begin.isVisible())
    assert unnamed(work.dialog) == []
    boxes = {model.name: box for model, box in work.dialog.boxes}
    assert {"big", "seeing.Q4_0", "tiny:1b"} <= set(boxes)
    for name, box in boxes.items():
        box.setChecked(name == "tiny:1b")
    assert work.dialog.begin.text().startswith("Use 1 in place, saves")
    click(work.dialog.begin)
    program.until(lambda: "tiny:1b" in names(view))
    view.installed.show_model("tiny:1b")
    click(view.installed_pane.delete)
    program.until(view.installed_pane.really.isVisible)
    assert view.installed_pane.really.text() == "Forget it"
    assert "where Ollama keeps it" in view.installed_pane.removal.question.text()
    click(view.installed_pane.really)
    program.until(lambda: "tiny:1b" not in names(view))
    assert tree_hash(home) == before


def test_what_has_another_name_frees_nothing(program: OpenWindow, home: Path, tmp_path: Path) -> None:
    own = write(program.paths.models / "own.gguf")
    (tmp_path / "second name.gguf").hardlink_to(own)
    view = opened(program, home)
    view.installed.show_model("own")
    click(view.installed_pane.delete)
    program.until(view.installed_pane.really.isVisible)
    assert view.installed_pane.really.text() == "Delete it"
    assert "Nothing becomes free" in view.installed_pane.removal.question.text()


def test_what_a_kill_left_is_tidied_when_the_screen_opens(program: OpenWindow, home: Path) -> None:
    own = write(program.paths.models / "own.gguf")
    half = own.with_name(f"{PART_START}x{PART_END}")
    half.write_bytes(b"half")
    os.utime(half, (1.0, 1.0))
    opened(program, home)
    program.until(lambda: not half.exists())
