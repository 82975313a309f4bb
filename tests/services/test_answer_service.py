"""Sending, stopping, regenerating, and an engine that dies in the middle."""

import contextlib
import os
import signal
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.answer_events import AnswerEnded, AnswerEvent, MessageAdded, PromptRead, TextGrew
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Finish, Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.model import ModelFile
from desktop.core.recap import Recap
from desktop.engine.build import EngineBuild
from desktop.engine.pool import EnginePool
from tests.engine.engines import PATIENT, child
from tests.engine.wishes import model as obliging_model

pytestmark = pytest.mark.engine
FRANCE = "What is the capital of France?"


class Ear:
    """Hears events; may act when the answer has this many pieces."""

    def __init__(self, act_after: int = 0, act: "object" = None) -> None:
        self.events: list[AnswerEvent] = []
        self._act_after = act_after
        self._act = act

    def __call__(self, event: AnswerEvent) -> None:
        self.events.append(event)
        if isinstance(event, TextGrew) and len(self.pieces) == self._act_after and callable(self._act):
            self._act()

    @property
    def pieces(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, TextGrew)]


def send(composition: Composition, conversation: str, text: str, ear: Ear, **more: str) -> None:
    composition.answers.send(
        conversation_id=conversation,
        message_id=more.get("message_id", new_id()),
        text=text,
        listener=ear,
        cancel=Cancellation(),
    )


def test_an_answer_is_on_disk_with_its_figures(composition: Composition) -> None:
    conversation, ear = new_id(), Ear()
    send(composition, conversation, FRANCE, ear)
    question, answer = composition.conversations.messages(conversation)
    assert (question.role, question.text) == (Role.USER, FRANCE)
    assert "Paris" in answer.text
    assert "".join(ear.pieces) == answer.text
    assert answer.finish is Finish.STOP
    assert answer.figures is not None
    assert answer.figures.tokens > 1
    assert answer.figures.tokens_per_second > 0
    assert answer.model_name
    assert composition.conversations.conversations()[0].title == FRANCE


def test_events_come_in_order(composition: Composition) -> None:
    ear = Ear()
    send(composition, new_id(), FRANCE, ear)
    kinds = [type(event) for event in ear.events]
    assert kinds[0] is MessageAdded
    assert kinds[-1] is AnswerEnded
    assert PromptRead in kinds
    assert kinds.count(MessageAdded) == 2
    first_text = kinds.index(TextGrew)
    assert kinds[first_text - 1] is MessageAdded


def test_the_second_turn_knows_the_first(composition: Composition) -> None:
    conversation = new_id()
    send(composition, conversation, FRANCE, Ear())
    ear = Ear()
    send(composition, conversation, "Which country did I ask about?", ear)
    ended = ear.events[-1]
    assert isinstance(ended, AnswerEnded)
    assert ended.message.figures is not None
    assert ended.message.figures.reused_tokens > 0
    assert len(composition.conversations.messages(conversation)) == 4


def test_sending_the_same_message_twice_stores_it_once(composition: Composition) -> None:
    conversation, identifier = new_id(), new_id()
    send(composition, conversation, FRANCE, Ear(), message_id=identifier)
    send(composition, conversation, FRANCE, Ear(), message_id=identifier)
    stored = composition.store.messages(conversation)
    assert [message.role for message in stored].count(Role.USER) == 1


def test_stop_keeps_what_is_written(composition: Composition) -> None:
    conversation, cancel = new_id(), Cancellation()
    ear = Ear(3, cancel.cancel)
    composition.settings.change(max_tokens=500)
    message = composition.answers.send(
        conversation_id=conversation, message_id=new_id(), text="Count to a thousand.", listener=ear, cancel=cancel
    )
    assert message is not None
    assert message.finish is Finish.CANCELLED
    assert message.text == "".join(ear.pieces)
    assert composition.conversations.messages(conversation)[-1] == message


def test_a_dead_engine_keeps_the_text_and_the_next_question_restarts_it(composition: Composition) -> None:
    conversation = new_id()
    composition.settings.change(max_tokens=500)
    ear = Ear(4, lambda: os.kill(composition.pool.pids()[0], signal.SIGKILL))
    send(composition, conversation, "Tell me a long story about the sea.", ear)
    ended = ear.events[-1]
    assert isinstance(ended, AnswerEnded)
    assert ended.message.finish is Finish.INTERRUPTED
    assert ended.error is not None
    assert ended.error.kind is ErrorKind.ENGINE_STOPPED
    assert ended.message.text == "".join(ear.pieces)
    assert composition.conversations.messages(conversation)[-1].text == ended.message.text
    composition.settings.change(max_tokens=20)
    again = Ear()
    send(composition, conversation, FRANCE, again)
    assert isinstance(again.events[-1], AnswerEnded)
    assert again.events[-1].error is None


def test_regenerating_shows_the_new_answer_and_keeps_the_old(composition: Composition) -> None:
    conversation = new_id()
    send(composition, conversation, FRANCE, Ear())
    old = composition.conversations.messages(conversation)[-1]
    composition.answers.regenerate(conversation_id=conversation, listener=Ear(), cancel=Cancellation())
    shown = composition.conversations.messages(conversation)
    assert [message.role for message in shown] == [Role.USER, Role.ASSISTANT]
    assert shown[-1].id != old.id
    assert old.id in {message.id for message in composition.store.messages(conversation)}


def test_a_message_that_does_not_fit_is_not_stored_and_nothing_is_cut(composition: Composition) -> None:
    conversation = new_id()
    composition.settings.change(context_length=256)
    with pytest.raises(KnownError) as caught:
        send(composition, conversation, "word " * 1000, Ear())
    assert caught.value.kind is ErrorKind.PROMPT_TOO_LONG
    assert composition.store.conversation(conversation) is None
    assert composition.store.messages(conversation) == []


def test_a_long_first_message_makes_a_short_title(composition: Composition) -> None:
    conversation = new_id()
    composition.settings.change(max_tokens=2)
    send(composition, conversation, "Please explain\nconfidence intervals " * 10, Ear())
    title = composition.conversations.conversations()[0].title
    assert len(title) <= 61
    assert "\n" not in title


def with_engines(composition: Composition, folder: Path, command: list[str], model: ModelFile) -> None:
    """Put a child of ours in the place of the engine."""
    composition._pool = EnginePool(
        EngineBuild("b", folder), folder / "proof.json", None, command=command, limits=PATIENT
    )
    composition.models.current = lambda: model  # type: ignore[method-assign]


@pytest.mark.expects_log
@pytest.mark.parametrize("fault", ["in the engine", "in the window"])
def test_a_fault_in_the_middle_keeps_what_was_written(composition: Composition, tmp_path: Path, fault: str) -> None:
    def fail() -> None:
        raise RuntimeError("our bug")

    if fault == "in the engine":
        with_engines(composition, tmp_path, child("reports", "BUG", "answering", "x"), obliging_model(tmp_path))
    conversation, ear = new_id(), Ear(act_after=3, act=fail if fault == "in the window" else None)
    with pytest.raises(RuntimeError) if fault == "in the window" else contextlib.nullcontext():
        send(composition, conversation, FRANCE, ear)
    answer = composition.conversations.messages(conversation)[1]
    assert answer.finish is Finish.INTERRUPTED
    assert answer.text == "".join(ear.pieces)
    assert len(ear.pieces) == 3
    ended = ear.events[-1]
    assert isinstance(ended, AnswerEnded)
    assert ended.error is not None
    assert ended.error.kind is ErrorKind.ENGINE_STOPPED


def test_an_answer_without_a_word_is_an_answer(composition: Composition, tmp_path: Path) -> None:
    with_engines(composition, tmp_path, child("obliging"), obliging_model(tmp_path, words=0))
    conversation, ear = new_id(), Ear()
    send(composition, conversation, FRANCE, ear)
    answer = composition.conversations.messages(conversation)[1]
    assert (answer.text, answer.finish) == ("", Finish.STOP)
    assert isinstance(ear.events[-1], AnswerEnded)


def test_a_question_is_read_even_where_all_up_to_it_is_left_out(composition: Composition) -> None:
    conversation = new_id()
    send(composition, conversation, FRANCE, Ear())
    question, _answer = composition.conversations.messages(conversation)
    composition.conversations.recaps.put(conversation, Recap(after_id=question.id, created_at=1.0))
    again = composition.answers.regenerate(conversation_id=conversation, listener=Ear(), cancel=Cancellation())
    assert again is not None
    assert "Paris" in again.text
