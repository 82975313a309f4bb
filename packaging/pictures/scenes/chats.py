"""The open chat: what answers are made of, and what is done with them."""

import time
from functools import partial

import msgspec
from sample_chats import LONG_ANSWER, READING_ANSWER, thoughtful
from samples import DRAFT
from stage import Scene, Stage

from desktop.core.chat import Finish
from desktop.ui.chat.transcript.answer_row import AnswerRow
from desktop.ui.chat.transcript.reasoning_row import ReasoningRow
from desktop.ui.chat.transcript.user_row import UserRow
from desktop.ui.widgets import Toast


def show_versions(stage: Stage) -> None:
    """The answer of the design as the second of three versions, written by one of two models, its actions shown."""
    stage.open_chat(finish=Finish.LENGTH)
    _add_versions(stage)
    tree = stage.bantam.chat.tree
    stage.wait_for(lambda: tree._versions)
    for row in stage.view.transcript.column.rows():
        if isinstance(row, AnswerRow):
            row._footer._edit.setFocus()
        elif isinstance(row, UserRow):
            row._revealed.set_hovered(True)


def _add_versions(stage: Stage) -> None:
    """Versions around the ones of the sample chat."""
    bantam = stage.bantam
    store, chat = bantam.composition.store, bantam.chat.chat.id
    question, answer = store.messages(chat)
    for name, model in (("newer", "Another 1B"), ("newest", "Another 1B")):
        store.add_message(msgspec.structs.replace(answer, id=name, model_name=model))
    store.add_message(msgspec.structs.replace(question, id="shorter", text="Why are there gaps?"))
    bantam.chat.tree._trees.show(chat, question.id)
    bantam.chat.tree._trees.show(chat, "newer")
    store.add_message(msgspec.structs.replace(question, id="more", parent_id="newer", text="And in R?"))
    store.add_message(msgspec.structs.replace(answer, id="last", parent_id="more", text="Much the same."))
    bantam.chat.chat.reload()


def show_editing(stage: Stage) -> None:
    """A question in its field."""
    stage.open_chat()
    stage.view.composer.edit_last_requested.emit()


def show_find(stage: Stage, words: str) -> None:
    """Words that are looked for in the chat of the design."""
    stage.open_chat()
    stage.bantam.actions["find"].trigger()
    stage.settle()
    assert stage.bantam.find.bar is not None
    stage.bantam.find.bar.field.setText(words)
    stage.settle()
    stage.bantam.find.step(forwards=True)


def show_reasoning(stage: Stage, *, is_open: bool) -> None:
    """An answer that was thought about."""
    stage.open_chat()
    stage.view.transcript.set_messages(thoughtful())
    stage.settle()
    if is_open:
        for row in stage.view.transcript.findChildren(ReasoningRow):
            row.header.click()


def show_loading(stage: Stage) -> None:
    """A model on its way into memory, with time to tell how much longer."""
    stage.open_chat()
    loading = stage.view.transcript._loading
    words = stage.bantam.chat.models.tr("Loading {0}").format("Qwen3 1.7B Instruct")
    loading.wait_for(words, 0.4)
    loading._began = loading._phase_began = time.monotonic() - 12
    stage.view.transcript.show_loading(words, 0.42)


def show_toast(stage: Stage) -> None:
    """A chat was deleted, and can be put back."""
    newest = stage.open_chat()
    stage.bantam.chat.list.delete(newest)
    stage.wait_for(lambda: stage.window.findChildren(Toast))


def show_latest(stage: Stage) -> None:
    """A long chat that was scrolled up."""
    stage.open_chat(LONG_ANSWER)
    column = stage.view.transcript.column
    column.verticalScrollBar().setValue(column.verticalScrollBar().minimum())
    stage.view.composer.set_text(DRAFT)


SCENES = {
    "empty": Scene(lambda _stage: None),
    "empty-temporary": Scene(lambda stage: stage.bantam.chat.chat.open_temporary()),
    "long": Scene(partial(Stage.open_chat, answer=LONG_ANSWER, finish=Finish.LENGTH)),
    "reading": Scene(partial(Stage.open_chat, answer=READING_ANSWER)),
    "latest": Scene(show_latest),
    "versions": Scene(show_versions),
    "editing": Scene(show_editing),
    "find": Scene(partial(show_find, words="gap")),
    "find-nothing": Scene(partial(show_find, words="zebra")),
    "reasoning": Scene(partial(show_reasoning, is_open=False)),
    "reasoning-open": Scene(partial(show_reasoning, is_open=True)),
    "loading": Scene(show_loading),
    "toast": Scene(show_toast),
}
