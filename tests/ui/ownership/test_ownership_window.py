"""Export, import, backups and a full disk in the real window."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.exchange import ExportFormat
from desktop.ui.chat.conversation_list.list_row import ListRow
from desktop.ui.ownership.backups_dialog import BackupsDialog
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_three_chats

CHATS = {
    "format": "bantam-chats",
    "version": 1,
    "chats": [{"id": "x", "title": "Moons", "messages": [{"id": "1", "role": "user", "text": "How many?"}]}],
}


@pytest.fixture
def program(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[OpenWindow]:
    """Open, with three chats."""
    made = OpenWindow(tmp_path / "data", theme, qtbot)
    made.open(store_three_chats)
    yield made
    made.close()


def toasts(program: OpenWindow) -> list[str]:
    return [toast.accessibleName() for toast in program.bantam.window.findChildren(Toast) if not toast.is_dismissed]


def newest_toast(program: OpenWindow) -> Toast:
    return [toast for toast in program.bantam.window.findChildren(Toast) if not toast.is_dismissed][-1]


@pytest.mark.parametrize("form", list(ExportFormat))
def test_one_chat_is_exported(
    program: OpenWindow, tmp_path: Path, form: ExportFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.view.sidebar.menu.set_conversation("bread", is_stored=True)
    program.view.sidebar.menu.export_action.trigger()
    dialog = program.bantam.ownership.exports.dialog
    assert dialog is not None
    dialog.set_folder(tmp_path / "out")
    dialog.choices[form].setChecked(True)
    dialog.export_button.click()
    program.until(lambda: toasts(program))
    file = tmp_path / "out" / f"Bread.{form.value}"
    assert file.stat().st_size > 100
    assert toasts(program) == [f"Exported as {file.name}"]
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    newest_toast(program).action.click()
    assert opened == [str(tmp_path / "out")]


def test_a_folder_that_vanished_meanwhile_is_told(program: OpenWindow, tmp_path: Path) -> None:
    folders = program.bantam.composition.conversations.folders
    food = folders.create("Food", None)
    folders.move_chats(["bread"], food.id)
    exports = program.bantam.ownership.exports
    dialog = exports.open("Export folder “Food”", None, food.id)
    folders.move_chats(["bread"], None)
    folders.remove(food.id, with_chats=False)
    dialog.set_folder(tmp_path / "out")
    dialog.export_button.click()
    program.until(lambda: "Nothing was exported" in dialog.error.accessibleName())
    assert dialog.isVisible()
    assert not toasts(program)
    dialog.reject()
    program.bantam.ownership._on_export_folder_requested(food.id)
    program.until(program.error)


def test_a_folder_is_exported_from_its_menu_and_comes_back(program: OpenWindow, tmp_path: Path) -> None:
    folders = program.bantam.composition.conversations.folders
    outer = folders.create("Food", None)
    inner = folders.create("Sweet", outer.id)
    folders.move_chats(["bread"], outer.id)
    program.chat.folders.move_chats(("stars",), inner.id)
    program.until(lambda: outer.id in program.view.sidebar.tree)
    program.until(lambda: row_of(program, outer.id).count == 2)
    menu = program.view.sidebar.folder_menu
    menu.open_for(row_of(program, outer.id), program.view.sidebar.tree, row_place(program))
    assert menu.export_action.isVisible()
    menu.export_action.trigger()
    menu.close()
    dialog = program.bantam.ownership.exports.dialog
    assert dialog is not None
    dialog.set_folder(tmp_path / "out")
    dialog.export_button.click()
    program.until(lambda: "Exported 2 files into Food" in toasts(program))
    assert (tmp_path / "out" / "Food" / "Bread.md").is_file()
    assert (tmp_path / "out" / "Food" / "Sweet" / "Stars.md").is_file()
    program.chat.folders.remove(outer.id, with_chats=True)
    program.until(lambda: program.titles() == ["Rivers"])
    program.bantam.ownership.imports.import_files([tmp_path / "out"])
    program.until(lambda: len(program.titles()) == 3)
    assert {row.title: row.depth for row in program.view.sidebar.rows.rows() if row.is_folder} == {
        "Food": 0,
        "Sweet": 1,
    }


def row_of(program: OpenWindow, identifier: str) -> ListRow:
    rows = program.view.sidebar.rows
    found: ListRow = rows.row_at(rows.index_of_row(identifier).row())
    return found


def row_place(program: OpenWindow) -> QPoint:
    return program.bantam.window.mapToGlobal(QPoint(20, 100))


def test_all_chats_are_exported_and_a_bad_folder_is_told_in_place(program: OpenWindow, tmp_path: Path) -> None:
    program.view.sidebar.list_menu.export_action.trigger()
    dialog = program.bantam.ownership.exports.dialog
    assert dialog is not None
    (tmp_path / "file").touch()
    dialog.set_folder(tmp_path / "file")
    dialog.export_button.click()
    program.until(lambda: not dialog.error.isHidden())
    dialog.set_folder(tmp_path / "out")
    dialog.export_button.click()
    program.until(lambda: toasts(program))
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["Bread.md", "Rivers.md", "Stars.md"]
    assert toasts(program) == ["Exported 3 files into out"]


def test_chats_come_in_and_can_be_taken_back(program: OpenWindow, tmp_path: Path) -> None:
    (tmp_path / "chats.json").write_text(json.dumps(CHATS))
    program.view.sidebar.list_menu.import_action.trigger()
    dialog = program.bantam.ownership.imports.dialog
    assert dialog is not None
    dialog.import_requested.emit([tmp_path / "chats.json"])
    program.until(lambda: "Moons" in program.titles())
    assert program.bantam.ownership.imports.dialog is None
    assert toasts(program) == ["1 chat was imported."]
    newest_toast(program).action.click()
    program.until(lambda: "Moons" not in program.titles())


def test_what_could_not_be_imported_stays_on_screen(program: OpenWindow, tmp_path: Path) -> None:
    (tmp_path / "chats.json").write_text(json.dumps(CHATS))
    (tmp_path / "bad.json").write_text("{")
    program.view.sidebar.list_menu.import_action.trigger()
    dialog = program.bantam.ownership.imports.dialog
    assert dialog is not None
    dialog.import_requested.emit([tmp_path / "bad.json"])
    program.until(lambda: not dialog.error.isHidden())
    dialog.import_requested.emit([tmp_path / "bad.json", tmp_path / "chats.json"])
    program.until(lambda: "Moons" in program.titles())
    assert "bad.json: it is not JSON" in dialog.problems.toPlainText()
    assert dialog.words.startswith("1 chat was imported. 1 could not be imported")
    dialog.close_button.click()


def test_the_day_is_backed_up_and_can_be_gone_back_to(program: OpenWindow) -> None:
    program.until(lambda: program.bantam.composition.backups.backups())
    program.chat.list.rename("bread", "Cake")
    program.until(lambda: "Cake" in program.titles())
    program.view.sidebar.list_menu.backups_action.trigger()
    (dialog,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, BackupsDialog))
    program.until(lambda: dialog.view.rows)
    dialog.view.rows[0].restore_button.click()
    dialog.view.rows[0].sure_button.click()
    program.until(lambda: "Bread" in program.titles())
    assert "Cake" not in program.titles()
    program.until(lambda: len(dialog.view.rows) == 2)
    dialog.close_button.click()
    newest_toast(program).action.click()
    program.until(lambda: "Cake" in program.titles())


def test_a_full_disk_is_told_as_long_as_it_is_full(program: OpenWindow) -> None:
    banner = program.bantam.window.full_disk
    database = program.bantam.composition.database
    with database.writing() as connection:
        pages = connection.pragma("page_count")
        connection.pragma("max_page_count", pages)
    long = "x" * 200_000
    program.view.composer.set_text(long)
    program.view.composer.focus()
    program.view.composer.send_requested.emit(long)
    program.until(lambda: not banner.isHidden())
    assert "can be read" in banner.text()
    assert banner in program.bantam.window._panes(), "F6 goes there"
    assert program.view.composer.text() == long, "nothing that was typed is lost"
    program.until_over()
    with database.reading() as connection:
        connection.pragma("max_page_count", 1 << 30)
    banner.retry_button.click()
    program.until(banner.isHidden)
