"""The tab of the adapters: what lies here, which models it may belong to, and what to do where there is none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.slot import Wish
from desktop.machine.memory import Memory
from desktop.services.adapter_service import AdapterBase, FoundAdapter
from desktop.services.engine_options import engine_options
from desktop.ui.models.adapters.adapter_rows import AdapterRow
from desktop.ui.models.adapters.peft_dialog import PeftDialog
from desktop.ui.models.models_view import ModelsTab
from tests.fixtures.load_questions import question, sample_model
from tests.fixtures.open_window import OpenWindow
from tests.fixtures.peft_maker import write_peft
from tests.fixtures.screen_reader import unnamed
from tests.fixtures.tiny_models.lora import write_lora
from tests.fixtures.tiny_models.maker import write_tiny
from tests.ui.models.conftest import Shown

RHYMES = FoundAdapter(path=Path("/models/rhymes.gguf"), name="Rhymes", architecture="llama", size=9_400_000)


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_nothing_here_says_how_one_comes(shown: Shown) -> None:
    shown.open()
    shown.view.show_tab(ModelsTab.ADAPTERS)
    assert not shown.view.adapters.nothing.isHidden()
    assert unnamed(shown.view) == []


def test_rows_say_which_models_they_may_belong_to(shown: Shown) -> None:
    page = shown.open().view.adapters
    shown.view.show_tab(ModelsTab.ADAPTERS)
    names = ("SmolLM2 135M Instruct",)
    page.show_rows([AdapterRow(RHYMES, names), AdapterRow(RHYMES), AdapterRow(RHYMES, names, ("Tiny",))])
    first, second, third = (page.rows.index(row) for row in range(3))
    assert third.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Used by Tiny"
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Rhymes, llama, 9 MB"
    assert first.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "May fit SmolLM2 135M Instruct"
    assert "None of the models here" in second.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert unnamed(shown.view) == []
    shown.view.show_tab(ModelsTab.INSTALLED)
    assert not shown.view.installed_pane.isHidden()


def test_what_went_wrong_is_scrolled_to(shown: Shown) -> None:
    """Where many models fit it is far below."""
    pane = shown.open().view.adapter_pane
    shown.view.adapters.show_rows([AdapterRow(RHYMES)])
    shown.view.show_tab(ModelsTab.ADAPTERS)
    pane.show_adapter(RHYMES)
    pane.show_bases([AdapterBase(model=sample_model(f"Model {number}")) for number in range(40)])
    pane.ask(question("Model 3"))
    pane.come_to_failure()
    shown.until(lambda: pane.too_large.visibleRegion().boundingRect().height() > 50)
    pane.show_error(KnownError(ErrorKind.NO_MODEL, folder="/models"))
    pane.come_to_failure()
    shown.until(lambda: pane.error.visibleRegion().boundingRect().height() > 50)


@pytest.fixture
def adapter(program: OpenWindow) -> Path:
    """A model and an adapter for it."""
    program.paths.models.mkdir(parents=True)
    write_tiny(program.paths.models / "tiny.gguf", "llama")
    write_tiny(program.paths.models / "other.gguf", "qwen2")
    return write_lora(program.paths.models / "rhymes.gguf", "llama")


def opened(program: OpenWindow) -> Any:
    program.open(context_length=512)
    program.bantam.window.show_screen("models")
    view = program.bantam.models.screen.view
    view.show_tab(ModelsTab.ADAPTERS)
    return view


@pytest.mark.engine
def test_a_model_uses_an_adapter_more_and_less_strongly(program: OpenWindow, adapter: Path) -> None:
    view = opened(program)
    pane, parts = view.adapter_pane, program.bantam.composition
    program.until(lambda: list(pane.rows) == ["tiny"])
    row = pane.rows["tiny"]
    assert not row.slider.isVisible()
    assert len(pane.reasons) == 2
    assert unnamed(view) == []
    click(row.switch)
    program.until(row.slider.isVisible)
    pids = parts.pool.pids()
    assert len(pids) == 1
    program.until(lambda: view.adapters.rows.items[0].users == ("tiny",))
    assert row.number.text() == "1.00"
    row.slider.setValue(7)
    assert row.number.text() == "0.35"
    model = parts.models.find("tiny")
    options = engine_options(model, parts.settings.current())

    def scale() -> list[float]:
        client = parts.pool.ready(model, **engine_options(model, parts.settings.current()))
        return [one.scale for one in client.adapters] if client is not None else []

    assert options["adapters"][0].scale == 1.0
    program.until(lambda: scale() == [0.35])
    assert parts.pool.pids() == pids, "without loading anew"
    parts.engines.set_strength(model, str(adapter), -1.5)
    program.bantam.models.screen.refresh()
    program.until(lambda: row.number.text() == "-1.50")
    row.slider.setValue(row.slider.value() + 1)
    program.until(lambda: scale() == [-1.45])
    row.slider.show_value(0.35)
    row.slider.setValue(row.slider.value() - 1)
    row.slider.setValue(row.slider.value() + 1)
    program.until(lambda: scale() == [0.35])
    click(row.switch)
    program.until(lambda: not row.slider.isVisible())
    assert parts.settings.current().engines == {}
    click(row.switch)
    program.until(row.slider.isVisible)
    program.until(lambda: row.number.text() == "0.35")
    program.until(lambda: program.bantam.tasks.is_idle)


@pytest.mark.engine
def test_a_strength_chosen_just_before_it_is_switched_off_is_there_again(program: OpenWindow, adapter: Path) -> None:
    pane = opened(program).adapter_pane
    program.until(lambda: list(pane.rows) == ["tiny"])
    row, settings = pane.rows["tiny"], program.bantam.composition.settings
    click(row.switch)
    program.until(row.slider.isVisible)
    row.slider.setValue(7)
    click(row.switch)
    program.until(lambda: not row.slider.isVisible())
    program.until(lambda: program.bantam.tasks.is_idle)
    assert settings.current().engines == {}, "nothing came behind it"
    click(row.switch)
    program.until(lambda: row.slider.isVisible() and row.number.text() == "0.35")
    program.until(lambda: program.bantam.tasks.is_idle)


@pytest.fixture
def free(program: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Says how many bytes are free."""

    def say(count: int) -> None:
        monkeypatch.setattr(program.bantam.composition.fits, "_memory", lambda: Memory(1 << 40, count))

    return say


@pytest.mark.engine
def test_a_model_that_is_too_large_is_asked_about(
    program: OpenWindow, adapter: Path, free: Callable[[int], None]
) -> None:
    write_lora(program.paths.models / "verses.gguf", "llama", seed=2, keys={"general.name": "Verses"})
    view = opened(program)
    pane, parts = view.adapter_pane, program.bantam.composition
    program.until(lambda: list(pane.rows) == ["tiny"])
    row, asked = pane.rows["tiny"], pane.too_large
    free(1 << 20)
    click(row.switch)
    program.until(asked.isVisible)
    assert not pane.error.isVisible()
    assert "is too large for the memory there is" in asked.text
    assert QApplication.focusWidget() is asked.other
    assert unnamed(view) == []
    program.key(Qt.Key.Key_Return)
    assert not asked.isVisible()
    assert row.switch.hasFocus()
    row.switch.click()
    program.until(asked.isVisible)
    view.adapters.list.setCurrentIndex(view.adapters.rows.index(1))
    assert not asked.isVisible(), "it is about the other adapter"
    view.adapters.list.setCurrentIndex(view.adapters.rows.index(0))
    program.until(lambda: asked.isVisible() and list(pane.rows) == ["tiny"])
    click(asked.anyway)
    program.until(pane.rows["tiny"].slider.isVisible)
    assert not asked.isVisible()
    assert len(parts.loads.loaded()) == 1
    assert [Path(one.path).name for one in parts.settings.current().engines["tiny"].adapters] == ["rhymes.gguf"]
    program.until(lambda: program.bantam.tasks.is_idle)


@pytest.mark.engine
def test_with_a_shorter_context_it_is_used(program: OpenWindow, adapter: Path, free: Callable[[int], None]) -> None:
    write_tiny(program.paths.models / "tiny.gguf", "llama", keys={"llama.context_length": 32_768})
    pane, parts = opened(program).adapter_pane, program.bantam.composition
    parts.settings.change(context_length=32_768)
    program.until(lambda: list(pane.rows) == ["tiny"])
    model = parts.models.find("tiny")
    free(parts.guard.need(model, Wish.of(model, **engine_options(model, parts.settings.current()))) - (1 << 20))
    click(pane.rows["tiny"].switch)
    program.until(pane.too_large.shorter.isVisible)
    click(pane.too_large.shorter)
    program.until(pane.rows["tiny"].slider.isVisible)
    (loaded,) = parts.loads.loaded()
    assert loaded.facts.context_length < 32_768
    program.until(lambda: program.bantam.tasks.is_idle)


def test_an_adapter_is_deleted_after_a_question(program: OpenWindow, adapter: Path) -> None:
    view = opened(program)
    removal = view.adapter_pane.removal
    program.until(removal.delete.isVisible)
    click(removal.delete)
    assert removal.asking.question.text().startswith("Delete")
    click(removal.asking.keep)
    assert adapter.exists()
    click(removal.delete)
    click(removal.asking.really)
    program.until(lambda: not adapter.exists())
    program.until(view.adapters.nothing.isVisible)
    assert not removal.isVisible()


def test_an_adapter_that_fits_nothing_says_why(program: OpenWindow, adapter: Path) -> None:
    (program.paths.models / "tiny.gguf").unlink()
    pane = opened(program).adapter_pane
    program.until(lambda: len(pane.reasons) == 2)
    assert pane.none_fits.isVisible()
    words = " ".join(label.text() for label in pane.reasons)
    assert "32 numbers wide, and this one is 576 wide" in words
    assert "models of the kind llama, and this one is qwen2" in words


def test_a_folder_of_peft_becomes_an_adapter(program: OpenWindow, adapter: Path, tmp_path: Path) -> None:
    view = opened(program)
    peft: Any = program.bantam.models.screen.peft
    peft.offer(write_peft(tmp_path / "mine", "llama", config={"base_model_name_or_path": "somebody/tiny"}))
    program.until(lambda: isinstance(peft.dialog, PeftDialog))
    assert list(peft.dialog.choices) == ["tiny", "other"], "the one that is called as it was trained on first"
    assert unnamed(peft.dialog) == []
    click(peft.dialog.begin)
    program.until(lambda: peft.dialog is None)
    program.until(lambda: view.adapters.current is not None and view.adapters.current.name == "mine")
    assert view.adapter_pane.title.text() == "mine"


def test_a_folder_with_both_kinds_offers_both(program: OpenWindow, adapter: Path, tmp_path: Path) -> None:
    view, screen = opened(program), program.bantam.models.screen
    folder = write_peft(tmp_path / "mine", "llama", config={"base_model_name_or_path": "somebody/tiny"})
    given = write_lora(folder / "verses.gguf", "llama", seed=2, keys={"general.name": "Verses"})
    peft, imports = cast("Any", screen.peft), cast("Any", screen.imports)
    view.adapters.folder.click()
    (chooser,) = program.bantam.window.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(folder))
    chooser.reject()
    program.until(lambda: imports.dialog is not None)
    assert imports.dialog.paths == [given]
    imports.dialog.begin.click()
    program.until(lambda: isinstance(peft.dialog, PeftDialog))
    program.until(lambda: view.adapter_pane.title.text() == "Verses")
    click(peft.dialog.begin)
    program.until(lambda: [one.adapter.name for one in view.adapters.rows.items] == ["mine", "Tiny adapter", "Verses"])
    program.until(lambda: view.adapter_pane.title.text() == "mine")
    program.until(lambda: program.bantam.tasks.is_idle)


def test_what_cannot_become_an_adapter_says_why(program: OpenWindow, adapter: Path, tmp_path: Path) -> None:
    opened(program)
    peft: Any = program.bantam.models.screen.peft
    peft.offer(tmp_path)
    program.until(lambda: peft.dialog is not None and peft.dialog.error.isVisible())
    assert "no LoRA adapter of PEFT" in peft.dialog.error.accessibleName()
    click(peft.dialog.stop)
    program.until(lambda: peft.dialog is None)
    for name in ("tiny", "other"):
        (program.paths.models / f"{name}.gguf").unlink()
    peft.offer(write_peft(tmp_path / "mine", "llama"))
    program.until(lambda: peft.dialog is not None)
    assert not peft.dialog.begin.isVisible()
    click(peft.dialog.stop)


def test_without_an_adapter_there_is_no_pane_and_two_ways_to_one(shown: Shown) -> None:
    page = shown.open().view.adapters
    shown.view.show_tab(ModelsTab.ADAPTERS)
    assert not shown.view.adapter_pane.isVisible()
    wishes: list[str] = []
    shown.view.import_requested.disconnect()
    page.folder_requested.disconnect()
    shown.view.import_requested.connect(lambda: wishes.append("file"))
    page.folder_requested.connect(lambda: wishes.append("folder"))
    click(page.first_file)
    click(page.first_folder)
    assert wishes == ["file", "folder"]
    shown.view.show_tab(ModelsTab.INSTALLED)
    assert shown.view.installed_pane.isVisible()
