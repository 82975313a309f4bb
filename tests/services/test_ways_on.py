"""Every way out of a full window does what its numbers say."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fullness import Choice, FullWindow, WayOn
from desktop.core.recap import Recap
from desktop.engine.client import EngineClient
from desktop.engine.load_facts import Part
from desktop.engine.protocol import Turn
from desktop.services.next_prompt import NextPrompt
from desktop.services.summary_service import SummaryNews
from desktop.services.ways_on import summary_tokens
from tests.services.long_chats import CHAT, left_out, next_prompt, store_garden

pytestmark = pytest.mark.engine
WINDOW = 512
ASKED = "Please make me a plan for the garden, month by month, with what I have to buy and to do. " * 12


@pytest.fixture
def small(composition: Composition) -> Composition:
    """A window of 512 tokens that the stored chat nearly fills."""
    composition.settings.change(context_length=WINDOW, max_tokens=64)
    store_garden(composition)
    return composition


def look(composition: Composition, message: str = ASKED) -> FullWindow:
    found = composition.fullness.look(composition.models.current(), next_prompt(composition, message))
    assert found is not None
    return found


def choice(full: FullWindow, way: WayOn) -> Choice:
    return next(one for one in full.choices if one.way is way)


def needed(composition: Composition, message: str = ASKED) -> int:
    found = composition.fullness.count(composition.models.current(), next_prompt(composition, message))
    assert found is not None
    assert not found.is_estimate
    return found.needed


def summarise(composition: Composition, after_id: str, heard: list[SummaryNews] | None = None) -> Recap:
    prompt = next_prompt(composition, ASKED)
    listener = heard.append if heard is not None else lambda _news: None
    model = composition.models.current()
    recap = composition.summaries.write(model, prompt, after_id, listener, Cancellation())
    assert recap is not None
    return recap


def listened_to(small: Composition, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words of all turns that are sent to the model from now on."""
    asked: list[str] = []
    generate = small.generation.generate

    def listening(engine: EngineClient, turns: list[Turn], *rest: Any, **more: Any) -> Iterator[Any]:
        asked.extend(turn.content for turn in turns)
        return generate(engine, turns, *rest, **more)

    monkeypatch.setattr(small.generation, "generate", listening)
    return asked


def test_what_fits_needs_no_way_on(small: Composition) -> None:
    full = look(small, "Hello")
    assert full.fullness.fits
    assert full.choices == ()


def test_no_model_is_loaded_only_to_look(small: Composition) -> None:
    model, prompt = small.models.current(), next_prompt(small, ASKED)
    assert small.fullness.look(model, prompt, loads=False) is None
    assert look(small).choices
    assert small.fullness.look(model, prompt, loads=False) == look(small)


def test_the_ways_come_in_order_with_numbers(small: Composition) -> None:
    full = look(small)
    assert not full.fullness.fits
    assert not full.is_message_too_long
    ways = [one.way for one in full.choices]
    assert ways[:4] == [WayOn.SUMMARISE, WayOn.NEW_CHAT, WayOn.LEAVE_OUT, WayOn.LARGER]
    assert (WayOn.AS_IT_IS in ways) is (full.fullness.needed < WINDOW)
    assert all(one.tokens > 0 for one in full.choices)


def test_leaving_out_frees_what_it_says_and_no_more_than_is_necessary(small: Composition) -> None:
    full = look(small)
    chosen = choice(full, WayOn.LEAVE_OUT)
    small.conversations.recaps.put(CHAT, left_out(chosen.after_id))
    after = needed(small)
    assert full.fullness.needed - after == chosen.tokens
    assert after + full.fullness.reserve <= WINDOW
    assert chosen.messages % 2 == 0
    less = small.conversations.messages(CHAT)[chosen.messages - 3].id if chosen.messages > 2 else None
    small.conversations.recaps.undo(CHAT, chosen.after_id)
    if less is not None:
        small.conversations.recaps.put(CHAT, left_out(less))
    assert needed(small) + full.fullness.reserve > WINDOW


def test_a_summary_frees_at_least_what_it_says(small: Composition) -> None:
    full = look(small)
    chosen = choice(full, WayOn.SUMMARISE)
    heard: list[SummaryNews] = []
    recap = summarise(small, chosen.after_id, heard)
    small.conversations.recaps.put(CHAT, recap)
    assert full.fullness.needed - needed(small) >= chosen.tokens
    assert needed(small) + full.fullness.reserve <= WINDOW
    assert recap.model_name == small.models.current().name
    assert 0 < recap.tokens <= summary_tokens(WINDOW)
    texts = [news.text for news in heard]
    assert texts == sorted(texts, key=len)
    assert texts[-1].strip().startswith(recap.text[:20])


def test_a_second_summary_knows_the_first(small: Composition) -> None:
    first = Recap(after_id="a1", text="The dog Biscuit is nine; they live in Leeds.", created_at=1.0)
    small.conversations.recaps.put(CHAT, first)
    full = look(small, ASKED + "Be thorough, please. " * 10)
    chosen = choice(full, WayOn.SUMMARISE)
    assert chosen.after_id not in ("a0", "a1")
    heard: list[SummaryNews] = []
    recap = summarise(small, chosen.after_id, heard)
    small.conversations.recaps.put(CHAT, recap)
    assert small.conversations.recaps.undo(CHAT, chosen.after_id) == recap
    assert small.conversations.recaps.all(CHAT) == {"a1": first}


def test_a_summary_is_of_what_was_left_out_too(small: Composition, monkeypatch: pytest.MonkeyPatch) -> None:
    """The row says that it stands for all messages above, so all of them have to be in what it is written from."""
    asked = listened_to(small, monkeypatch)
    small.conversations.recaps.put(CHAT, left_out("a3"))
    summarise(small, "a5")
    assert any("Biscuit" in words for words in asked)
    assert any("clay" in words for words in asked)
    assert not any("greenhouse" in words for words in asked)


def test_a_new_chat_starts_at_no_more_than_it_says(small: Composition) -> None:
    chosen = choice(look(small), WayOn.NEW_CHAT)
    recap = summarise(small, chosen.after_id)
    small.conversations.recaps.begin_chat("more", "More", recap)
    model, prompt = small.models.current(), next_prompt(small, ASKED, "more")
    counted = small.fullness.count(model, prompt)
    assert counted is not None
    assert counted.needed <= chosen.tokens
    assert counted.fits


def test_a_larger_window_takes_the_memory_it_says(small: Composition) -> None:
    engine = small.generation.engine(small.models.current(), small.settings.current())
    before = sum(part.bytes for part in engine.facts.memory if part.part is not Part.WEIGHTS)
    chosen = choice(look(small), WayOn.LARGER)
    assert chosen.tokens == 768
    small.settings.change(context_length=chosen.tokens)
    engine = small.generation.engine(small.models.current(), small.settings.current())
    assert engine.facts.context_length == chosen.tokens
    after = sum(part.bytes for part in engine.facts.memory if part.part is not Part.WEIGHTS)
    assert 0.8 < (after - before) / chosen.memory_bytes < 1.3
    assert look(small).fullness.fits


def test_a_message_longer_than_the_window_says_by_how_much(small: Composition) -> None:
    full = look(small, ASKED * 3)
    assert full.is_message_too_long
    assert full.over > 0
    assert {one.way for one in full.choices} <= {WayOn.LARGER}
    shorter = (ASKED * 3)[: -full.over * 8]
    assert not look(small, shorter).is_message_too_long


def test_nothing_is_large_enough_for_a_book(small: Composition) -> None:
    full = look(small, "word " * 60_000)
    assert full.is_message_too_long
    assert full.choices == ()


def test_a_chat_of_several_windows_is_summarised_in_parts(small: Composition) -> None:
    small.settings.change(context_length=256, max_tokens=32)
    heard: list[SummaryNews] = []
    recap = summarise(small, "a7", heard)
    assert heard[-1].part > 1
    assert heard[-1].parts >= heard[-1].part
    assert recap.text
    assert recap.tokens <= summary_tokens(256)


def test_another_model_is_asked_behind_the_chat_that_it_has_read(
    small: Composition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then only the question is read; what does not fit is read as a text, in parts."""
    asked = listened_to(small, monkeypatch)
    model = msgspec.structs.replace(small.models.current(), is_starter=False)
    for window, parts in ((WINDOW, 1), (256, 2)):
        asked.clear()
        small.settings.change(context_length=window, max_tokens=32)
        heard: list[SummaryNews] = []
        recap = small.summaries.write(model, next_prompt(small, ASKED), "a7", heard.append, Cancellation())
        assert recap is not None
        assert heard[-1].part >= parts
        is_text = any(words.startswith("This is a part of a conversation") for words in asked)
        assert is_text is (parts > 1)
        assert any("Summarise" in words for words in asked)


def test_a_summary_is_stopped_and_stores_nothing(small: Composition) -> None:
    cancel = Cancellation()

    def listen(news: SummaryNews) -> None:
        if news.text:
            cancel.cancel()

    model, prompt = small.models.current(), next_prompt(small, ASKED)
    assert small.summaries.write(model, prompt, "a5", listen, cancel) is None
    assert small.conversations.recaps.all(CHAT) == {}
    assert small.summaries.write(model, prompt, "a5", listen, cancel) is None


def test_an_unsummarisable_chat_says_so(small: Composition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.services.summary_service.STARTER_ASK", "word " * 5000)
    small.settings.change(context_length=256, max_tokens=32)
    with pytest.raises(KnownError) as caught:
        summarise(small, "a7")
    assert caught.value.kind is ErrorKind.NO_SUMMARY


def test_an_answer_that_goes_on_can_be_given_room(small: Composition) -> None:
    path = small.conversations.messages(CHAT)
    prompt = NextPrompt(path=path[:-2], message=path[-2].text, prefill="Then somebody has to water. " * 40)
    full = small.fullness.look(small.models.current(), prompt)
    assert full is not None
    ways = [one.way for one in full.choices]
    assert WayOn.NEW_CHAT not in ways
    assert WayOn.LARGER in ways
