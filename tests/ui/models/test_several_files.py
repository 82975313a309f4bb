"""Several model files at once: dropped, grouped, and brought in one by one; what cannot be is told in one list."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.__main__ import _is_command
from desktop.core.library import Placing
from desktop.ui.shell.raise_request import RaiseRequest
from tests.fixtures.dragging import drag_enter
from tests.fixtures.open_window import OpenWindow
from tests.library.gguf_maker import Gguf


def drop(view: Any, paths: list[Path]) -> bool:
    """As a file manager does; returns whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    given = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enters = drag_enter(200, 200, data)
    enters.ignore()
    QApplication.sendEvent(view, enters)
    if not enters.isAccepted():
        return False
    QApplication.sendEvent(view, QDropEvent(QPointF(200, 200), *given))
    return True


@pytest.fixture
def view(program: OpenWindow) -> Any:
    program.open()
    program.bantam.window.show_screen("models")
    return program.bantam.models.screen.view


def model(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(Gguf().bytes() + bytes(1000))
    return path


def test_the_parts_of_a_split_model_come_in_as_one_beside_another(
    program: OpenWindow, view: Any, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    parts = [model(given / f"large-Q8_0-0000{part}-of-00002.gguf") for part in (2, 1)]
    imports: Any = program.bantam.models.screen.imports
    assert drop(view, [*parts, model(given / "small-Q8_0.gguf")])
    assert [path.name for path in imports.dialog.paths] == ["large-Q8_0-00001-of-00002.gguf", "small-Q8_0.gguf"]
    imports.dialog.ways[Placing.COPY].setChecked(True)
    imports.dialog.begin.click()
    program.until(lambda: imports.dialog is None)
    here = {path.name for path in program.paths.models.iterdir()}
    assert here >= {"small-Q8_0.gguf", *(path.name for path in parts)}


def test_what_cannot_come_in_is_told_in_one_list_and_keeps_nothing_else_out(
    program: OpenWindow, view: Any, tmp_path: Path
) -> None:
    bad = [tmp_path / "bad.gguf", tmp_path / "notes.txt"]
    for path in bad:
        path.write_bytes(b"nothing of the kind")
    imports: Any = program.bantam.models.screen.imports
    assert drop(view, [bad[0], model(tmp_path / "good" / "good-Q8_0.gguf"), bad[1]])
    imports.dialog.ways[Placing.COPY].setChecked(True)
    imports.dialog.begin.click()
    program.until(lambda: imports.dialog.error.isVisible())
    words = imports.dialog.error.accessibleName()
    assert "2 of 3 could not be imported" in words
    assert all(path.name in words for path in bad)
    assert imports.dialog.paths == bad, "what is left may be tried in another way"
    assert (program.paths.models / "good-Q8_0.gguf").exists()
    imports.dialog.reject()


def test_files_that_are_no_models_are_not_taken(view: Any, tmp_path: Path) -> None:
    assert not drop(view, [tmp_path / "one.txt", tmp_path / "two.pdf"])


def test_a_second_start_with_a_file_brings_it_to_the_window(program: OpenWindow, tmp_path: Path) -> None:
    given = model(tmp_path / "given" / "clicked-Q8_0.gguf")
    assert not _is_command([str(given)])
    assert _is_command([str(given.with_name("gone.gguf"))])
    program.open()
    RaiseRequest.ask(program.paths.data, [given])
    imports: Any = program.bantam.models.screen.imports
    program.until(lambda: imports.dialog is not None)
    assert imports.dialog.paths == [given]
    assert program.bantam.window.screen_id == "models"
    imports.dialog.reject()
