"""The models on this computer, with the real library: listed, checked, deleted, and brought in."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.library import Placing
from desktop.core.model import ModelFile
from desktop.engine.slot import Wish
from desktop.machine.memory import Memory
from desktop.services.engine_options import engine_options
from desktop.ui.models.installed.installed_page import InstalledPage
from desktop.ui.models.models_view import ModelsTab
from desktop.ui.theme.theme import Theme
from tests.fixtures.open_window import OpenWindow
from tests.fixtures.tiny_models.lora import write_lora
from tests.fixtures.tiny_models.maker import write_tiny
from tests.library.gguf_maker import Gguf


@pytest.fixture
def own(program: OpenWindow) -> Path:
    """A model of the person's own, in Bantam's folder."""
    path = program.paths.models / "mine-Q8_0.gguf"
    path.parent.mkdir(parents=True)
    path.write_bytes(Gguf().bytes() + bytes(5_000_000))
    return path


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def opened(program: OpenWindow) -> Any:
    program.open()
    program.bantam.window.show_screen("models")
    view = program.bantam.models.screen.view
    view.show_tab(ModelsTab.INSTALLED)
    program.until(lambda: len(view.installed.rows.models) > 1)
    return view


def test_a_folder_that_is_not_there_is_told(program: OpenWindow, tmp_path: Path) -> None:
    """Its disk was unplugged: models that are missing are no models that nobody has."""
    program.open(models_folder=str(tmp_path / "unplugged"))
    program.bantam.window.show_screen("models")
    view = program.bantam.models.screen.view
    view.show_tab(ModelsTab.INSTALLED)
    program.until(lambda: len(view.installed.rows.models) > 1)
    told = f"The folder {tmp_path / 'unplugged'} is not there: its disk may not be connected."
    assert view.installed.count.text().startswith(told)
    (tmp_path / "unplugged").mkdir()
    program.bantam.models.screen.installed.refresh()
    program.until(lambda: view.installed.count.text().startswith("2 models"))


def test_what_is_here_is_listed_and_can_be_searched(program: OpenWindow, own: Path) -> None:
    view = opened(program)
    names = [model.id for model in view.installed.rows.models]
    assert own.stem in names
    assert view.tabs.count() == 3
    view.installed.search.setText("mine")
    assert [model.id for model in view.installed.rows.models] == [own.stem]
    assert view.installed_pane.model.id == own.stem
    view.installed.search.setText("zebra")
    assert view.installed.clear.isVisible()
    assert not view.installed_pane.chat.isVisible()
    click(view.installed.clear)
    assert [model.id for model in view.installed.rows.models] == names


def test_a_file_is_checked(program: OpenWindow, own: Path) -> None:
    view = opened(program)
    view.installed.show_model(own.stem)
    click(view.installed_pane.check)
    program.until(lambda: view.installed_pane.outcome.text().startswith("Its structure is right"))
    click(view.installed_pane.check)
    program.until(lambda: view.installed_pane.outcome.text().startswith("Every byte is what it was"))


def test_deleting_asks_first_and_names_the_size(program: OpenWindow, own: Path) -> None:
    view, pane = opened(program), program.bantam.models.screen.view.installed_pane
    view.installed.show_model(own.stem)
    click(pane.delete)
    program.until(pane.really.isVisible)
    assert pane.really.text() == "Delete 5 MB"
    click(pane.keep)
    assert own.exists()
    click(pane.delete)
    program.until(pane.really.isVisible)
    click(pane.really)
    program.until(lambda: not own.exists())
    program.until(lambda: own.stem not in [model.id for model in view.installed.rows.models])


def test_what_is_broken_or_gone_has_a_row_and_can_go(program: OpenWindow, own: Path, tmp_path: Path) -> None:
    broken = own.with_name("page.gguf")
    broken.write_bytes(b"<html>")
    gone = tmp_path / "gone.gguf"
    gone.write_bytes(Gguf().bytes())
    view = opened(program)
    program.bantam.composition.library.import_file(gone, Placing.IN_PLACE)
    gone.unlink()
    program.bantam.models.screen.installed.refresh()
    program.until(lambda: str(gone) in [model.id for model in view.installed.rows.models])
    pane = view.installed_pane

    def is_off(path: Path) -> bool:
        return str(path) not in [model.id for model in view.installed.rows.models]

    view.installed.show_model(str(gone))
    assert pane.outcome.text() == "Its file is not there any more. Forget it, or put it back."
    assert (pane.delete.text(), pane.chat.isVisible(), pane.check.isVisible()) == ("Forget…", False, False)
    view.installed.show_model(str(broken))
    assert pane.outcome.text().startswith("It cannot be used: ")
    for path in (gone, broken):
        view.installed.show_model(str(path))
        click(pane.delete)
        program.until(pane.really.isVisible)
        click(pane.really)
        program.until(partial(is_off, path))
    assert not broken.exists()


def test_a_link_that_leads_nowhere_is_deleted_and_nothing_untrue_is_said(program: OpenWindow, own: Path) -> None:
    link = own.with_name("far.gguf")
    link.symlink_to(own.with_name("nowhere.gguf"))
    view, pane = opened(program), program.bantam.models.screen.view.installed_pane
    program.until(lambda: str(link) in [model.id for model in view.installed.rows.models])
    view.installed.show_model(str(link))
    click(pane.delete)
    program.until(pane.really.isVisible)
    assert pane.removal.question.text().startswith("Delete the link? The file that it led to is not there any more")
    click(pane.really)
    program.until(lambda: program.bantam.window.toasts._toasts)
    (toast,) = program.bantam.window.toasts._toasts
    assert "The link far.gguf is deleted. What it led to was gone already" in toast.accessibleName()
    assert not link.is_symlink()
    assert own.exists()


def test_what_comes_with_bantam_is_not_deleted(program: OpenWindow, own: Path) -> None:
    view = opened(program)
    starter = next(model for model in view.installed.rows.models if model.is_starter)
    view.installed.show_model(starter.id)
    assert not view.installed_pane.delete.isEnabled()


@pytest.mark.parametrize("way", list(Placing))
def test_a_file_is_brought_in(program: OpenWindow, tmp_path: Path, way: Placing) -> None:
    given = tmp_path / "given" / "brought-Q8_0.gguf"
    given.parent.mkdir()
    given.write_bytes(Gguf().bytes() + bytes(3_000_000))
    view = opened(program)
    imports: Any = program.bantam.models.screen.imports
    view.given.emit([str(given)])
    program.until(lambda: imports.dialog is not None)
    imports.dialog.ways[way].setChecked(True)
    click(imports.dialog.begin)
    program.until(lambda: "brought-Q8_0" in [model.id for model in view.installed.rows.models])
    assert imports.dialog is None
    assert given.exists() is (way is not Placing.MOVE)


def test_what_cannot_be_brought_in_says_why(program: OpenWindow, tmp_path: Path) -> None:
    given = tmp_path / "no-model.gguf"
    given.write_bytes(b"nothing of the kind")
    opened(program)
    imports: Any = program.bantam.models.screen.imports
    imports.offer([given])
    program.until(lambda: imports.dialog is not None)
    assert "it does not begin like a GGUF file" in imports.dialog.error.accessibleName()
    assert not imports.dialog.begin.isVisible()
    assert not any(way.isVisible() for way in imports.dialog.ways.values())
    click(imports.dialog.stop)
    assert imports.dialog is None
    assert given.exists()


def in_memory(page: Any, count: int) -> bool:
    return f"{count} in memory" in page.count.text()


@pytest.mark.engine
def test_models_are_loaded_and_let_go(program: OpenWindow) -> None:
    write_tiny(program.paths.models / "tiny.gguf")
    program.open(models_at_once=2, unload_after=10)
    program.bantam.window.show_screen("models")
    view = program.bantam.models.screen.view
    view.show_tab(ModelsTab.INSTALLED)
    page, part = view.installed, view.installed_pane.memory
    program.until(lambda: len(page.rows.models) > 2)
    for name, count in (("SmolLM2-135M-Instruct.Q4_1", 1), ("tiny", 2)):
        page.show_model(name)
        program.until(lambda: part.state.text() == "Not in memory" and part.button.isEnabled())
        click(part.button)
        program.until(lambda: part.state.text().startswith("In memory, takes"))
        assert part.stays.text() == "Ends in 10 min when idle"
        program.until(partial(in_memory, page, count))
    assert len(program.bantam.composition.pool.pids()) == 2
    told = [page.rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert sum("In memory" in words for words in told) == 2
    click(part.button)
    program.until(lambda: part.state.text() == "Not in memory")
    program.until(lambda: "1 in memory" in page.count.text())
    page.show_model("SmolLM2-135M-Instruct.Q4_1")
    click(part.button)
    program.until(lambda: program.bantam.composition.pool.pids() == [])
    program.until(lambda: "in memory" not in page.count.text())


def test_500_models_are_listed_and_filtered_at_once(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    page = InstalledPage(theme)
    qtbot.addWidget(page)
    page.resize(784, 700)
    page.show()
    facts: Any = {"architecture": "llama", "quantisation": "Q4_K_M", "parameters": 10**9, "context_length": 8192}
    models = [
        ModelFile(id=f"model-{number}", name=f"Model {number}", path=tmp_path / f"{number}.gguf", size=10**9, **facts)
        for number in range(500)
    ]

    def seconds(deed: Callable[[], object]) -> float:
        started = time.perf_counter()
        deed()
        QApplication.processEvents()
        return time.perf_counter() - started

    assert min(seconds(lambda: page.show_models(models, 0)) for _ in range(3)) < 0.05
    assert len(page.rows.models) == 500
    wanted = ("model 4", "model 49", "zebra", "")
    rounds = [[seconds(partial(page.search.setText, words)) for words in wanted] for _ in range(3)]
    assert all(min(times) < 0.05 for times in zip(*rounds, strict=True)), "the best of three: others use this computer"
    assert len(page.rows.models) == 500


def test_a_check_can_be_stopped(program: OpenWindow, own: Path) -> None:
    with own.open("ab") as file:
        file.truncate(1_000_000_000)  # a hole, that takes a while to read and nothing of the disk
    view = opened(program)
    pane = view.installed_pane
    view.installed.show_model(own.stem)
    click(pane.check)
    assert pane.check.text() == "Stop checking"
    click(pane.check)
    program.until(lambda: pane.check.text() == "Check the file")
    assert not pane.outcome.isVisible()


def test_an_adapter_is_brought_in_and_shown(program: OpenWindow, tmp_path: Path) -> None:
    given = write_lora(tmp_path / "rhymes.gguf", "llama")
    view = opened(program)
    imports: Any = program.bantam.models.screen.imports
    view.given.emit([str(given)])
    program.until(lambda: imports.dialog is not None)
    assert not imports.dialog.ways[Placing.IN_PLACE].isVisible()
    assert imports.dialog.way is Placing.LINK
    click(imports.dialog.begin)
    program.until(lambda: view.tab is ModelsTab.ADAPTERS)
    program.until(lambda: view.adapters.current is not None)
    assert view.adapters.current.path == program.paths.models / "rhymes.gguf"


@pytest.fixture
def free(program: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The list of the models, of which the tiny one is shown; what it holds is the memory that is free, in bytes."""
    write_tiny(program.paths.models / "tiny.gguf")
    view = opened(program)
    bytes_free = [1 << 40]
    monkeypatch.setattr(program.bantam.composition.fits, "_memory", lambda: Memory(1 << 40, bytes_free[0]))
    view.installed.show_model("tiny")
    return bytes_free


def said(view: Any, model_id: str) -> str:
    """What a screen reader says of a row."""
    index = view.installed.rows.index(view.installed.rows.row_of(model_id))
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.mark.engine
def test_rows_say_what_fits_and_follow_the_memory(program: OpenWindow, free: list[int]) -> None:
    view = program.bantam.models.screen.view
    program.until(lambda: "Good · CPU" in said(view, "tiny"))
    free[0] = 1 << 20
    program.until(lambda: "Too large" in said(view, "tiny"))
    broken = program.paths.models / "broken.gguf"
    broken.write_bytes(b"GGUF and then nothing")
    program.bantam.models.screen.refresh()
    program.until(lambda: view.installed.rows.row_of(str(broken)) >= 0)
    free[0] = 1 << 40
    program.until(lambda: "Good · CPU" in said(view, "tiny"))
    assert "Good" not in said(view, str(broken))
    view.installed.grab()


@pytest.mark.engine
def test_what_is_too_large_is_loaded_only_after_a_question(program: OpenWindow, free: list[int]) -> None:
    free[0] = 1 << 20
    pane = program.bantam.models.screen.view.installed_pane
    click(pane.memory.button)
    program.until(pane.too_large.isVisible)
    assert not pane.memory.isVisible()
    assert "is too large for the memory there is" in pane.too_large.text
    assert not pane.too_large.shorter.isVisible(), "no context is short enough"
    assert QApplication.focusWidget() is pane.too_large.other
    program.key(Qt.Key.Key_Return)
    assert pane.memory.isVisible()
    assert program.bantam.composition.loads.loaded() == []
    click(pane.memory.button)
    program.until(pane.too_large.isVisible)
    program.bantam.models.screen.refresh()
    program.until(lambda: program.bantam.tasks.is_idle)
    assert pane.too_large.isVisible(), "the question stays while the list is read again"
    click(pane.too_large.anyway)
    program.until(lambda: pane.memory.button.text() == "Unload")
    assert pane.memory.isVisible()
    click(pane.memory.button)
    program.until(lambda: pane.memory.button.text() == "Load" and pane.memory.button.isEnabled())
    click(pane.memory.button)
    program.until(pane.too_large.isVisible)


@pytest.mark.engine
def test_a_shorter_context_is_offered_where_one_fits(program: OpenWindow, free: list[int]) -> None:
    parts = program.bantam.composition
    model = next(one for one in parts.models.chat_models() if one.is_starter)
    view = program.bantam.models.screen.view
    view.installed.show_model(model.id)
    wish = Wish.of(model, **engine_options(model, parts.settings.current()))
    free[0] = parts.guard.need(model, wish) - (60 << 20)
    pane = view.installed_pane
    click(pane.memory.button)
    program.until(pane.too_large.shorter.isVisible)
    click(pane.too_large.shorter)
    program.until(lambda: pane.memory.button.text() == "Unload")
    (loaded,) = parts.loads.loaded()
    assert loaded.facts.context_length < 8192
    assert str(loaded.facts.context_length)[0] in pane.too_large.shorter.text()


@pytest.mark.engine
def test_a_question_goes_with_what_it_was_about(program: OpenWindow, free: list[int]) -> None:
    """Where the model is loaded by others meanwhile, or nobody looks any more."""
    parts, view = program.bantam.composition, program.bantam.models.screen.view
    pane, tiny = view.installed_pane, parts.models.find("tiny")
    free[0] = 1 << 20
    click(pane.memory.button)
    program.until(pane.too_large.isVisible)
    free[0] = 1 << 40
    parts.loads.load(tiny)
    program.until(lambda: pane.memory.button.text() == "Unload")
    parts.loads.unload(tiny)
    program.until(lambda: pane.memory.button.text() == "Load")
    assert not pane.too_large.isVisible()
    free[0] = 1 << 20
    click(pane.memory.button)
    program.until(pane.too_large.isVisible)
    view.show_tab(ModelsTab.DISCOVER)
    view.show_tab(ModelsTab.INSTALLED)
    program.until(pane.memory.isVisible)
    assert not pane.too_large.isVisible()
