"""The engine's options in the real window: their costs, what is really used, and adapters that fit or do not."""

from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.engine_choice import CacheChoice
from desktop.ui.chat.inspector.engine_panel import EnginePanel
from desktop.ui.widgets import Button
from tests.fixtures.open_window import OpenWindow
from tests.fixtures.tiny_models.lora import write_lora
from tests.fixtures.tiny_models.maker import write_tiny

AGAIN = "The model is loaded again with the next message."


def panel(program: OpenWindow) -> EnginePanel:
    found: EnginePanel = program.view.inspector.engine
    return found


def opened(program: OpenWindow, *models: str, **settings: object) -> EnginePanel:
    """The window with the section unfolded; the last of the tiny models answers."""

    def put(composition: Composition) -> None:
        for which in models:
            write_tiny(composition.paths.models / f"{which}.gguf", which)

    program.open(put, **({"model": models[-1]} if models else {}), **settings)
    program.view.inspector.unfold(panel(program))
    program.until(panel(program).isEnabled)
    return panel(program)


def test_each_cache_type_stands_with_what_it_takes(program: OpenWindow) -> None:
    """30 layers, 3 heads of 64 numbers: 8,192 tokens take 8,192 · 30 · 2 · 192 · 2 bytes."""
    found = opened(program)
    assert found.cost.text() == "8,192 tokens take 189 MB of memory."
    assert [action.text() for action in found.cache.menu().actions()] == [
        "f16 · 189 MB",
        "q8_0 · 100 MB",
        "q4_0 · 53 MB",
    ]
    assert found.cache.text() == "f16"
    assert [action.text() for action in found.flash.menu().actions()] == [
        "Automatic",
        "On",
        "Off, about 151 MB more",
    ]


def test_the_cost_follows_the_length_while_it_is_typed(program: OpenWindow) -> None:
    found = opened(program)
    found.length.field.setFocus()
    program.type("4096")
    assert found.cost.text() == "4,096 tokens take 94 MB of memory."
    assert found.cache.menu().actions()[1].text() == "q8_0 · 50 MB"
    program.until(lambda: program.bantam.composition.settings.current().context_length == 4096)


def test_only_what_a_model_can_have_is_shown(program: OpenWindow) -> None:
    found = opened(program, "mamba2")
    assert found.cost.text() == "This model needs no more memory for a longer chat."
    assert found.cache_row.isHidden()
    assert found.flash_row.isHidden()


def test_heads_that_are_no_whole_blocks_leave_one_type(program: OpenWindow) -> None:
    found = opened(program, "llama")
    assert found.cache_row.isHidden(), "there is nothing to choose"
    assert not found.flash_row.isHidden()


@pytest.mark.engine
def test_a_cache_type_is_used_and_the_reload_is_said(program: OpenWindow) -> None:
    found = opened(program, max_tokens=3, context_length=1024)
    program.send("Hello")
    program.until(program.answers)
    program.until_over()
    assert found.note.isHidden()
    found.cache._choose(CacheChoice.Q8_0)
    program.until(lambda: found.note.isVisible() and found.note.text() == AGAIN)
    program.send("Hello again")
    program.until(lambda: len(program.answers()) == 2)
    program.until_over()
    loaded = program.bantam.composition.pool.loaded
    assert loaded is not None
    assert loaded.facts.context.cache_type_k == "q8_0"
    program.until(found.note.isHidden)


@pytest.mark.engine
def test_an_adapter_is_added_weighed_and_removed(program: OpenWindow, tmp_path: Path) -> None:
    found = opened(program, "llama", max_tokens=3)
    program.bantam.inspector.engine.add(write_lora(tmp_path / "field-notes.gguf", "llama"))
    program.until(lambda: len(found.adapter_rows) == 1)
    (row,) = found.adapter_rows
    assert row._name.text() == "field-notes"
    assert row.cost.text().endswith("kB")
    row.field.setFocus()
    row.field.selectAll()
    program.type("0.5")
    choice = program.bantam.composition.settings.current
    program.until(lambda: choice().engines["llama"].adapters[0].strength == 0.5)
    program.send("Hello")
    program.until(program.answers)
    program.until_over()
    message = program.view.transcript.column.rows()[-1].message
    assert message.made_with is not None
    assert message.made_with.adapters == ("field-notes",)
    assert program.view.header.pill._tags()[-1] == "field-notes"
    assert "field-notes" in program.view.header.pill.accessibleName()
    row.remove_button.click()
    program.until(lambda: not found.adapter_rows)
    assert choice().engines == {}


@pytest.mark.engine
def test_an_adapter_that_is_gone_can_be_done_without(program: OpenWindow, tmp_path: Path) -> None:
    found, adapter = opened(program, "llama", max_tokens=3), write_lora(tmp_path / "notes.gguf", "llama")
    program.bantam.inspector.engine.add(adapter)
    program.until(lambda: len(found.adapter_rows) == 1)
    adapter.unlink()
    program.send("Hello")
    program.until(program.error)
    program.until_over()
    card = program.view.transcript._error._card
    without, _ = (button for button in card.findChildren(Button) if button.isVisible())
    assert without.text() == "Answer without it"
    without.click()
    program.until(lambda: program.answers() and program.error() is None)
    program.until_over()
    program.until(lambda: not found.adapter_rows)
    assert program.bantam.composition.settings.current().engines == {}
    assert program.shown()[0] == "Hello"
    assert len(program.shown()) == 2


@pytest.mark.engine
def test_an_adapter_for_another_model_is_refused_in_place(program: OpenWindow, tmp_path: Path) -> None:
    found = opened(program, "llama", max_tokens=3)
    program.bantam.inspector.engine.add(write_lora(tmp_path / "other.gguf", "qwen2"))
    program.until(found.fault.isVisible)
    assert "it was made for another kind of model" in found.fault.text()
    assert program.bantam.composition.settings.current().engines == {}
    assert program.error() is None
