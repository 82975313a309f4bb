"""Opens the real window, brings it into one state, takes its picture and leaves.

python scene.py SCENE light|dark OUT.png
"""

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from sample_chats import ANSWER, LONG_ANSWER, READING_ANSWER, put_chats

from desktop.bantam_window import BantamWindow
from desktop.composition import Composition
from desktop.core.answer_events import AnswerEnded
from desktop.core.chat import Finish
from desktop.paths import Paths
from desktop.settings import ThemeChoice
from desktop.ui.application import make_application
from desktop.ui.chat.attachments.pending_files import Stage
from desktop.ui.chat.inspector.own_template_dialog import OwnTemplateDialog
from desktop.ui.chat.inspector.section import Section
from desktop.ui.chat.model_pill import ModelState
from desktop.ui.chat.transcript.answer_row import AnswerRow
from desktop.ui.chat.transcript.user_row import UserRow
from desktop.ui.theme.theme import Theme

PATIENCE = 90.0  # seconds for a state to come
SETTLED = 0.7  # seconds for what is still moving
DRAFT = "Which probes read below 5% after 12 March?"
READINGS = "2026-03-11 10:00,TDR-5,12.4\n2026-03-12 10:00,TDR-5,4.8\n2026-03-13 10:00,TDR-5,4.6\n"
STORY = "Tell me a long story about a rooster who keeps the books of a small village."


def wait_for(state: Callable[[], bool]) -> None:
    """Let the window live until something holds; raises `TimeoutError`."""
    deadline = time.monotonic() + PATIENCE
    while not state():
        if time.monotonic() > deadline:
            raise TimeoutError
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.002)


def settle(seconds: float = SETTLED) -> None:
    """Let the window live for a while."""
    until = time.monotonic() + seconds
    wait_for(lambda: time.monotonic() > until)


def answered(bantam: BantamWindow) -> None:
    """A real answer gives the status bar and the pill something true to show."""
    ended: list[AnswerEnded] = []
    bantam.chat.answer_ended.connect(ended.append)
    _type(bantam, "What is the capital of France?")
    wait_for(lambda: bool(ended))


def _letters(bantam: BantamWindow) -> int:
    return sum(len(row.text()) for row in bantam.chat_view.transcript.column.rows())


def _type(bantam: BantamWindow, text: str) -> None:
    bantam.chat_view.composer.set_text(text)
    QTest.keyClick(bantam.chat_view.composer.editor, Qt.Key.Key_Return)


def show_chat(bantam: BantamWindow, answer: str = ANSWER, finish: Finish = Finish.STOP) -> None:
    """The sample chats, the newest open, after a real answer in a chat that is deleted again."""
    answered(bantam)
    first = bantam.chat.chat.id
    newest = put_chats(bantam.composition.store, time.time(), answer, finish)
    bantam.composition.conversations.delete(first)
    bantam.chat.list.reload()
    bantam.chat.chat.open(newest)
    settle()


def show_writing(bantam: BantamWindow) -> None:
    """A real answer on its way."""
    bantam.composition.settings.change(max_tokens=400)
    _type(bantam, STORY)
    wait_for(lambda: _letters(bantam) > 700)


def show_stopped(bantam: BantamWindow) -> None:
    """An engine that died mid-answer: the card, the pill and the draft as the window shows them."""
    bantam.composition.settings.change(max_tokens=400)
    _type(bantam, STORY)
    wait_for(lambda: _letters(bantam) > 400)
    bantam.chat_view.composer.set_text(DRAFT)
    ended: list[AnswerEnded] = []
    bantam.chat.answer_ended.connect(ended.append)
    for pid in bantam.composition.pool.pids():
        os.kill(pid, signal.SIGSEGV)
    wait_for(lambda: bool(ended) and bantam.chat_view.header.pill.state is ModelState.STOPPED)


def show_picker(bantam: BantamWindow) -> None:
    """The models on this computer."""
    show_chat(bantam)
    bantam.chat.models.open_picker()
    wait_for(bantam.chat_view.picker.isVisible)


def show_search(bantam: BantamWindow) -> None:
    """A search that finds nothing."""
    show_chat(bantam)
    bantam.chat_view.sidebar.search.setText("zebra")


def show_find(bantam: BantamWindow) -> None:
    """Words that are found in the chat of the design."""
    show_chat(bantam)
    bantam.actions["find"].trigger()
    settle()
    assert bantam.find.bar is not None
    bantam.find.bar.field.setText("gap")
    settle()
    bantam.find.step(forwards=True)


def show_draft(bantam: BantamWindow) -> None:
    """The chat of the design, with something to send."""
    show_chat(bantam)
    bantam.chat_view.composer.set_text(DRAFT)
    bantam.chat_view.composer.focus()


def show_template(bantam: BantamWindow) -> None:
    """The section about the prompt template, with the prompt of the design's chat."""
    show_chat(bantam)
    for section in bantam.chat_view.inspector.findChildren(Section)[:2]:
        section.header.click()
    settle()


def show_template_picker(bantam: BantamWindow) -> None:
    """The templates that a model can have."""
    show_template(bantam)
    bantam.chat_view.inspector.template.field.click()
    settle()


def show_own_template(bantam: BantamWindow) -> None:
    """A template of one's own with a fault."""
    show_template(bantam)
    bantam.chat_view.inspector.template_picker.own_requested.emit()
    settle()
    dialog = bantam.window.findChild(OwnTemplateDialog)
    assert isinstance(dialog, OwnTemplateDialog)
    dialog.editor.appendPlainText("{% if messages %}")
    settle()


def show_versions(bantam: BantamWindow) -> None:
    """The answer of the design as the second of three versions, written by one of two models, its actions shown."""
    show_chat(bantam, finish=Finish.LENGTH)
    _add_versions(bantam)
    wait_for(lambda: bool(bantam.chat.tree._versions))
    for row in bantam.chat_view.transcript.column.rows():
        if isinstance(row, AnswerRow):
            row._footer._edit.setFocus(Qt.FocusReason.TabFocusReason)
        elif isinstance(row, UserRow):
            row._revealed.set_hovered(True)


def show_editing(bantam: BantamWindow) -> None:
    """A question in its field."""
    show_chat(bantam)
    bantam.chat_view.composer.edit_last_requested.emit()


def show_sent(bantam: BantamWindow) -> None:
    """What was sent for a real answer."""
    answered(bantam)
    row = bantam.chat_view.transcript.column.rows()[-1]
    assert isinstance(row, AnswerRow)
    row._footer.menu().actions()[0].trigger()


def _attach(bantam: BantamWindow, name: str, text: str) -> None:
    """Attach a file of a folder that is gone afterwards, and wait until it was read and counted."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(text, "utf-8")
        bantam.attachments.add_paths([path])
        files, chat = bantam.attachments.files, bantam.chat.chat.id
        wait_for(lambda: all(state.stage is not Stage.READING for state in files.of(chat)))
    wait_for(lambda: not any(state.stage is Stage.COUNTING for state in files.of(chat)))


def show_files(bantam: BantamWindow) -> None:
    """Files beside a draft: one that can be read, and one that cannot."""
    show_draft(bantam)
    _attach(bantam, "station-04.csv", READINGS * 40)
    _attach(bantam, "empty.txt", "")
    bantam.chat_view.composer.focus()


def show_too_large(bantam: BantamWindow) -> None:
    """The choice about a file that is too large for the model."""
    show_draft(bantam)
    _attach(bantam, "notes.txt", "The probes were replaced on 12 March.")
    _attach(bantam, "station-04.csv", READINGS * 40_000)
    bantam.chat_view.composer.focus()


def show_sent_file(bantam: BantamWindow) -> None:
    """A message with a file, and the answer to it."""
    ended: list[AnswerEnded] = []
    bantam.chat.answer_ended.connect(ended.append)
    _attach(bantam, "station-04.csv", READINGS * 20)
    _type(bantam, DRAFT)
    wait_for(lambda: bool(ended))


def _add_versions(bantam: BantamWindow) -> None:
    """Versions around the ones of the sample chat."""
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


SCENES: dict[str, Callable[[BantamWindow], None]] = {
    "chat": show_draft,
    "writing": show_writing,
    "first-run": lambda _bantam: None,
    "empty": lambda _bantam: None,
    "stopped": show_stopped,
    "picker": show_picker,
    "long": partial(show_chat, answer=LONG_ANSWER, finish=Finish.LENGTH),
    "search": show_search,
    "template": show_template,
    "template-picker": show_template_picker,
    "own-template": show_own_template,
    "versions": show_versions,
    "editing": show_editing,
    "sent": show_sent,
    "files": show_files,
    "files-too-large": show_too_large,
    "files-sent": show_sent_file,
    "find": show_find,
    "reading": partial(show_chat, answer=READING_ANSWER),
    "settings": lambda bantam: bantam.window.show_screen("settings"),
}


def main(scene: str, theme_name: str, out: Path) -> int:
    """Take one picture."""
    application = make_application(["bantam"])
    application.setCursorFlashTime(0)
    with tempfile.TemporaryDirectory() as folder:
        composition = Composition(Paths.under(Path(folder)))
        composition.settings.change(theme=ThemeChoice(theme_name), welcomed=scene != "first-run")
        theme = Theme()
        theme.set_choice(ThemeChoice(theme_name))
        bantam = BantamWindow(composition, theme)
        try:
            bantam.show()
            bantam.window.setGeometry(QGuiApplication.primaryScreen().geometry())
            bantam.window.activateWindow()
            settle()
            SCENES[scene](bantam)
            settle()
            saved = QGuiApplication.primaryScreen().grabWindow(0).save(str(out))
        finally:
            bantam.close_down()
            bantam.window.deleteLater()
    return 0 if saved else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
