"""The settings screen in the real window: what is set there is in force at once, and after the next start."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.core.shown_setting import Page
from desktop.settings import LanguageChoice, Settings, ThemeChoice
from desktop.ui.chat.about_dialog import AboutDialog
from desktop.ui.settings.settings_view import SettingsView
from desktop.ui.theme.theme import FontStyle
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_three_chats


def open_settings(program: OpenWindow) -> SettingsView:
    program.open(store_three_chats)
    program.ctrl(Qt.Key.Key_Comma)
    assert program.bantam.window.screen_id == "settings"
    return program.bantam.settings_view


def in_force(program: OpenWindow) -> Settings:
    return program.bantam.composition.settings.current()


def on_disk(program: OpenWindow) -> dict[str, object]:
    found: dict[str, object] = json.loads(program.paths.settings.read_text("utf-8"))
    return found


def test_the_theme_changes_at_once_and_stays(program: OpenWindow) -> None:
    view = open_settings(program)
    view.row_of("theme").field._segments[ThemeChoice.DARK].click()
    assert program.theme.is_dark
    program.until(lambda: in_force(program).theme is ThemeChoice.DARK)
    assert on_disk(program)["theme"] == "dark"
    program.until(program.view.header.menu.theme_actions[ThemeChoice.DARK].isChecked)


def test_the_reading_size_moves_with_its_slider(program: OpenWindow) -> None:
    view = open_settings(program)
    slider = view.row_of("reading_size").field.slider
    slider.setFocus()
    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert program.theme.font(FontStyle.READING).pixelSize() == 18
    program.until(lambda: in_force(program).reading_size == 18)


def test_borders_and_motion(program: OpenWindow) -> None:
    view = open_settings(program)
    view.row_of("stronger_borders").field.click()
    assert program.theme.colour("hairline") == program.theme.colour("control")
    view.row_of("reduce_motion").field.click()
    assert program.theme.is_still
    assert QApplication.cursorFlashTime() == 0
    view.row_of("reduce_motion").field.click()
    assert QApplication.cursorFlashTime() > 0


def test_a_row_goes_back_to_its_default(program: OpenWindow) -> None:
    view = open_settings(program)
    row = view.row_of("stronger_borders")
    row.field.click()
    assert not row.reset_button.isHidden()
    row.reset_button.click()
    assert row.reset_button.isHidden()
    assert not row.field.isChecked()
    program.until(lambda: not in_force(program).stronger_borders)


def test_numbers_out_of_range_are_refused_where_they_stand(program: OpenWindow) -> None:
    view = open_settings(program)
    row = view.row_of("threads")
    row.field.setFocus()
    program.type("900")
    assert "512" in row._about.text()
    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    row.field.selectAll()
    program.type("3")
    program.until(lambda: in_force(program).threads == 3)
    row.field.selectAll()
    QTest.keyClick(row.field, Qt.Key.Key_Delete)
    program.until(lambda: in_force(program).threads == 0)


def test_the_system_prompt_is_that_of_the_chat(program: OpenWindow) -> None:
    view = open_settings(program)
    field = view.row_of("system_prompt").field
    field.setFocus()
    program.type("Be brief.")
    program.until(lambda: in_force(program).system_prompt == "Be brief.")
    program.until(lambda: program.view.inspector.prompt.text == "Be brief.")


@pytest.mark.usefixtures("english_again")
def test_what_is_typed_last_is_saved_at_the_end(program: OpenWindow) -> None:
    view = open_settings(program)
    view.row_of("language").field._choose(LanguageChoice.GERMAN)
    program.close()
    assert on_disk(program)["language"] == "de"


def test_a_search_leaves_what_matches(program: OpenWindow) -> None:
    view = open_settings(program)
    assert view.sidebar.search.hasFocus()
    program.type("border")
    shown = [row for card in view.cards.values() for row in card.rows if not row.isHidden() and not card.isHidden()]
    assert shown == [view.row_of("stronger_borders")]
    assert [page for page in Page if view.sidebar.entries[page].isEnabled()] == [Page.APPEARANCE]
    program.type("zzz")
    assert view.nothing.isVisible()
    view.clear_button.click()
    assert not view.nothing.isVisible()


def test_a_page_comes_to_the_top(program: OpenWindow) -> None:
    view = open_settings(program)
    view.sidebar.entries[Page.SHORTCUTS].click()
    assert view.sidebar.entries[Page.SHORTCUTS].isChecked()


def test_folders_with_models_are_added_and_removed(program: OpenWindow, tmp_path: Path) -> None:
    view = open_settings(program)
    more = tmp_path / "more"
    more.mkdir()
    program.bantam.settings.add_folder(str(more))
    program.until(lambda: len(view.storage.more) == 1)
    assert in_force(program).model_folders == [str(more)]
    view.storage.more[0].remove_button.click()
    program.until(lambda: not view.storage.more)
    assert in_force(program).model_folders == []


def test_a_folder_is_shown_by_the_system(program: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    view = open_settings(program)
    asked: list[Path] = []

    def refuse(folder: Path) -> bool:
        asked.append(folder)
        return False

    monkeypatch.setattr("desktop.ui.settings.settings_controller.show_folder", refuse)
    program.until(lambda: view.storage.chats._path.is_absolute())
    view.storage.chats.show_button.click()
    assert asked == [program.paths.data]
    assert QGuiApplication.clipboard().text() == str(program.paths.data)


def test_the_report_is_copied_and_holds_no_chat(program: OpenWindow) -> None:
    view = open_settings(program)
    QGuiApplication.clipboard().clear()
    view.about.report_button.click()
    program.until(lambda: "libraries" in QGuiApplication.clipboard().text())
    report = json.loads(QGuiApplication.clipboard().text())
    assert report["checks"]
    assert "Words about stars" not in QGuiApplication.clipboard().text()


def test_licences_are_shown(program: OpenWindow) -> None:
    view = open_settings(program)
    view.about.licences_requested.emit()
    dialog = view.findChild(AboutDialog)
    assert dialog is not None
    dialog.reject()


def test_tuning_is_in_the_chat(program: OpenWindow) -> None:
    view = open_settings(program)
    view.engine.tune_button.click()
    assert program.bantam.window.screen_id == "chat"
    assert program.view.inspector.tune.button.hasFocus()


def test_keys_of_the_chat_lead_back_to_it(program: OpenWindow) -> None:
    open_settings(program)
    program.ctrl(Qt.Key.Key_N)
    assert program.bantam.window.screen_id == "chat"
    assert program.view.composer.editor.hasFocus()


@pytest.mark.expects_log
def test_a_bad_file_says_what_was_wrong(program: OpenWindow) -> None:
    program.paths.create()
    program.paths.settings.write_text('{"theme": "sepia", "max_tokens": 77, "welcomed": true}', "utf-8")
    program.open()
    view = program.bantam.settings_view
    assert not view.fault.isHidden()
    assert "Theme" in view.fault.accessibleName()
    assert "sepia" in view.fault._details.toPlainText()
    kept = program.paths.data / "settings.json.damaged-1"
    assert "sepia" in kept.read_text("utf-8")


def offers_restart(view: SettingsView) -> bool:
    return view.restart.row is not None


def test_another_size_offers_a_restart_which_waits_for_what_is_in_work(program: OpenWindow) -> None:
    view = open_settings(program)
    asked: list[bool] = []
    program.bantam._end = lambda: asked.append(True)
    assert not offers_restart(view)
    slider = view.row_of("interface_scale").field.slider
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert view.restart.row is not None
    assert view.restart.button is not None
    rows = view.cards[Page.APPEARANCE].rows
    assert rows.index(view.restart.row) == rows.index(view.row_of("interface_scale")) + 1
    program.chat.chat.open_temporary()
    program.view.composer.set_text("Only here")
    view.restart.button.click()
    assert asked == []
    assert "temporary chat would be gone" in view.restart.row._about.text()
    program.view.composer.set_text("")
    view.restart.button.click()
    assert asked == [True]
    assert program.bantam.starts_again
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert not offers_restart(view)
