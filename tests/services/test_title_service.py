"""Titles by the model: taken from what it writes, given only where nobody chose one, and nothing is read twice."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.chat import TitleBy
from desktop.core.ids import new_id
from desktop.core.sampling import Sampling
from desktop.paths import Paths
from desktop.services.title_service import clean_title

QUESTION = "What is the capital of France?"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("The Capital of France", "The Capital of France"),
        ('"Paris and its rivers."\nIt is a fine title.', "Paris and its rivers"),
        ("**Title: Bread at home**", "Bread at home"),
        ("", ""),
        ("???", ""),
        ("This is a sentence that goes on and on and is no title at all", ""),
        ("日本の冬", "日本の冬"),
    ],
)
def test_what_is_taken_for_a_title(written: str, title: str) -> None:
    assert clean_title(written) == title


@pytest.fixture
def composition(tmp_path: Path) -> Iterator[Composition]:
    made = Composition(Paths.under(tmp_path / "data"), keeps_states=False)
    made.settings.change(sampling=Sampling(temperature=0.0), max_tokens=60)
    yield made
    made.close()


def ask(composition: Composition, chat: str, text: str) -> None:
    send = composition.answers.send
    send(conversation_id=chat, message_id=new_id(), text=text, listener=lambda _: None, cancel=Cancellation())


def title_by(composition: Composition, chat: str) -> TitleBy:
    found = composition.store.conversation(chat)
    assert found is not None
    return found.title_by


@pytest.mark.engine
def test_the_model_titles_a_chat_and_nothing_is_read_twice(composition: Composition) -> None:
    ask(composition, "a", QUESTION)
    assert title_by(composition, "a") is TitleBy.WORDS
    title = composition.titles.give("a", Cancellation())
    if title:  # a model this small does not always find one
        assert title_by(composition, "a") is TitleBy.MODEL
    ask(composition, "a", "And of Italy?")
    first, second = [message.figures for message in composition.conversations.messages("a") if message.figures]
    assert second.reused_tokens >= first.prompt_tokens + first.tokens - 2
    assert composition.titles.give("a", Cancellation()) == "", "only after the first answer"


@pytest.mark.engine
def test_a_title_that_a_person_gave_stays(composition: Composition) -> None:
    ask(composition, "a", QUESTION)
    composition.conversations.rename("a", "Mine")
    assert composition.titles.give("a", Cancellation()) == ""
    assert not composition.store.give_title("a", "The model's")
    found = composition.store.conversation("a")
    assert found is not None
    assert found.title == "Mine"


@pytest.mark.engine
def test_it_ends_soon_when_it_is_stopped_and_gives_no_title(composition: Composition) -> None:
    ask(composition, "a", QUESTION)
    cancel = Cancellation()
    cancel.cancel()
    started = time.monotonic()
    assert composition.titles.give("a", cancel) == ""
    assert time.monotonic() - started < 5
    assert title_by(composition, "a") is TitleBy.WORDS


@pytest.mark.engine
def test_without_a_loaded_model_none_is_loaded(composition: Composition) -> None:
    ask(composition, "a", QUESTION)
    composition.pool.shutdown()
    assert composition.titles.give("a", Cancellation()) == ""


@pytest.mark.engine
def test_it_can_be_switched_off(composition: Composition) -> None:
    composition.settings.change(titles_by_model=False)
    ask(composition, "a", QUESTION)
    assert composition.titles.give("a", Cancellation()) == ""
