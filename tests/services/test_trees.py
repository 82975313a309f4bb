"""Versions with the real engine: edit, regenerate, continue, fork, and what was sent."""

import pytest

from desktop.composition import Composition
from desktop.core.answer_events import AnswerEnded, AnswerEvent, MessageAdded, TextGrew
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Finish, Message, Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.prompt_template import Origin
from desktop.core.sampling import Sampling

pytestmark = pytest.mark.engine
FRANCE, ITALY = "What is the capital of France?", "What is the capital of Italy?"
STORY = "Tell me a long story about the sea."


def send(composition: Composition, chat: str, text: str, instead_of: str = "") -> Message:
    answer = composition.answers.send(
        conversation_id=chat,
        message_id=new_id(),
        text=text,
        listener=lambda _event: None,
        cancel=Cancellation(),
        instead_of=instead_of,
    )
    assert answer is not None
    return answer


def regenerate(composition: Composition, chat: str, answer_id: str = "") -> Message:
    answer = composition.answers.regenerate(
        conversation_id=chat, answer_id=answer_id, listener=lambda _event: None, cancel=Cancellation()
    )
    assert answer is not None
    return answer


def go_on(composition: Composition, chat: str, message_id: str, listener: object = None) -> Message | None:
    hear = listener if callable(listener) else lambda _event: None
    return composition.answers.go_on(conversation_id=chat, message_id=message_id, listener=hear, cancel=Cancellation())


def shown(composition: Composition, chat: str) -> list[str]:
    return [message.id for message in composition.conversations.messages(chat)]


def test_a_question_in_other_words_is_a_version_of_it(composition: Composition) -> None:
    chat = new_id()
    send(composition, chat, FRANCE)
    first = shown(composition, chat)
    answer = send(composition, chat, ITALY, instead_of=first[0])
    assert "Rome" in answer.text
    question = composition.conversations.messages(chat)[0]
    assert (question.text, question.parent_id) == (ITALY, None)
    versions = composition.conversations.trees.versions(chat)
    assert versions[question.id].ids == (first[0], question.id)
    composition.conversations.trees.show(chat, first[0])
    assert shown(composition, chat) == first


def test_the_conversation_below_comes_back_with_its_version(composition: Composition) -> None:
    composition.settings.change(max_tokens=4)
    chat, trees = new_id(), composition.conversations.trees
    first = send(composition, chat, FRANCE)
    send(composition, chat, "And of Spain?")
    long = shown(composition, chat)
    second = regenerate(composition, chat, first.id)
    assert shown(composition, chat) == [long[0], second.id]
    trees.show(chat, first.id)
    assert shown(composition, chat) == long
    assert len(composition.store.messages(chat)) == 5


def test_an_answer_in_the_person_s_words(composition: Composition) -> None:
    chat, trees = new_id(), composition.conversations.trees
    answer = send(composition, chat, FRANCE)
    made = new_id()
    for _again in range(2):
        trees.edit_answer(chat, answer.id, made, "It is Lyon.")
    path = composition.conversations.messages(chat)
    assert (path[-1].text, path[-1].edited, path[-1].finish) == ("It is Lyon.", True, Finish.STOP)
    assert len(composition.store.messages(chat)) == 3
    send(composition, chat, "Which city did you name?")
    sent = trees.sent(chat, shown(composition, chat)[-1])[0]
    assert sent.prompt is not None
    assert "It is Lyon." in sent.prompt
    with pytest.raises(KnownError) as caught:
        trees.edit_answer(chat, path[0].id, new_id(), "x")
    assert caught.value.kind is ErrorKind.CONVERSATION_UNKNOWN


def test_an_answer_that_was_cut_off_goes_on(composition: Composition) -> None:
    chat = new_id()
    composition.settings.change(max_tokens=60, sampling=Sampling(temperature=0.0, repeat_penalty=1.0))
    whole = send(composition, chat, STORY)
    composition.settings.change(max_tokens=20)
    cut = send(composition, new_id(), STORY)
    assert cut.finish is Finish.LENGTH
    assert cut.figures is not None
    composition.settings.change(max_tokens=40)
    events: list[AnswerEvent] = []
    grown = go_on(composition, cut.conversation_id, cut.id, events.append)
    assert grown is not None
    assert grown.id == cut.id
    assert grown.text == whole.text, "the same as if nothing had cut it off"
    assert grown.figures is not None
    assert grown.figures.tokens == cut.figures.tokens + 40
    assert grown.figures.stretches == 2
    added = [event.message for event in events if isinstance(event, MessageAdded)]
    assert [(one.id, one.text, one.finish) for one in added] == [(cut.id, cut.text, None)]
    assert cut.text + "".join(event.text for event in events if isinstance(event, TextGrew)) == grown.text
    assert isinstance(events[-1], AnswerEnded)
    assert composition.conversations.messages(cut.conversation_id)[-1] == grown
    sent = composition.conversations.trees.sent(cut.conversation_id, cut.id)
    assert [one.prompt is not None and one.prompt.endswith(cut.text) for one in sent] == [False, True]


def test_only_the_last_answer_goes_on_and_only_if_it_was_cut_off(composition: Composition) -> None:
    chat = new_id()
    composition.settings.change(max_tokens=4)
    cut = send(composition, chat, STORY)
    send(composition, chat, "Go on.")
    composition.settings.change(max_tokens=48)
    ended = send(composition, new_id(), FRANCE)
    for message in (cut, ended):
        with pytest.raises(KnownError):
            go_on(composition, message.conversation_id, message.id)
        assert composition.store.tree(message.conversation_id).find(message.id) == message


def test_stopped_before_the_next_word_it_stays_as_it_was(composition: Composition) -> None:
    chat, cancel = new_id(), Cancellation()
    composition.settings.change(max_tokens=4)
    cut = send(composition, chat, STORY)
    cancel.cancel()
    answer = composition.answers.go_on(
        conversation_id=chat, message_id=cut.id, listener=lambda _event: None, cancel=cancel
    )
    assert answer is None
    assert composition.conversations.messages(chat)[-1] == cut


def test_a_fork_is_a_chat_of_its_own(composition: Composition) -> None:
    composition.settings.change(max_tokens=4)
    chat, other, trees = new_id(), new_id(), composition.conversations.trees
    first = send(composition, chat, FRANCE)
    send(composition, chat, "And of Spain?")
    for _again in range(2):
        made = trees.fork(chat, first.id, other, "France\n(fork)")
    assert made.title == "France (fork)"
    copies = composition.conversations.messages(other)
    assert [(one.role, one.text) for one in copies] == [(Role.USER, FRANCE), (Role.ASSISTANT, first.text)]
    assert trees.sent(other, copies[-1].id) == trees.sent(chat, first.id)
    send(composition, other, "And of Italy?")
    assert len(composition.conversations.messages(other)) == 4
    assert len(composition.conversations.messages(chat)) == 4
    for bad in (("gone", first.id), (chat, "gone")):
        with pytest.raises(KnownError):
            trees.fork(*bad, new_id(), "x")
    assert len(composition.conversations.conversations()) == 2


def test_what_was_sent_is_what_the_engine_read(composition: Composition) -> None:
    composition.settings.change(system_prompt="Answer in one word.", max_tokens=8)
    chat = new_id()
    send(composition, chat, FRANCE)
    answer = send(composition, chat, ITALY)
    (sent,) = composition.conversations.trees.sent(chat, answer.id)
    model = composition.models.current()
    assert answer.figures is not None
    assert sent.facts.tokens == answer.figures.prompt_tokens
    assert (sent.facts.model_file, sent.facts.model_name) == (model.path.name, model.name)
    assert sent.facts.system_prompt == "Answer in one word."
    assert sent.facts.sampling.seed is not None, "without it nobody could do the same again"
    assert (sent.facts.template, sent.facts.template_origin) == ("file", Origin.FILE)
    assert sent.facts.template_reason
    assert sent.prompt is not None
    assert sent.prompt.count("<|im_start|>") == 5
    now = composition.prompts.preview(model, chat, "")
    assert now is not None
    assert now.prompt == sent.prompt


def test_the_same_seed_writes_the_same(composition: Composition) -> None:
    composition.settings.change(sampling=Sampling(temperature=1.5), max_tokens=12)
    chat = new_id()
    first = send(composition, chat, "Tell me something.")
    seed = composition.conversations.trees.sent(chat, first.id)[0].facts.sampling.seed
    composition.settings.change(sampling=Sampling(temperature=1.5, seed=seed))
    assert regenerate(composition, chat).text == first.text
