"""Versions in the real window, with the real engine and mostly by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.composition import Composition
from desktop.core.chat import Finish, Role
from desktop.core.sampling import Sampling
from desktop.ui.chat.sent_dialog import SentDialog
from desktop.ui.chat.transcript.answer_row import AnswerRow
from desktop.ui.chat.transcript.message_act import Act, MessageAct
from desktop.ui.chat.transcript.user_row import UserRow
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.chats import FIGURES, answer, question
from tests.ui.chat.stored_chats import store_chat

ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
FRANCE, ITALY = "What is the capital of France?", "What is the capital of Italy?"


def store_versions(composition: Composition) -> None:
    """A question with two answers, of which the older has gone on."""
    store_chat(composition, "rye", "Rye", 1_700_000_000.0, "Rye is a grass.")
    store = composition.store
    store.add_message(question("more", "And oats?", chat="rye", parent="rye-a"))
    store.add_message(answer("oats", "Oats too.", chat="rye", parent="more", figures=FIGURES))
    store.add_message(answer("other", "Rye is a cereal.", chat="rye", parent="rye-q", figures=FIGURES))


def rows(program: OpenWindow) -> list[AnswerRow | UserRow]:
    found: list[AnswerRow | UserRow] = program.view.transcript.column.rows()
    return found


def label(row: AnswerRow | UserRow) -> str:
    switcher = row._switcher if isinstance(row, UserRow) else row._footer._switcher
    return "" if switcher.isHidden() else switcher.label.text()


def labels(program: OpenWindow) -> list[str]:
    return [label(row) for row in rows(program)]


def ask(program: OpenWindow, act: Act, row: AnswerRow | UserRow, text: str = "") -> None:
    message = row.message if isinstance(row, AnswerRow) else row._message
    program.view.transcript.act_requested.emit(MessageAct(act, message.id, text))


def until_answered(program: OpenWindow, count: int = 1) -> None:
    program.until(lambda: len(program.answers()) == count)
    program.until_over()


def test_keys_switch_the_conversation_and_the_choice_survives(program: OpenWindow) -> None:
    program.open(store_versions)
    program.until(lambda: labels(program) == ["", "2 / 2"])
    assert program.shown() == ["About Rye?", "Rye is a cereal."]
    program.key(Qt.Key.Key_Left, ALT)
    program.until(lambda: program.shown() == ["About Rye?", "Rye is a grass.", "And oats?", "Oats too."])
    program.until(lambda: labels(program) == ["", "1 / 2", "", ""])
    program.close()
    program.open()
    program.until(lambda: program.shown() == ["About Rye?", "Rye is a grass.", "And oats?", "Oats too."])
    program.until(lambda: labels(program) == ["", "1 / 2", "", ""])
    program.key(Qt.Key.Key_Left, ALT)
    program.key(Qt.Key.Key_Right, ALT)
    program.until(lambda: program.shown() == ["About Rye?", "Rye is a cereal."])
    assert QApplication.focusWidget() is program.view.composer.editor


def test_the_switcher_keeps_the_keyboard_and_its_place(program: OpenWindow) -> None:
    program.open(store_versions)
    program.until(lambda: labels(program) == ["", "2 / 2"])
    row = rows(program)[1]
    assert isinstance(row, AnswerRow)
    switcher = row._footer._switcher
    assert not switcher.next.isEnabled()
    assert switcher.label.accessibleName() == "Version 2 of 2"
    top = row.mapToGlobal(row.rect().topLeft())
    switcher.previous.setFocus(Qt.FocusReason.TabFocusReason)
    program.key(Qt.Key.Key_Space)
    program.until(lambda: labels(program)[:2] == ["", "1 / 2"])
    other = rows(program)[1]
    assert isinstance(other, AnswerRow)
    program.until(lambda: QApplication.focusWidget() is other._footer._switcher.next)
    assert other.mapToGlobal(other.rect().topLeft()) == top


def test_up_edits_the_last_question_and_esc_leaves_it(program: OpenWindow) -> None:
    program.open(store_versions)
    program.until(program.answers)
    program.view.composer.focus()
    program.key(Qt.Key.Key_Up)
    row = rows(program)[0]
    assert isinstance(row, UserRow)
    editor = row._editing.editor
    assert editor is not None
    assert QApplication.focusWidget() is editor.field
    assert editor.text == "About Rye?"
    program.key(Qt.Key.Key_Escape)
    assert not row.is_editing
    assert QApplication.focusWidget() is program.view.composer.editor
    assert program.shown() == ["About Rye?", "Rye is a cereal."]


@pytest.mark.engine
def test_a_question_is_edited_and_answered(program: OpenWindow) -> None:
    program.open()
    program.send(FRANCE)
    until_answered(program)
    program.view.composer.focus()
    program.key(Qt.Key.Key_Up)
    program.focused().selectAll()  # type: ignore[attr-defined]
    program.type(ITALY)
    program.key(Qt.Key.Key_Return)
    program.until(lambda: program.shown()[0] == ITALY)
    until_answered(program)
    assert "Rome" in program.answers()[0]
    assert QApplication.focusWidget() is program.view.composer.editor
    program.until(lambda: labels(program)[0] == "2 / 2")
    program.key(Qt.Key.Key_Left, ALT)
    program.until(lambda: program.shown()[0] == FRANCE)
    assert "Paris" in program.answers()[0]
    assert len(program.bantam.composition.store.messages(program.chat.chat.id)) == 4


@pytest.mark.engine
def test_any_answer_is_written_anew(program: OpenWindow) -> None:
    program.open(max_tokens=8)
    for count, words in enumerate((FRANCE, ITALY), 1):
        program.send(words)
        until_answered(program, count)
    first = rows(program)[1]
    assert isinstance(first, AnswerRow)
    first._footer._regenerate.click()
    program.until(lambda: not program.chat.is_answering and len(program.shown()) == 2)
    program.until(lambda: labels(program) == ["", "2 / 2"])
    assert len(program.bantam.composition.store.messages(program.chat.chat.id)) == 5


def test_an_answer_is_put_into_one_s_own_words(program: OpenWindow) -> None:
    program.open(store_versions)
    program.until(lambda: len(program.answers()) == 1)
    row = rows(program)[1]
    assert isinstance(row, AnswerRow)
    row._footer._edit.setFocus(Qt.FocusReason.TabFocusReason)
    program.key(Qt.Key.Key_Space)
    program.focused().selectAll()  # type: ignore[attr-defined]
    program.type("Mine")
    program.key(Qt.Key.Key_Return)
    program.type("own")
    assert row.is_editing, "Enter begins a line in an answer"
    program.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    program.until(lambda: labels(program) == ["", "3 / 3"])
    made = rows(program)[1]
    assert isinstance(made, AnswerRow)
    assert made.message.text == "Mine\nown"
    assert made._footer._left.text() == "Edited by you"
    assert made._footer._right.text() == ""
    program.until(lambda: QApplication.focusWidget() is made._footer._switcher.previous)


def test_an_answer_that_was_not_changed_is_not_stored(program: OpenWindow) -> None:
    program.open(store_versions)
    program.until(lambda: len(program.answers()) == 1)
    row = rows(program)[1]
    ask(program, Act.EDIT, row)
    open_fields = [row.is_editing]
    program.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    open_fields.append(row.is_editing)
    assert open_fields == [True, False]
    assert len(program.bantam.composition.store.messages("rye")) == 5


@pytest.mark.engine
def test_an_answer_that_reached_its_longest_goes_on_in_place(program: OpenWindow) -> None:
    program.open(max_tokens=12, sampling=Sampling(temperature=0.0, repeat_penalty=1.0))
    program.send("Tell me a long story about the sea.")
    until_answered(program)
    row = rows(program)[1]
    assert isinstance(row, AnswerRow)
    cut = row.message
    assert cut.finish is Finish.LENGTH
    assert row._footer._go_on.isVisible()
    program.bantam.composition.settings.change(max_tokens=24)
    row._footer._go_on.setFocus(Qt.FocusReason.TabFocusReason)
    program.key(Qt.Key.Key_Space)
    program.until(lambda: not program.chat.is_answering)
    grown = program.bantam.composition.conversations.messages(program.chat.chat.id)[-1]
    assert grown.id == cut.id
    assert grown.text.startswith(cut.text)
    assert len(grown.text) > len(cut.text)
    assert rows(program)[1] is row
    assert row.message == grown
    assert "36 tokens" in row._footer._right.text()
    assert labels(program) == ["", ""]


@pytest.mark.engine
def test_an_answer_that_was_stopped_goes_on(program: OpenWindow) -> None:
    program.open(max_tokens=400)
    program.send("Tell me a long story about the sea.")
    program.until_writing(40)
    program.view.composer.focus()
    program.key(Qt.Key.Key_Escape)
    program.until_over()
    row = rows(program)[1]
    assert isinstance(row, AnswerRow)
    before = row.message.text
    ask(program, Act.GO_ON, row)
    program.until(lambda: len(row.message.text) > len(before) + 20)
    program.chat.answers.stop()
    program.until_over()
    assert row.message.text.startswith(before)
    stored = program.bantam.composition.conversations.messages(program.chat.chat.id)[-1]
    assert stored == row.message


def test_a_chat_is_forked_where_the_keyboard_is(program: OpenWindow) -> None:
    program.open(store_versions)
    program.until(lambda: labels(program) == ["", "2 / 2"])
    program.ctrl(Qt.Key.Key_B)
    program.until(lambda: len(program.titles()) == 2)
    program.until(lambda: program.shown() == ["About Rye?", "Rye is a cereal."])
    assert program.titles()[0] == "Rye (fork)"
    assert program.view.header.title.title == "Rye (fork)"
    assert QApplication.focusWidget() is program.view.composer.editor
    row = rows(program)[0]
    assert isinstance(row, UserRow)
    row._fork.setFocus(Qt.FocusReason.TabFocusReason)
    program.ctrl(Qt.Key.Key_B)
    program.until(lambda: program.shown() == ["About Rye?"])
    program.until(lambda: len(program.titles()) == 3)
    assert program.bantam.composition.store.messages("rye")[0].id == "rye-q"


@pytest.mark.engine
def test_what_was_sent_is_shown_to_the_letter(program: OpenWindow) -> None:
    program.open(system_prompt="Answer in one word.")
    program.send(FRANCE)
    until_answered(program)
    row = rows(program)[1]
    assert isinstance(row, AnswerRow)
    row._footer.menu().actions()[0].trigger()
    program.until(lambda: program.bantam.window.findChild(SentDialog) is not None)
    dialog = program.bantam.window.findChild(SentDialog)
    assert isinstance(dialog, SentDialog)
    prompt = dialog.prompt.text()
    assert prompt.endswith(f"<|im_start|>user\n{FRANCE}<|im_end|>\n<|im_start|>assistant\n")
    assert "Answer in one word." in prompt
    dialog.prompt.copy_button.click()
    assert QGuiApplication.clipboard().text() == prompt
    figures = row.message.figures
    assert figures is not None
    assert dialog.prompt.count.text() == f"{figures.prompt_tokens} tokens"
    program.key(Qt.Key.Key_Escape)
    program.until(lambda: program.bantam.window.findChild(SentDialog) is None)


def test_answers_of_two_models_say_whose_they_are(program: OpenWindow) -> None:
    def store_two(composition: Composition) -> None:
        store_versions(composition)
        composition.store.trees.choose("rye", {"rye-q": "rye-a"})
        with composition.store._database.writing() as connection:
            connection.execute("UPDATE messages SET model_name = 'Another' WHERE id = 'oats'")

    program.open(store_two)
    program.until(lambda: len(program.answers()) == 2)
    words = [row._footer._right.text() for row in rows(program) if isinstance(row, AnswerRow)]
    assert [word.split(" · ")[0] for word in words] == ["A model", "Another"]


@pytest.mark.engine
def test_nothing_is_switched_or_asked_while_an_answer_is_written(program: OpenWindow) -> None:
    program.open(store_versions, max_tokens=300)
    program.until(lambda: labels(program) == ["", "2 / 2"])
    program.send("Tell me a long story about the sea.")
    program.until(lambda: len(program.answers()) == 2)
    row = rows(program)[1]
    assert isinstance(row, AnswerRow)
    assert not row._footer._switcher.previous.isEnabled()
    assert not row._footer._regenerate.isEnabled()
    before = program.shown()[:3]
    program.key(Qt.Key.Key_Left, ALT)
    ask(program, Act.SHOW_VERSION, row, "rye-a")
    assert program.shown()[:3] == before
    program.chat.answers.stop()
    program.until_over()
    program.until(row._footer._switcher.previous.isEnabled)


@pytest.mark.engine
def test_a_version_chosen_after_an_answer_is_what_is_shown(program: OpenWindow) -> None:
    """What is known of the newest answer must not be laid over another branch."""
    program.open(max_tokens=6)
    program.send(FRANCE)
    until_answered(program)
    first = program.answers()
    program.ctrl(Qt.Key.Key_R)
    program.until(lambda: labels(program) == ["", "2 / 2"])
    program.until_over()
    program.send(ITALY)
    until_answered(program, 2)
    old = program.bantam.composition.store.messages(program.chat.chat.id)[1]
    assert old.role is Role.ASSISTANT
    ask(program, Act.SHOW_VERSION, rows(program)[1], old.id)
    program.until(lambda: len(program.shown()) == 2)
    assert program.answers() == first
