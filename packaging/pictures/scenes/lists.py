"""The list of chats: folders, what is found, what is chosen, menus."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from stage import Scene, Stage


def show_found(stage: Stage, words: str) -> None:
    """What a search finds, or that it finds nothing."""
    stage.open_chat()
    before = [row.id for row in stage.view.sidebar.rows.rows()]
    stage.view.sidebar.search.setText(words)
    stage.wait_for(lambda: [row.id for row in stage.view.sidebar.rows.rows()] != before)


def show_folders(stage: Stage) -> None:
    """Chats in folders, one pinned, one being written, one not looked at."""
    stage.open_chat()
    service = stage.bantam.composition.conversations
    chats = [row.id for row in stage.view.sidebar.rows.rows() if row.is_chat]
    field = service.folders.create("Field work", None)
    river = service.folders.create("Stations beside the river with the longest name", field.id)
    service.folders.create("Empty", None)
    service.folders.set_open(field.id, True)
    service.folders.set_open(river.id, True)
    service.folders.move_chats(chats[1:3], river.id)
    service.folders.move_chats(chats[3:4], field.id)
    service.folders.pin(chats[4:5], True)
    service.set_unseen(chats[6], True)
    stage.view.sidebar.rows.set_writing(frozenset({chats[5]}))
    stage.bantam.chat.list.reload()
    stage.settle()


def show_menu(stage: Stage, *, of_folder: bool) -> None:
    """What can be done with several chats, or with a folder."""
    show_folders(stage)
    rows, sidebar = stage.view.sidebar.rows.rows(), stage.view.sidebar
    chosen = next(row for row in rows if row.is_folder == of_folder and (row.is_folder or row.is_chat))
    if not of_folder:
        sidebar.list.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(sidebar.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    place = sidebar.mapToGlobal(QPoint(120, 160))
    sidebar.list.menu_requested.emit(chosen.id, place)


def show_renaming(stage: Stage) -> None:
    """A title in its field."""
    newest = stage.open_chat()
    stage.view.sidebar.list.rename(newest)


def show_picker(stage: Stage) -> None:
    """The models on this computer."""
    stage.open_chat()
    stage.bantam.chat.models.open_picker()
    stage.wait_for(stage.view.picker.isVisible)


def show_list_menu(stage: Stage) -> None:
    """What the dots above the list offer."""
    stage.open_chat()
    stage.view.sidebar.more_button.click()


SCENES = {
    "search": Scene(partial(show_found, words="interval")),
    "search-nothing": Scene(partial(show_found, words="zebra")),
    "folders": Scene(show_folders),
    "folders-menu": Scene(partial(show_menu, of_folder=True)),
    "chats-menu": Scene(partial(show_menu, of_folder=False)),
    "renaming": Scene(show_renaming),
    "picker": Scene(show_picker),
    "list-menu": Scene(show_list_menu),
}
