"""The next message does not fit: the card comes, each of its ways does what it says, and all of it survives."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop.composition import Composition
from desktop.core.fullness import Fullness, WayOn
from desktop.core.load_question import TooLargeError
from desktop.machine.memory import Memory
from desktop.ui.chat.attachments.pending_files import Stage
from desktop.ui.chat.transcript.full_window_card import FullWindowCard
from desktop.ui.chat.transcript.recap_row import RecapRow
from desktop.ui.chat.transcript.recap_slot import is_recap
from desktop.ui.widgets import Toast
from tests.fixtures.open_window import OpenWindow
from tests.services.long_chats import CHAT, garden, store_garden
from tests.ui.chat.stored_chats import store_chat

pytestmark = pytest.mark.engine
WINDOW = 512
PLAN = "Please make me a plan for the garden, month by month, with what I have to buy and to do. "
LONG = PLAN * 14
SETTINGS: dict[str, Any] = {"context_length": WINDOW, "max_tokens": 48}


def opened(program: OpenWindow, **more: Any) -> OpenWindow:
    """The window on a chat of sixteen messages, with its model loaded."""

    def prepare(composition: Composition) -> None:
        store_garden(composition)
        composition.generation.engine(composition.models.current(), composition.settings.current())

    program.open(prepare, **(SETTINGS | more))
    program.until(lambda: len(program.chat.chat.messages) == 16)
    return program


def card(program: OpenWindow) -> FullWindowCard:
    found: FullWindowCard = program.view.transcript.full.card
    return found


def is_shown(program: OpenWindow) -> bool:
    return not program.view.transcript.full.isHidden()


def recap_row(program: OpenWindow) -> RecapRow | None:
    """Scrolled to and drawn."""
    column = program.view.transcript.column
    slot = next((slot for slot in column._slots if is_recap(slot.message)), None)
    if slot is None:
        return None
    column.bring_into_view(slot.message.id)
    row = column.put_up(slot.message.id)
    assert isinstance(row, RecapRow)
    return row


def choose(program: OpenWindow, way: WayOn) -> None:
    """Wait for the card, and go one of its ways."""
    program.until(lambda: is_shown(program) and card(program).choices is not None)
    choices = card(program).choices
    assert choices is not None
    choices.choose(way)
    assert choices.choice is not None
    assert choices.choice.way is way
    card(program).go_button.click()


def send(program: OpenWindow, text: str) -> None:
    program.view.composer.set_text(text)
    program.view.composer.focus()
    program.key(Qt.Key.Key_Return)


def put_into_other_words(program: OpenWindow, row: RecapRow, words: str) -> None:
    row.edit()
    assert row._editor is not None
    row._editor.field.setPlainText(words)
    row._editor.confirm_button.click()
    program.until(lambda: not row.is_editing)
    assert "In your words." in row._about.text()


def count(program: OpenWindow) -> Fullness:
    """What would be sent now, to the token."""
    prompt = program.bantam.limits.fullness.what_is_next()
    found = program.bantam.composition.fullness.count(program.chat.models.current, prompt)
    assert found is not None
    assert not found.is_estimate
    return found


def stored(program: OpenWindow) -> list[str]:
    return [message.text for message in program.bantam.composition.conversations.messages(CHAT)]


def until_answered(program: OpenWindow, count: int = 18) -> None:
    program.until(lambda: not program.chat.is_answering and len(program.chat.chat.messages) == count)
    program.until(lambda: program.chat.chat.messages[-1].finish is not None)


def test_the_meter_counts_the_draft(program: OpenWindow) -> None:
    opened(program)
    label = program.view.composer.meter._label
    program.until(program.view.composer.meter.isVisible)
    before = label.text()
    assert before.endswith("/ 512 tokens")
    assert not before.startswith("about")
    program.view.composer.set_text(PLAN)
    program.until(lambda: label.text() != before)
    counted = count(program)
    assert label.text() == f"{counted.used} / 512 tokens"
    assert not is_shown(program)
    program.view.inspector.prompt.show_text("Answer briefly, and be kind.")
    program.view.inspector.prompt.changed.emit()
    program.until(lambda: label.text() != f"{counted.used} / 512 tokens")


def test_the_meter_is_an_estimate_until_the_model_is_loaded(program: OpenWindow) -> None:
    program.open(store_garden, **SETTINGS)
    meter = program.view.composer.meter
    program.until(meter.isVisible)
    assert meter._label.text().startswith("about ")
    program.view.composer.set_text(LONG * 5)
    program.until(lambda: meter._label.token == "red")
    assert not is_shown(program), "a guess brings no card"


def test_the_card_comes_while_one_types_and_goes_when_it_fits(program: OpenWindow) -> None:
    opened(program)
    program.view.composer.set_text(LONG)
    program.until(lambda: is_shown(program))
    assert program.view.composer.text() == LONG
    assert program.focused() is program.view.composer.editor
    program.view.composer.set_text("Short")
    program.until(lambda: not is_shown(program))
    program.view.composer.set_text(LONG)
    program.until(lambda: is_shown(program))
    card(program).not_now_button.click()
    assert not is_shown(program)
    assert program.focused() is program.view.composer.editor
    program.view.composer.set_text(LONG + " Please.")
    program.qtbot.wait(900)
    assert not is_shown(program), "it was told not now"
    program.key(Qt.Key.Key_Return)
    program.until(lambda: is_shown(program))
    assert stored(program) == [message.text for message in garden()]
    assert program.view.composer.text() == LONG + " Please."


def test_a_message_longer_than_the_window_is_not_stored_and_stays_in_the_field(program: OpenWindow) -> None:
    opened(program)
    send(program, LONG * 30)
    program.until(lambda: is_shown(program))
    program.until(lambda: not program.chat.is_answering)
    assert "too long" in card(program)._title.text()
    assert "Shorten it by about" in card(program)._about.text()
    assert program.error() is None
    assert program.view.composer.text() == LONG * 30
    assert stored(program) == [message.text for message in garden()]
    program.view.composer.set_text("Short")
    program.until(lambda: not is_shown(program))


def test_leaving_out_is_shown_and_can_be_undone_and_is_there_again(program: OpenWindow) -> None:
    opened(program)
    send(program, LONG)
    choose(program, WayOn.LEAVE_OUT)
    until_answered(program)
    row = recap_row(program)
    assert row is not None
    assert "does not read" in row.text()
    assert program.view.composer.text() == ""
    assert stored(program)[:17] == [*(message.text for message in garden()), LONG]
    assert not is_shown(program)
    program.close()
    program.open(**SETTINGS)
    program.until(lambda: recap_row(program) is not None)
    row = recap_row(program)
    assert row is not None
    assert row.edit_button.isHidden()
    row.undo_button.click()
    program.until(lambda: recap_row(program) is None)
    toast = program.bantam.window.findChildren(Toast)[-1]
    recaps = program.bantam.composition.conversations.recaps
    assert recaps.all(CHAT) == {}
    toast.action.click()
    program.until(lambda: recap_row(program) is not None)
    assert len(recaps.all(CHAT)) == 1


def test_a_summary_is_written_shown_edited_and_undone(program: OpenWindow) -> None:
    opened(program)
    send(program, LONG)
    choose(program, WayOn.SUMMARISE)
    program.until(lambda: card(program).is_writing)
    assert program.chat.answers.is_held
    assert not program.view.composer.button.isEnabled()
    program.until(lambda: recap_row(program) is not None)
    until_answered(program)
    row = recap_row(program)
    assert row is not None
    (recap,) = program.bantam.composition.conversations.recaps.all(CHAT).values()
    assert recap.text
    assert "Summary of the" in row.text()
    messages = program.chat.chat.messages
    (sent,) = program.bantam.composition.conversations.trees.sent(CHAT, messages[-1].id)
    assert recap.text in (sent.prompt or "")
    put_into_other_words(program, row, "A garden in Leeds, 200 pounds.")
    assert program.bantam.composition.conversations.recaps.all(CHAT)[recap.after_id].edited
    program.close()
    program.open(**SETTINGS)
    program.until(lambda: recap_row(program) is not None)
    row = recap_row(program)
    assert row is not None
    assert "A garden in Leeds, 200 pounds." in row.text()
    row.undo_button.click()
    program.until(lambda: recap_row(program) is None)
    assert [message.text for message in program.chat.chat.messages][:16] == [message.text for message in garden()]


def test_a_summary_is_stopped_and_nothing_is_changed(program: OpenWindow) -> None:
    opened(program)
    send(program, LONG)
    choose(program, WayOn.SUMMARISE)
    program.until(lambda: card(program).is_writing)
    program.key(Qt.Key.Key_Escape)
    program.until(lambda: not card(program).is_writing and not program.chat.answers.is_held)
    assert is_shown(program)
    assert recap_row(program) is None
    assert program.view.composer.text() == LONG
    assert program.bantam.composition.conversations.recaps.all(CHAT) == {}


def test_a_new_chat_goes_on_from_a_summary(program: OpenWindow) -> None:
    opened(program)
    send(program, LONG)
    choose(program, WayOn.NEW_CHAT)
    program.until(lambda: program.chat.chat.id != CHAT)
    program.until(lambda: recap_row(program) is not None)
    assert program.view.composer.text() == LONG
    program.until(lambda: program.view.header.title.title == "Garden (continued)")
    assert sorted(program.titles()) == ["Garden", "Garden (continued)"]
    assert not is_shown(program)
    program.view.composer.focus()
    program.key(Qt.Key.Key_Return)
    until_answered(program, 2)
    assert recap_row(program) is program.view.transcript.column.rows()[0]
    program.view.sidebar.list.open_requested.emit(CHAT)
    program.until(lambda: len(program.chat.chat.messages) == 16)
    assert program.view.composer.text() == ""
    assert stored(program) == [message.text for message in garden()]
    program.qtbot.wait(600)
    assert not is_shown(program)


def attach(program: OpenWindow, path: Path) -> None:
    path.write_text("Seeds: 3 packets of beans.\n")
    program.bantam.attachments.add_paths([path])
    program.until(lambda: stages(program) == [Stage.READY])


def stages(program: OpenWindow) -> list[Stage]:
    return [state.stage for state in program.bantam.attachments.files.of(program.chat.chat.id)]


def names_kept(program: OpenWindow) -> dict[str, list[str]]:
    found = program.bantam.composition.attachments.drafts()
    return {chat: [file.document.name for file in files] for chat, files in found.items()}


def test_files_beside_the_draft_go_along_into_the_new_chat(program: OpenWindow, tmp_path: Path) -> None:
    opened(program)
    attach(program, tmp_path / "seeds.txt")
    program.until(lambda: names_kept(program) == {CHAT: ["seeds.txt"]})
    program.view.composer.set_text(LONG)
    choose(program, WayOn.NEW_CHAT)
    program.until(lambda: program.chat.chat.id != CHAT)
    new = program.chat.chat.id
    program.until(lambda: stages(program) == [Stage.READY])
    assert program.view.composer.text() == LONG
    assert not program.view.files.isHidden()
    program.until(lambda: names_kept(program) == {new: ["seeds.txt"]})
    program.close()
    program.open(**SETTINGS)
    program.until(lambda: program.bantam.attachments.files.of(new))
    assert program.bantam.attachments.files.of(CHAT) == []


def test_files_that_were_sent_go_along_too(program: OpenWindow, tmp_path: Path) -> None:
    """A question that is on disk and has no answer: its file is read from there."""
    opened(program, context_length=2048)
    attach(program, tmp_path / "seeds.txt")
    send(program, PLAN)
    until_answered(program)
    question = program.chat.chat.messages[-2]
    assert question.attachments
    program.bantam.limits.ways.moved_on.emit(CHAT, "another", question.attachments)
    files = program.bantam.attachments.files
    program.until(lambda: files.readable("another"))
    (state,) = files.of("another")
    assert state.file is not None
    assert (state.name, state.file.given) == ("seeds.txt", "Seeds: 3 packets of beans.\n")
    program.until(lambda: state.stage is Stage.READY)
    (again,) = files.attached("another")
    assert again.attachment.digest == question.attachments[0].digest, "the text lies on disk once"
    program.until(lambda: "another" in names_kept(program))


def test_a_larger_window_is_loaded_and_what_was_sent_is_answered(program: OpenWindow) -> None:
    opened(program)
    send(program, LONG)
    choose(program, WayOn.LARGER)
    until_answered(program)
    assert program.bantam.composition.settings.current().context_length == 768
    assert recap_row(program) is None
    program.until(lambda: program.view.composer.meter._label.text().endswith("/ 768 tokens"))


def test_a_larger_window_that_is_too_large_can_be_had_all_the_same(
    program: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(program)
    send(program, LONG)
    program.until(lambda: is_shown(program) and card(program).choices is not None)
    monkeypatch.setattr(program.bantam.composition.fits, "_memory", lambda: Memory(1 << 40, 1 << 20))
    monkeypatch.setattr("desktop.services.fit_service.own_bytes", lambda _pid: 0)
    choose(program, WayOn.LARGER)
    program.until(lambda: isinstance(program.error(), TooLargeError) and program.bantam.tasks.is_idle)
    assert program.bantam.composition.settings.current().context_length == WINDOW
    question = program.view.transcript._error._card
    question.anyway.click()
    until_answered(program)
    assert program.error() is None
    assert program.bantam.composition.settings.current().context_length == 768


def test_what_was_only_typed_is_not_sent(program: OpenWindow) -> None:
    opened(program)
    program.view.composer.set_text(LONG)
    choose(program, WayOn.LEAVE_OUT)
    program.until(lambda: recap_row(program) is not None)
    program.until(lambda: not is_shown(program))
    assert program.view.composer.text() == LONG
    assert len(program.chat.chat.messages) == 16


def test_it_can_be_sent_with_little_room(program: OpenWindow) -> None:
    opened(program, max_tokens=120)
    words = "And then?"
    while True:
        program.view.composer.set_text(words)
        if count(program).needed > WINDOW - 60:
            break
        words += " What else could I plant?"
    program.view.composer.focus()
    program.key(Qt.Key.Key_Return)
    choose(program, WayOn.AS_IT_IS)
    until_answered(program)
    assert stored(program)[16] == words


def test_a_model_with_a_smaller_window_brings_the_same_card(program: OpenWindow) -> None:
    """The question is stored, and the answer cannot be written any more: it is asked again after the choice."""
    opened(program, context_length=1024)
    send(program, LONG)
    until_answered(program)
    program.bantam.composition.settings.change(context_length=WINDOW)
    program.ctrl(Qt.Key.Key_R)
    program.until(lambda: is_shown(program) and not program.chat.is_answering)
    assert program.error() is None
    choose(program, WayOn.LEAVE_OUT)
    program.until(lambda: recap_row(program) is not None)
    until_answered(program)
    texts = stored(program)
    assert texts.count(LONG) == 1
    assert len(program.bantam.composition.store.messages(CHAT)) == 19


def test_another_chat_stops_the_summary_and_has_a_card_of_its_own(program: OpenWindow) -> None:
    opened(program)
    store_chat(program.bantam.composition, "bread", "Bread", 1.0)
    send(program, LONG)
    choose(program, WayOn.SUMMARISE)
    program.until(lambda: card(program).is_writing)
    program.view.sidebar.list.open_requested.emit("bread")
    program.until(lambda: program.answers() == ["It is this."])
    assert not is_shown(program)
    program.until(lambda: not program.chat.answers.is_held)
    program.view.sidebar.list.open_requested.emit(CHAT)
    program.until(lambda: is_shown(program))
    assert program.view.composer.text() == LONG


def test_a_temporary_chat_is_summarised_and_touches_no_disk(program: OpenWindow) -> None:
    program.open(**SETTINGS)
    program.chat.chat.open_temporary()
    chat_id = program.chat.chat.id
    for number in range(3):
        send(program, f"{number}: {PLAN * 2}")
        program.until(lambda count=number: len(program.chat.chat.messages) == 2 * count + 2)  # type: ignore[misc]
        program.until_over()
    send(program, PLAN * 12)
    program.until(lambda: is_shown(program) and card(program).choices is not None)
    choices = card(program).choices
    assert choices is not None
    assert WayOn.NEW_CHAT not in [one.way for one in choices._choices]
    choose(program, WayOn.LEAVE_OUT)
    program.until(lambda: recap_row(program) is not None)
    program.until_over()
    assert program.bantam.composition.conversations.recaps.all(chat_id) == {}
