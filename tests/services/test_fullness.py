"""The meter counts what the engine reads, and what does not fit is told before it is stored: to the token."""

import random
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fullness import Fullness
from desktop.core.ids import new_id
from desktop.core.message_tree import BEGINNING
from desktop.core.preset import PresetValues
from desktop.core.recap import Recap
from desktop.services.next_prompt import NextPrompt
from tests.services.long_chats import CHAT, left_out, next_prompt, store_garden

pytestmark = pytest.mark.engine
WINDOW = 512
ASKED = "What is my dog called?"


@pytest.fixture
def small(composition: Composition) -> Composition:
    """A window of 512 tokens, of which at most 48 are kept for the answer."""
    composition.settings.change(context_length=WINDOW, titles_by_model=False)
    return composition


def load(composition: Composition) -> None:
    composition.generation.engine(composition.models.current(), composition.settings.current())


def count(composition: Composition, prompt: NextPrompt) -> Fullness:
    found = composition.fullness.count(composition.models.current(), prompt)
    assert found is not None
    return found


def send(composition: Composition, text: str, chat: str = CHAT, *, tight: bool = False) -> int:
    """Send it; returns the tokens of its prompt."""
    message = composition.answers.send(
        conversation_id=chat,
        message_id=new_id(),
        text=text,
        listener=lambda _event: None,
        cancel=Cancellation(),
        tight=tight,
    )
    assert message is not None
    assert message.figures is not None
    return message.figures.prompt_tokens


def test_what_is_counted_is_what_is_read(small: Composition) -> None:
    store_garden(small, 3)
    load(small)
    small.settings.change(system_prompt="Answer in one short sentence.")
    for recap in (None, left_out("a0"), Recap(after_id="a1", text="A dog, Biscuit, lives in Leeds.", created_at=2.0)):
        if recap is not None:
            small.conversations.recaps.put(CHAT, recap)
        counted = count(small, next_prompt(small, ASKED))
        assert (counted.window, counted.reserve, counted.is_estimate) == (WINDOW, 48, False)
        assert send(small, ASKED) == counted.needed


def test_what_is_set_but_not_saved_counts(small: Composition) -> None:
    load(small)
    plain = count(small, NextPrompt(path=[], message=ASKED))
    longer = count(
        small,
        NextPrompt(path=[], message=ASKED, values=PresetValues(system_prompt="Be kind to people.", max_tokens=100)),
    )
    assert longer.needed > plain.needed
    assert longer.reserve == 100
    assert count(small, NextPrompt(path=[], message=ASKED, values=PresetValues(max_tokens=5000))).reserve == WINDOW // 4


def test_without_a_loaded_model_it_is_an_estimate_that_says_so(small: Composition) -> None:
    model = small.models.current()
    assert small.fullness.count(model, NextPrompt(path=[])) is None
    prompt = NextPrompt(path=store_garden(small), message=ASKED)
    guessed = count(small, prompt)
    assert guessed.is_estimate
    assert guessed.window == WINDOW
    load(small)
    counted = count(small, prompt)
    assert not counted.is_estimate
    assert 0.6 < guessed.needed / counted.needed < 1.6


def test_an_estimate_goes_on_from_what_was_measured(small: Composition) -> None:
    store_garden(small, 2)
    send(small, ASKED)
    counted = count(small, next_prompt(small, "And how old is she?"))
    small.pool.shutdown()
    guessed = count(small, next_prompt(small, "And how old is she?"))
    assert guessed.is_estimate
    assert abs(guessed.needed - counted.needed) <= 12


def fill(composition: Composition, room: int) -> str:
    """A message with which the chat takes the window but for exactly `room` tokens."""
    words = ASKED
    needed = count(composition, next_prompt(composition, words)).needed
    words += " a" * (WINDOW - room - needed)
    assert count(composition, next_prompt(composition, words)).needed == WINDOW - room
    return words


def test_one_token_decides(small: Composition) -> None:
    store_garden(small, 3)
    load(small)
    exactly = fill(small, 48)
    assert count(small, next_prompt(small, exactly)).fits
    assert not count(small, next_prompt(small, exactly + " a")).fits
    before = small.store.messages(CHAT)
    with pytest.raises(KnownError) as caught:
        send(small, exactly + " a")
    assert caught.value.kind is ErrorKind.PROMPT_TOO_LONG
    assert caught.value.arguments == {"needed": WINDOW + 1, "available": WINDOW}
    assert small.store.messages(CHAT) == before
    assert send(small, exactly) == WINDOW - 48


def test_with_little_room_it_is_sent_where_that_is_wished(small: Composition) -> None:
    store_garden(small, 3)
    load(small)
    with pytest.raises(KnownError):
        send(small, fill(small, 0), tight=True)
    assert send(small, fill(small, 1), tight=True) == WINDOW - 1


def test_random_lengths_around_the_limit(small: Composition) -> None:
    """Whatever the words are: what is said to fit is answered, what is said not to is not stored."""
    random.seed(4)
    load(small)
    letters = ["a", " ", "\n", "€", "漢", "🦊", "{{x}}", "<|im_end|>", "0", "word "]
    for round_number in range(12):
        chat, text = f"chat{round_number}", ""
        while count(small, NextPrompt(path=[], message=text or "a")).needed < WINDOW - 60:
            text += "".join(random.choices(letters, k=24))
        text = "x" + text + "".join(random.choices(letters, k=random.randrange(60)))
        fits = count(small, NextPrompt(path=[], message=text)).fits
        if fits:
            send(small, text, chat)
            continue
        with pytest.raises(KnownError) as caught:
            send(small, text, chat)
        assert caught.value.kind is ErrorKind.PROMPT_TOO_LONG
        assert small.store.conversation(chat) is None
        assert small.store.messages(chat) == []


def test_a_document_is_refused_before_it_is_stored(small: Composition) -> None:
    with pytest.raises(KnownError) as caught:
        send(small, "A whole book. " * 100_000, "book")
    assert caught.value.kind is ErrorKind.PROMPT_TOO_LONG
    assert small.store.conversation("book") is None
    with pytest.raises(KnownError):
        send(small, "x" * 9_000_000, "line")  # more than fits into one request to an engine
    assert small.store.conversation("line") is None


def test_stopped_while_the_model_is_loaded_nothing_is_stored(small: Composition) -> None:
    cancel = Cancellation()
    cancel.cancel()
    text = "A long message. " * 60
    sent = small.answers.send(
        conversation_id="new", message_id=new_id(), text=text, listener=lambda _event: None, cancel=cancel
    )
    assert sent is None
    assert small.store.conversation("new") is None


def test_the_choice_survives_a_restart_and_what_was_sent_shows_it(small: Composition, tmp_path: Path) -> None:
    store_garden(small, 4)
    recap = Recap(after_id="a2", text="Biscuit is nine. They live in Leeds.", model_name="M", created_at=2.0)
    small.conversations.recaps.put(CHAT, recap)
    send(small, ASKED)
    small.close()
    again = Composition(small.paths)
    try:
        assert again.conversations.recaps.all(CHAT) == {"a2": recap}
        path = again.conversations.messages(CHAT)
        (sent,) = again.conversations.trees.sent(CHAT, path[-1].id)
        assert sent.prompt is not None
        assert "Biscuit is nine." in sent.prompt
        assert "forty square metres" in sent.prompt
        assert "pear tree" not in sent.prompt
        assert (sent.facts.left_out, sent.facts.has_summary) == (6, True)
    finally:
        again.close()


def test_a_summary_of_another_chat_begins_a_new_one(small: Composition) -> None:
    recap = Recap(after_id="a2", text="The dog is called Biscuit.", model_name="M", created_at=2.0)
    small.conversations.recaps.begin_chat("more", " Garden  (continued) ", recap)
    small.conversations.recaps.begin_chat("more", "Another title", recap)
    assert small.conversations.conversations()[0].title == "Garden (continued)"
    assert [one.after_id for one in small.conversations.recaps.all("more").values()] == [BEGINNING]
    send(small, ASKED, "more")
    path = small.conversations.messages("more")
    (sent,) = small.conversations.trees.sent("more", path[-1].id)
    assert sent.prompt is not None
    assert "The dog is called Biscuit." in sent.prompt
