"""What the events of an answer add to what the disk said, whatever the moment at which the disk was read."""

import msgspec
import pytest

from desktop.core.answer_events import AnswerEnded, AnswerEvent, MessageAdded, ModelLoading, PromptRead, TextGrew
from desktop.core.chat import Finish, Message, Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.ui.chat.live_answer import LiveAnswer, Phase

CHAT = "chat"


def message(name: str, role: Role, parent: str | None, text: str = "", finish: Finish | None = None) -> Message:
    return Message(id=name, conversation_id=CHAT, parent_id=parent, role=role, text=text, created_at=0, finish=finish)


Q1 = message("q1", Role.USER, None, "First?")
A1 = message("a1", Role.ASSISTANT, "q1", "First.", Finish.STOP)
Q2 = message("q2", Role.USER, "a1", "Second?")
A2 = message("a2", Role.ASSISTANT, "q2")
ENDED = msgspec.structs.replace(A2, text="Second.", finish=Finish.STOP)
EVENTS: list[AnswerEvent] = [
    MessageAdded(Q2),
    ModelLoading(CHAT, "A model", 0.5),
    PromptRead(CHAT, 10, 20, 2048),
    MessageAdded(A2),
    TextGrew(CHAT, "a2", "Sec", 1),
    TextGrew(CHAT, "a2", "ond.", 2),
    AnswerEnded(ENDED),
]


def after(count: int) -> LiveAnswer:
    live = LiveAnswer(CHAT, message_id="q2", text="Second?")
    for event in EVENTS[:count]:
        live.take(event)
    return live


@pytest.mark.parametrize("disk", [[Q1, A1], [Q1, A1, Q2], [Q1, A1, Q2, A2], [Q1, A1, Q2, ENDED]])
@pytest.mark.parametrize("count", range(len(EVENTS) + 1))
def test_an_early_or_late_look_at_the_disk_changes_nothing(count: int, disk: list[Message]) -> None:
    shown = after(count).laid_over(disk)
    ids = [item.id for item in shown]
    assert ids[:2] == ["q1", "a1"]
    assert len(ids) == len(set(ids))
    if count >= 1:
        assert "q2" in ids
    if count >= 4:
        assert shown[-1].text == {4: "", 5: "Sec", 6: "Second.", 7: "Second."}[count]
        assert ids == ["q1", "a1", "q2", "a2"]


def test_the_phases_follow_the_events() -> None:
    phases = [after(count).phase for count in range(len(EVENTS) + 1)]
    assert phases == [
        Phase.STARTING,
        Phase.STARTING,
        Phase.LOADING,
        Phase.READING,
        Phase.WRITING,
        Phase.WRITING,
        Phase.WRITING,
        Phase.ENDED,
    ]
    assert after(6).tokens_in_context == 22
    assert [after(count).is_stored for count in range(3)] == [False, True, True]


def test_another_answer_takes_the_place_of_the_old_one() -> None:
    live = LiveAnswer(CHAT)
    anew = message("a1b", Role.ASSISTANT, "q1")
    assert live.laid_over([Q1, A1]) == [Q1]
    live.take(MessageAdded(anew))
    live.take(TextGrew(CHAT, "a1b", "Again", 1))
    assert [item.text for item in live.laid_over([Q1, A1])] == ["First?", "Again"]
    live.take(AnswerEnded(msgspec.structs.replace(anew, text="Again.", finish=Finish.STOP)))
    live.end()
    assert [item.text for item in live.laid_over([Q1, A1])] == ["First?", "Again."]


def test_the_old_answer_comes_back_when_no_word_was_written() -> None:
    live = LiveAnswer(CHAT)
    live.take(ModelLoading(CHAT, "A model", 0.1))
    live.end(KnownError(ErrorKind.ENGINE_MISSING, reason="gone"))
    assert live.laid_over([Q1, A1]) == [Q1, A1]
    assert isinstance(live.error, KnownError)


def test_a_part_that_was_written_is_kept_when_the_work_fails() -> None:
    live = after(5)
    live.end(RuntimeError("a bug"))
    assert live.laid_over([Q1, A1])[-1].text == "Sec"


def test_the_error_of_an_interrupted_answer_stays() -> None:
    live, error = after(5), KnownError(ErrorKind.ENGINE_STOPPED, doing="writing", reason="SIGKILL")
    live.take(AnswerEnded(msgspec.structs.replace(ENDED, finish=Finish.INTERRUPTED), error))
    live.end()
    assert live.error is error


def test_an_edited_question_takes_the_place_of_the_old_one_and_of_what_followed() -> None:
    anew = message("q1b", Role.USER, None, "Other first?")
    live = LiveAnswer(CHAT, message_id="q1b", text="Other first?", instead_of="q1")
    assert live.laid_over([Q1, A1]) == [Q1, A1]
    live.take(MessageAdded(anew))
    assert live.laid_over([Q1, A1]) == [anew]
    live.take(MessageAdded(message("a1b", Role.ASSISTANT, "q1b")))
    assert [item.id for item in live.laid_over([Q1, A1, Q2, ENDED])] == ["q1b", "a1b"]
    later = LiveAnswer(CHAT, message_id="q2b", text="Other second?", instead_of="q2")
    later.take(MessageAdded(message("q2b", Role.USER, "a1", "Other second?")))
    assert [item.id for item in later.laid_over([Q1, A1, Q2, ENDED])] == ["q1", "a1", "q2b"]


def test_another_version_of_an_earlier_answer_hides_what_followed() -> None:
    live = LiveAnswer(CHAT, anew=A1)
    assert live.laid_over([Q1, A1, Q2, ENDED]) == [Q1]
    live.take(MessageAdded(message("a1b", Role.ASSISTANT, "q1")))
    assert [item.id for item in live.laid_over([Q1, A1, Q2, ENDED])] == ["q1", "a1b"]


def test_an_answer_that_goes_on_grows_from_what_it_was() -> None:
    cut = msgspec.structs.replace(A1, finish=Finish.LENGTH)
    live = LiveAnswer(CHAT, goes_on="a1")
    live.take(PromptRead(CHAT, 5, 10, 2048))
    assert live.laid_over([Q1, cut]) == [Q1, cut], "nothing is hidden before the next word"
    live.take(MessageAdded(msgspec.structs.replace(cut, finish=None)))
    live.take(TextGrew(CHAT, "a1", " And more", 2))
    assert [item.text for item in live.laid_over([Q1, cut])] == ["First?", "First. And more"]
    assert live.tokens_in_context == 12
    live.end(RuntimeError("a bug"))
    assert live.laid_over([Q1, cut])[-1].text == "First. And more"
    assert live.laid_over([Q1, cut])[-1].finish is Finish.INTERRUPTED
