"""Presets in the real window: chosen, changed, saved, renamed, deleted and brought back; files out and in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from desktop.composition import Composition
from desktop.core.preset import PresetValues
from desktop.core.sampling import Sampling
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_three_chats

CAREFUL = PresetValues(system_prompt="Cite the page.", sampling=Sampling(temperature=0.3), max_tokens=300)


def stored(composition: Composition) -> None:
    store_three_chats(composition)
    composition.presets.add("Careful, cited", CAREFUL)


@pytest.fixture
def opened(program: OpenWindow) -> OpenWindow:
    """Three chats, one preset, and the newest chat open with the values that Bantam came with."""
    program.open(stored, sampling=Sampling(), max_tokens=1024)
    program.until(lambda: len(presets(program)._presets) == 1)
    return program


def presets(program: OpenWindow):  # type: ignore[no-untyped-def]
    return program.bantam.inspector.presets


def shown(program: OpenWindow) -> str:
    """What the line says."""
    row = program.view.inspector.preset
    return str(row.field.text()) + (" *" if row.changed.isVisible() else "")


def trigger(program: OpenWindow, words: str) -> None:
    """Choose from the menu by the beginning of its words."""
    menu = presets(program).menu()
    found: list[QAction] = [action for action in menu.actions() if action.text().startswith(words)]
    assert found, [action.text() for action in menu.actions()]
    found[0].trigger()
    menu.deleteLater()


def offered(program: OpenWindow) -> list[str]:
    menu = presets(program).menu()
    words = [action.text() for action in menu.actions() if action.text()]
    menu.deleteLater()
    return words


def type_name(program: OpenWindow, name: str) -> None:
    dialog = presets(program).dialog
    assert dialog is not None
    dialog.field.setText(name)
    dialog.save_button.click()


def until_shown(program: OpenWindow, words: str) -> None:
    program.until(lambda: shown(program) == words)


def test_a_preset_is_chosen_for_one_chat_and_kept(opened: OpenWindow) -> None:
    program = opened
    assert shown(program) == "Standard"
    trigger(program, "Careful")
    assert shown(program) == "Careful, cited"
    assert program.view.inspector.prompt.editor.toPlainText() == "Cite the page."
    program.chat.chat.open("bread")
    until_shown(program, "Standard")
    assert program.view.inspector.prompt.editor.toPlainText() == ""
    program.close()
    program.open(sampling=Sampling(), max_tokens=1024)
    program.chat.chat.open("stars")
    until_shown(program, "Careful, cited")
    assert program.view.inspector.values == CAREFUL


def test_what_is_changed_is_said_and_goes_back_or_is_saved(opened: OpenWindow) -> None:
    program = opened
    trigger(program, "Careful")
    assert not any(words.startswith(("Save changes", "Back to")) for words in offered(program))
    slider = program.view.inspector.sampling.rows["top_k"].slider
    slider.setValue(7)
    assert shown(program) == "Careful, cited *"
    assert program.view.inspector.preset.field.accessibleDescription() == "Careful, cited, changed"
    trigger(program, "Back to")
    assert shown(program) == "Careful, cited"
    slider.setValue(7)
    trigger(program, "Save changes")
    until_shown(program, "Careful, cited")
    (kept,) = program.bantam.composition.presets.presets()
    assert kept.values.sampling.top_k == 7


def test_one_is_saved_renamed_deleted_and_brought_back(opened: OpenWindow) -> None:
    program = opened
    program.view.inspector.prompt.editor.setPlainText("Be brief.")
    assert shown(program) == "Standard *"
    trigger(program, "Save as a new")
    type_name(program, "careful, cited")
    assert presets(program).dialog is not None, "another has this name"
    type_name(program, "Brief")
    until_shown(program, "Brief")
    trigger(program, "Rename")
    type_name(program, "Briefer")
    until_shown(program, "Briefer")
    trigger(program, "Delete")
    until_shown(program, "Standard *")
    assert program.view.inspector.prompt.text == "Be brief.", "the chat keeps its values"
    program.activate()
    program.ctrl(Qt.Key.Key_Z)
    until_shown(program, "Briefer")


def test_new_chats_begin_with_the_default(opened: OpenWindow) -> None:
    program = opened
    trigger(program, "Careful")
    trigger(program, "Begin new chats")
    program.until(lambda: program.bantam.composition.settings.current().new_chats.preset_id)
    program.ctrl(Qt.Key.Key_N)
    until_shown(program, "Careful, cited")
    assert program.view.inspector.values == CAREFUL
    assert "Careful, cited (new chats)" in offered(program)


def test_all_go_into_one_file_and_come_back(opened: OpenWindow, tmp_path: Path) -> None:
    program = opened
    presets(program).export(tmp_path / "files")
    file = tmp_path / "files" / "Bantam presets.json"
    program.until(file.exists)
    trigger(program, "Careful")
    trigger(program, "Delete")
    program.until(lambda: not presets(program)._presets)
    presets(program).import_file(file)
    program.until(lambda: [one.name for one in presets(program)._presets] == ["Careful, cited"])
    program.ctrl(Qt.Key.Key_Z)
    program.until(lambda: not presets(program)._presets)


def test_a_file_with_a_fault_says_so_in_place(opened: OpenWindow, tmp_path: Path) -> None:
    file = tmp_path / "presets.json"
    file.write_text('{"format": "bantam-presets", "version": 1, "presets": [{"name": "A", "warmth": 1}]}', "utf-8")
    presets(opened).import_file(file)
    fault = opened.view.inspector.preset.fault
    opened.until(fault.isVisible)
    assert fault.text().replace("\N{ZERO WIDTH SPACE}", "") == (
        "The presets in presets.json could not be imported: there is something in it that no preset has. "
        "Look at presets[0].warmth, or choose a file of presets that Bantam exported."
    )
    assert [one.name for one in presets(opened)._presets] == ["Careful, cited"]


def test_the_menu_opens_by_keyboard(opened: OpenWindow) -> None:
    field = opened.view.inspector.preset.field
    field.setFocus()
    opened.key(Qt.Key.Key_Down)
    menu: Callable[[], object] = lambda: next((m for m in field.findChildren(object) if hasattr(m, "popup")), None)  # noqa: E731
    opened.until(menu)
    found = menu()
    assert found is not None
    found.close()  # type: ignore[attr-defined]


@pytest.mark.engine
def test_the_answer_says_which_preset_wrote_it(program: OpenWindow) -> None:
    program.open(lambda composition: composition.presets.add("Short", PresetValues(max_tokens=3)))
    program.until(lambda: presets(program)._presets)
    trigger(program, "Short")
    program.send("Tell me a long story about the sea.")
    program.until(program.answers)
    program.until_over()
    message = program.view.transcript.column.rows()[-1].message
    assert message.figures is not None
    assert message.figures.tokens == 3
    assert message.made_with is not None
    assert (message.made_with.preset, message.made_with.changed) == ("Short", False)


@pytest.mark.engine
def test_a_temporary_chat_has_its_own_and_leaves_nothing(program: OpenWindow) -> None:
    program.open(lambda composition: composition.presets.add("Short", PresetValues(max_tokens=3)))
    program.until(lambda: presets(program)._presets)
    program.chat.chat.open_temporary()
    trigger(program, "Short")
    program.send("Hello")
    program.until(program.answers)
    program.until_over()
    message = program.view.transcript.column.rows()[-1].message
    assert message.made_with is not None
    assert message.made_with.preset == "Short"
    database = program.bantam.composition.database
    with database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM chat_setups").fetchone() == (0,)
