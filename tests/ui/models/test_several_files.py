"""Several model files at once: dropped, grouped, and brought in one by one; what cannot be is told in one list."""

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.core.library import Placing
from desktop.ui.shell.raise_request import Outcome, hand_over
from tests.fixtures.dragging import drag_enter
from tests.fixtures.open_window import OpenWindow
from tests.library.gguf_maker import Gguf


def drop(view: Any, paths: list[Path]) -> bool:
    """As a file manager does; returns whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return send_drop(view, data)


def send_drop(view: Any, data: QMimeData) -> bool:
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
    program.until(lambda: imports.dialog is not None)
    assert [path.name for path in imports.dialog.paths] == ["large-Q8_0-00001-of-00002.gguf", "small-Q8_0.gguf"]
    imports.dialog.ways[Placing.COPY].setChecked(True)
    imports.dialog.begin.click()
    program.until(lambda: imports.dialog is None)
    here = {path.name for path in program.paths.models.iterdir()}
    assert here >= {"small-Q8_0.gguf", *(path.name for path in parts)}


def test_what_cannot_come_in_is_told_at_once_and_keeps_nothing_else_out(
    program: OpenWindow, view: Any, tmp_path: Path
) -> None:
    bad = [tmp_path / "bad.gguf", tmp_path / "notes.txt"]
    for path in bad:
        path.write_bytes(b"nothing of the kind")
    imports: Any = program.bantam.models.screen.imports
    assert drop(view, [bad[0], model(tmp_path / "good" / "good-Q8_0.gguf"), bad[1]])
    program.until(lambda: imports.dialog is not None)
    words = imports.dialog.error.accessibleName()
    assert "2 of 3 could not be imported" in words
    assert all(path.name in words for path in bad)
    assert [path.name for path in imports.dialog.paths] == ["good-Q8_0.gguf"]
    imports.dialog.ways[Placing.COPY].setChecked(True)
    imports.dialog.begin.click()
    program.until(lambda: imports.dialog is None)
    assert (program.paths.models / "good-Q8_0.gguf").exists()


def test_what_fails_may_be_tried_in_another_way(program: OpenWindow, view: Any, tmp_path: Path) -> None:
    imports: Any = program.bantam.models.screen.imports
    given = [model(tmp_path / "given" / f"{name}-Q8_0.gguf") for name in ("one", "two")]
    assert drop(view, given)
    program.until(lambda: imports.dialog is not None)
    given[1].unlink()
    imports.dialog.ways[Placing.COPY].setChecked(True)
    imports.dialog.begin.click()
    program.until(lambda: imports.dialog.error.isVisible())
    assert imports.dialog.paths == [given[1]]
    assert "two-Q8_0.gguf" in imports.dialog.error.accessibleName()
    assert imports.dialog.begin.isEnabled()
    imports.dialog.reject()


def test_files_that_are_no_models_are_not_taken(view: Any, tmp_path: Path) -> None:
    assert not drop(view, [tmp_path / "one.txt", tmp_path / "two.pdf"])


def test_bytes_that_are_here_are_shown_and_not_copied(program: OpenWindow, view: Any, tmp_path: Path) -> None:
    here = model(program.paths.models / "known-Q8_0.gguf")
    given = model(tmp_path / "given" / "another-name.gguf")
    imports: Any = program.bantam.models.screen.imports
    for way in Placing:
        view.installed.search.setText("something else")
        assert drop(view, [given])
        program.until(lambda: imports.dialog is not None)
        imports.dialog.ways[way].setChecked(True)
        imports.dialog.begin.click()
        program.until(lambda: imports.dialog.note.isVisible())
        words = imports.dialog.note.text()
        assert "another-name.gguf is here already" in words
        assert str(here) in words
        assert not imports.dialog.begin.isVisible()
        program.until(lambda: view.installed_pane.model is not None and view.installed_pane.model.path == here)
        imports.dialog.stop.click()
    assert [path.name for path in program.paths.models.iterdir()] == ["known-Q8_0.gguf"]
    assert given.exists()


def test_a_folder_is_looked_through(program: OpenWindow, view: Any, tmp_path: Path) -> None:
    folder = tmp_path / "given.all"
    (folder / "deep").mkdir(parents=True)
    model(folder / "deep" / "one-Q8_0.gguf")
    model(folder / "two-Q8_0-00001-of-00002.gguf")
    imports: Any = program.bantam.models.screen.imports
    assert drop(program.bantam.window, [folder])
    program.until(lambda: imports.dialog is not None)
    assert [path.name for path in imports.dialog.paths] == ["one-Q8_0.gguf"]
    assert "1 of its 2 parts is here" in imports.dialog.error.accessibleName()
    imports.dialog.reject()
    empty = tmp_path / "empty"
    empty.mkdir()
    assert drop(program.bantam.window, [empty])
    program.until(lambda: imports.dialog is not None)
    assert "There is no GGUF file in empty" in imports.dialog.error.accessibleName()
    imports.dialog.reject()


def test_folders_of_peft_have_a_dialog_each(program: OpenWindow, view: Any, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "adapter_config.json").write_text("{}")
        (tmp_path / name / "adapter_model.safetensors").write_bytes(b"")
    assert drop(view, [tmp_path / "one", tmp_path / "two"])
    peft: Any = program.bantam.models.screen.peft
    for name in ("one", "two"):
        program.until(lambda: peft.dialog is not None)
        assert peft._folder == tmp_path / name
        assert peft.dialog.error.isVisible()
        peft.dialog.reject()
    assert program.bantam.models.screen.imports.dialog is None
    assert drop(view, [tmp_path / "one" / "adapter_model.safetensors"])
    program.until(lambda: peft.dialog is not None)
    assert peft._folder == tmp_path / "one"
    peft.dialog.reject()


def test_the_whole_window_takes_models(program: OpenWindow, view: Any, tmp_path: Path) -> None:
    given = model(tmp_path / "given" / "some-Q8_0.gguf")
    imports: Any = program.bantam.models.screen.imports
    for screen in ("chat", "settings", "models"):
        program.bantam.window.show_screen(screen)
        assert drop(program.bantam.window, [given])
        program.until(lambda: imports.dialog is not None)
        assert program.bantam.window.screen_id == "models"
        imports.dialog.reject()
    assert not drop(program.bantam.window, [tmp_path / "photo.png"])


def test_a_chat_hands_models_on_and_keeps_the_rest(program: OpenWindow, view: Any, tmp_path: Path) -> None:
    given = model(tmp_path / "given" / "some-Q8_0.gguf")
    (tmp_path / "notes").mkdir()
    (tmp_path / "a.txt").write_text("some words")
    program.bantam.window.show_screen("chat")
    drop(program.view.composer, [tmp_path / "a.txt", given.parent, tmp_path / "notes"])
    imports: Any = program.bantam.models.screen.imports
    program.until(lambda: imports.dialog is not None)
    assert imports.dialog.paths == [given]
    imports.dialog.reject()
    files = program.bantam.attachments.files
    program.until(lambda: len(files.of(program.chat.chat.id)) == 2)
    assert {state.name for state in files.of(program.chat.chat.id)} == {"a.txt", "notes"}


def test_an_address_waits_in_the_search_and_nothing_is_asked(program: OpenWindow, view: Any) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://huggingface.co/somebody/Tiny-GGUF")])
    assert send_drop(program.bantam.window, data)
    assert view.discover.search.text() == "https://huggingface.co/somebody/Tiny-GGUF"
    program.until(view.discover.hub_button.isVisible)
    data.setUrls([QUrl("https://example.org/somebody/Tiny-GGUF")])
    assert not send_drop(program.bantam.window, data)
    assert program.bantam.composition.ledger.uses() == []


def test_a_slow_disk_is_said_and_need_not_be_waited_for(
    program: OpenWindow, view: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, goes_on = model(tmp_path / "given" / "some-Q8_0.gguf"), threading.Event()
    library: Any = program.bantam.composition.library
    look_over = library.look_over

    def slowly(paths: Any) -> Any:
        goes_on.wait(20)
        return look_over(paths)

    monkeypatch.setattr(library, "look_over", slowly)
    imports: Any = program.bantam.models.screen.imports
    try:
        assert drop(view, [given])
        program.until(lambda: imports.dialog is not None)
        assert imports.dialog.note.text() == "Looking at the files…"
        assert not imports.dialog.begin.isEnabled()
        imports.dialog.reject()
    finally:
        goes_on.set()
    program.until(lambda: program.bantam.tasks.is_idle)
    assert imports.dialog is None


def test_what_is_given_while_another_look_ends_is_not_mistaken(
    program: OpenWindow, view: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (model(tmp_path / "given" / f"{name}-Q8_0.gguf") for name in ("first", "second"))
    imports: Any = program.bantam.models.screen.imports
    library: Any = program.bantam.composition.library
    look_over, goes_on = library.look_over, threading.Event()

    def slowly(paths: Any) -> Any:
        goes_on.wait(20) if paths == [first] else None
        return look_over(paths)

    monkeypatch.setattr(library, "look_over", slowly)
    try:
        imports.offer([first])
        program.until(lambda: imports.dialog is not None)
        imports.offer([second])
        imports.dialog.reject()
        goes_on.set()
        program.until(lambda: imports.dialog is not None and program.bantam.tasks.is_idle)
    finally:
        goes_on.set()
    assert imports.dialog.paths == [second]
    imports.dialog.reject()


def test_a_file_that_is_asked_about_is_not_asked_about_again(program: OpenWindow, view: Any, tmp_path: Path) -> None:
    given = model(tmp_path / "given" / "one-Q8_0.gguf")
    imports: Any = program.bantam.models.screen.imports
    for _ in range(3):
        imports.offer([given])
    program.until(lambda: imports.dialog is not None)
    imports.offer([given])
    imports.dialog.reject()
    program.until(lambda: program.bantam.tasks.is_idle)
    assert imports.dialog is None


def test_a_dialog_about_fifty_files_fits_a_small_screen(program: OpenWindow, view: Any, tmp_path: Path) -> None:
    given = [tmp_path / f"page {number}.gguf" for number in range(50)]
    for path in given:
        path.write_text("<html>")
    imports: Any = program.bantam.models.screen.imports
    imports.offer(given)
    program.until(lambda: imports.dialog is not None and imports.dialog.error.isVisible())
    assert "and 46 more" in imports.dialog.error.accessibleName()
    assert imports.dialog.height() < 700
    imports.dialog.reject()


def test_another_start_finds_the_window_that_took_this_ones_place(
    program: OpenWindow, view: Any, tmp_path: Path
) -> None:
    given = model(tmp_path / "given" / "some-Q8_0.gguf")
    program.bantam._renew()
    assert program.bantam.successor is not None
    successor: Any = program.bantam.successor
    outcomes: list[Outcome] = []
    start = threading.Thread(
        target=lambda: outcomes.append(
            hand_over(program.paths.data, [str(given)], is_window=lambda: True, is_free=lambda: False)
        )
    )
    start.start()
    program.until(lambda: "screen" in successor.models.__dict__ and successor.models.screen.imports.dialog is not None)
    start.join()
    assert outcomes == [Outcome.TAKEN]
    assert successor.models.screen.imports.dialog.paths == [given]
    successor.models.screen.imports.dialog.reject()
