"""Files in the real window: attached, sent, answered about, there again, edited, forked, too large, temporary."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication

from desktop.ui.chat.attachments.choice_card import Way
from desktop.ui.chat.attachments.file_dialog import FileDialog
from desktop.ui.chat.attachments.pending_files import Stage
from desktop.ui.chat.transcript.message_act import Act, MessageAct
from desktop.ui.chat.transcript.user_row import UserRow
from desktop.ui.widgets import Toast
from tests.fixtures.documents import docx, paragraph
from tests.fixtures.open_window import OpenWindow
from tests.fixtures.pictures import picture
from tests.ui.chat.stored_chats import store_three_chats

NOTES = "Project Heron\n\nThe boat is called Marigold. It was built in Kiel. It leaves on Friday.\n"
ASK = "What is the boat called?"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.docx"
    path.write_bytes(docx("".join(paragraph(line) for line in NOTES.split("\n"))))
    return path


def paste(program: OpenWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    program.view.composer.editor.insertFromMimeData(data)


def states(program: OpenWindow) -> list[Stage]:
    return [state.stage for state in program.bantam.attachments.files.of(program.chat.chat.id)]


def chips(program: OpenWindow) -> list[str]:
    """The files on the first message."""
    row = program.view.transcript.column.rows()[0]
    assert isinstance(row, UserRow)
    return [chip.accessibleName() for chip in row.files.chips]


def opened(program: OpenWindow) -> str:
    """What the dialog of the first file of the first message shows."""
    row = program.view.transcript.column.rows()[0]
    row.files.chips[0].click()
    program.until(lambda: program.bantam.attachments.viewer.dialog is not None)
    dialog = program.bantam.attachments.viewer.dialog
    assert isinstance(dialog, FileDialog)
    text: str = dialog._text
    dialog.accept()
    return text


@pytest.mark.engine
def test_a_file_is_attached_sent_and_there_again(program: OpenWindow, notes: Path) -> None:
    program.open()
    paste(program, notes)
    assert states(program) == [Stage.READING]
    program.until(lambda: states(program) == [Stage.READY])
    chip = next(iter(program.view.files.chips.by_id.values()))
    assert chip.detail.startswith("Word · ")
    assert chip.detail.endswith(" tokens")
    program.send(ASK)
    program.until(program.answers)
    assert states(program) == []
    assert program.view.files.isHidden()
    program.until_over()
    assert "Marigold" in program.answers()[0]
    assert program.shown()[0] == ASK
    named = chips(program)
    assert named[0].startswith("notes.docx, ")
    text = opened(program)
    assert text == "Project Heron\n\nThe boat is called Marigold. It was built in Kiel. It leaves on Friday."
    program.close()
    notes.unlink()
    program.open()
    program.until(lambda: len(program.shown()) == 2)
    assert chips(program) == named
    assert opened(program) == text
    mine = program.chat.chat.messages[0]
    program.view.transcript.act_requested.emit(MessageAct(Act.EDITED, mine.id, "Where was it built?"))
    program.until(lambda: program.shown()[:1] == ["Where was it built?"] and not program.chat.is_answering)
    assert chips(program) == named
    program.view.transcript.act_requested.emit(MessageAct(Act.FORK, program.chat.chat.messages[0].id))
    program.until(lambda: program.view.header.title.title.endswith("(fork)") and len(program.shown()) == 1)
    assert chips(program) == named
    assert opened(program) == text


@pytest.mark.engine
def test_what_is_too_large_waits_for_a_choice(program: OpenWindow, tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text(NOTES + "".join(f"Entry {number}: nothing happened.\n" for number in range(600)))
    program.open(context_length=1024)
    program.view.composer.set_text(ASK)
    paste(program, diary)
    program.until(lambda: states(program) == [Stage.TOO_LARGE])
    card = program.view.files.choice
    assert card.isVisible()
    assert not program.view.composer.button.isEnabled()
    program.view.composer.focus()
    program.key(Qt.Key.Key_Return)
    assert not program.chat.is_answering
    card.ways[Way.PARTS].setChecked(True)
    card.button.click()
    dialog = program.bantam.attachments.parts.dialog
    assert dialog is not None
    dialog.field.setText("1-5")
    program.until(dialog.attach_button.isEnabled)
    dialog.reject()
    assert states(program) == [Stage.TOO_LARGE]
    card.ways[Way.BEGINNING].setChecked(True)
    card.button.click()
    program.until(lambda: states(program) == [Stage.READY])
    assert not card.isVisible()
    chip = next(iter(program.view.files.chips.by_id.values()))
    assert "of 603" in chip.detail
    program.view.composer.button.click()
    program.until(lambda: program.answers() or program.error())
    assert program.error() is None
    program.until_over()
    assert "Marigold" in program.answers()[0]
    assert "lines 1–" in chips(program)[0]


def test_files_whose_move_fails_are_beside_one_of_both_chats_all_the_time(program: OpenWindow, tmp_path: Path) -> None:
    program.open(store_three_chats)
    (tmp_path / "notes.txt").write_text(NOTES * 2000)
    here = program.chat.chat.id
    paste(program, tmp_path / "notes.txt")
    service = program.bantam.composition.attachments
    program.until(lambda: list(service.drafts()) == [here])
    database = program.bantam.composition.database
    with database.writing() as connection:
        connection.pragma("max_page_count", connection.pragma("page_count"))
    failed = program.bantam.attachments.failed
    with program.qtbot.waitSignal(failed, timeout=30_000):
        program.bantam.attachments.along.take(here, "rivers", None)
    assert list(service.drafts()) == [here]
    with database.writing() as connection:
        connection.pragma("max_page_count", 1 << 30)
    program.bantam.attachments.keeper.keep(here)  # whatever changes next
    program.until(lambda: list(service.drafts()) == ["rivers"])


@pytest.mark.engine
def test_chosen_lines_go_along(program: OpenWindow, tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text(NOTES + "x y z\n" * 600)
    program.open(context_length=1024)
    paste(program, diary)
    program.until(lambda: states(program) == [Stage.TOO_LARGE])
    program.view.files.choice.ways[Way.PARTS].setChecked(True)
    program.view.files.choice.button.click()
    dialog = program.bantam.attachments.parts.dialog
    assert dialog is not None
    dialog.field.setText("3")
    program.until(dialog.attach_button.isEnabled)
    dialog.attach_button.click()
    program.until(lambda: states(program) == [Stage.READY])
    (given,) = program.bantam.attachments.files.given(program.chat.chat.id)
    assert given == ("diary.txt", NOTES.splitlines(keepends=True)[2], False)
    program.view.files.remove_requested.emit(next(iter(program.view.files.chips.by_id)))
    assert states(program) == []


@pytest.mark.engine
def test_a_file_that_comes_while_an_answer_is_written_waits_for_its_end(program: OpenWindow, notes: Path) -> None:
    program.open(max_tokens=300)
    program.send("Tell me a long story about the sea.")
    program.until_writing()
    paste(program, notes)
    program.view.composer.set_text(ASK)
    program.view.composer.focus()
    program.key(Qt.Key.Key_Return)
    assert program.view.composer.text() == ASK, "it does not go into the queue without its file"
    assert program.view.queue.isHidden()
    assert program.view.composer._reason.text() == "Files can be sent when this answer is done"
    program.chat.answers.stop()
    program.until_over()
    program.until(lambda: states(program) == [Stage.READY])
    program.view.composer.button.click()
    program.until(lambda: len(program.answers()) == 2)
    program.until_over()
    assert "Marigold" in program.answers()[1]


@pytest.mark.engine
def test_a_removed_file_can_be_brought_back(program: OpenWindow, notes: Path) -> None:
    program.open()
    paste(program, notes)
    program.until(lambda: states(program) == [Stage.READY])
    chip = next(iter(program.view.files.chips.by_id.values()))
    assert chip.remove_button is not None
    chip.remove_button.click()
    assert states(program) == []
    toast = program.bantam.window.findChild(Toast)
    assert toast is not None
    toast.action.click()
    program.until(lambda: states(program) == [Stage.READY])
    assert program.bantam.attachments.files.given(program.chat.chat.id)[0][0] == "notes.docx"


def test_what_cannot_be_read_says_why_and_the_rest_goes_on(program: OpenWindow, tmp_path: Path) -> None:
    photo, empty = tmp_path / "photo.png", tmp_path / "empty.txt"
    photo.write_bytes(picture("png"))
    empty.write_bytes(b"")
    program.open()
    program.view.composer.set_text("A draft")
    paste(program, photo, empty, tmp_path / "gone.txt")
    program.until(lambda: states(program) == [Stage.REFUSED] * 3)
    words = sorted(row.what.text() for row in program.view.files.refused.values())
    assert words[2] == "photo.png is a picture, and SmolLM2 135M Instruct reads text only."
    assert "there is nothing in it" in words[0]
    assert "gone.txt" in words[1]
    assert program.view.composer.text() == "A draft"
    assert program.view.composer.button.isEnabled()
    for row in list(program.view.files.refused.values()):
        row.close_button.click()
    assert program.view.files.isHidden()


@pytest.mark.engine
def test_a_long_text_that_is_pasted_becomes_a_file_and_is_kept_with_the_draft(program: OpenWindow) -> None:
    program.open()
    program.view.composer.focus()
    QApplication.clipboard().setText(NOTES * 100)
    program.ctrl(Qt.Key.Key_V)
    program.until(lambda: states(program) == [Stage.READY])
    assert program.view.composer.text() == ""
    program.until(lambda: program.bantam.composition.attachments.drafts())
    chat = program.chat.chat.id
    program.close()
    program.open()
    program.until(lambda: states(program) == [Stage.READY])
    assert program.chat.chat.id == chat
    assert program.bantam.attachments.files.given(chat) == [("Pasted text", NOTES * 100, False)]


@pytest.mark.engine
def test_files_of_a_temporary_chat_touch_no_disk(program: OpenWindow, notes: Path) -> None:
    program.open()
    program.chat.chat.open_temporary()
    paste(program, notes)
    program.until(lambda: states(program) == [Stage.READY])
    program.send(ASK)
    program.until(program.answers)
    program.until_over()
    assert "Marigold" in program.answers()[0]
    assert opened(program).startswith("Project Heron")
    assert program.bantam.composition.attachments.drafts() == {}
    program.close()
    for path in program.paths.data.rglob("*"):
        assert not path.is_file() or b"Marigold" not in path.read_bytes(), path
