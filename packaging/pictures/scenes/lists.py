"""The list of chats: folders, what is found, what is chosen, menus."""

from functools import partial

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from samples import sample_model, too_large
from stage import Scene, Stage

from desktop.core.fit import FitLevel, SpeedRange
from desktop.core.load_question import TooLargeError
from desktop.ui.chat.model_rows import ModelRow
from desktop.ui.models.fit_badge import Judged


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


def show_verdicts(stage: Stage) -> None:
    """Models of every size."""
    show_picker(stage)
    stage.settle()
    stage.bantam.chat.models.picker.shutdown()
    starter = msgspec.structs.replace(stage.bantam.composition.models.current(), is_starter=True)
    rows = [
        ModelRow(starter, Judged(FitLevel.GOOD, SpeedRange(88, 110)), is_held=True),
        ModelRow(sample_model("Qwen3 1.7B Instruct", 1_830_000_000), Judged(FitLevel.GPU, SpeedRange(61, 84))),
        ModelRow(sample_model("Mistral 7B Instruct v0.3", 4_370_000_000), Judged(FitLevel.TIGHT, SpeedRange(4, 6))),
        ModelRow(sample_model("Llama 2 13B Chat, tuned for long reports", 13_830_000_000), Judged(FitLevel.TOO_LARGE)),
        ModelRow(sample_model("Phi-2", 1_790_000_000)),
    ]
    stage.view.picker.show_models(rows, starter.id)
    stage.view.picker.fit()
    stage.settle()


def show_too_large(stage: Stage, *, in_chat: bool) -> None:
    """The question about a model that does not fit, in the picker or for a message."""
    question = too_large(sample_model("Llama 2 13B Chat", 13_830_000_000), unloads=("SmolLM2 135M Instruct",))
    if in_chat:
        stage.open_chat()
        stage.view.transcript.show_error(TooLargeError(question))
    else:
        show_picker(stage)
        stage.view.picker.ask(question)
    stage.settle()


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
    "picker-verdicts": Scene(show_verdicts),
    "picker-too-large": Scene(partial(show_too_large, in_chat=False)),
    "chat-too-large": Scene(partial(show_too_large, in_chat=True)),
    "list-menu": Scene(show_list_menu),
}
