"""A turn reads what is new and at most 32 tokens more: in long chats, chats that take turns, edited and repeated ones,
after a restart, with every kind of memory that models have."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.engine.client import EngineClient
from desktop.engine.state_files import StateFiles
from tests.engine.engines import Engines
from tests.engine.talk import SLACK, Talk, story
from tests.fixtures.tiny_models.architectures import CHAT
from tests.fixtures.tiny_models.maker import write_tiny

pytestmark = pytest.mark.engine
WINDOW = 8192
KINDS = ["llama", "gemma3", "lfm2", "granitehybrid", "qwen35", "falcon-h1", "mamba", "mamba2", "rwkv7"]
RULES = "You keep the book of a lighthouse. Answer in one word. " * 8
Start = Callable[[], EngineClient]


@pytest.fixture(params=KINDS)
def start(request: pytest.FixtureRequest, engines: Engines, real: list[str], tmp_path: Path) -> Start:
    """Starts an engine with a tiny model of that kind and a long window; a second one takes up what the first left."""
    which = request.param
    path = write_tiny(tmp_path / "tiny.gguf", which, keys={f"{CHAT[which].name}.context_length": WINDOW})

    def begin() -> EngineClient:
        client = EngineClient(real, name="Tiny", states=StateFiles(tmp_path / "states").open("tiny"))
        engines.made.append(client)
        assert client.load(path, context_length=WINDOW, threads=1)
        return client

    return begin


def test_turn_twenty_of_a_long_chat(start: Start) -> None:
    talk = Talk(start(), RULES)
    figures = [talk.say(story(number, 6)) for number in range(20)]
    assert figures[-1].prompt_tokens > 4000


def test_chats_that_take_turns(start: Start) -> None:
    client = start()
    talks = [Talk(client, most=4), Talk(client, most=4)]
    for number in range(4):
        for which, talk in enumerate(talks):
            talk.say(story(10 * which + number, 6))


def test_a_shared_system_prompt_is_read_once(start: Start) -> None:
    client = start()
    first = Talk(client, RULES).say(story(1, 4))
    second = Talk(client, RULES)
    figures = second.say(story(2, 4), slack=first.prompt_tokens)
    system = client.count_tokens(second.turns[:1])
    if client.facts.architecture != "rwkv7":  # its template has no tokens of its own: nobody sees where messages begin
        assert figures.reused_tokens >= system - 32


def test_edits_in_the_middle_and_answers_written_again(start: Start) -> None:
    talk = Talk(start(), RULES)
    for number in range(8):
        talk.say(story(number, 4))
    talk.again()
    talk.edit(5, story(50, 4))
    talk.again()
    talk.edit(2, story(60, 4))
    talk.say(story(70, 4))


def test_a_restart_takes_up_where_the_last_engine_left(start: Start) -> None:
    client = start()
    talks = [Talk(client, RULES), Talk(client, "Another chat. " * 20)]
    for number in range(3):
        for which, talk in enumerate(talks):
            talk.say(story(10 * which + number, 5))
    assert client.save_states() == 2
    client.stop()
    again = start()
    for talk in reversed(talks):
        talk.moved_to(again).say(story(90, 2))
        talk.again()
        # What lay out of sight of such a model's end may be gone: an earlier place is read anew.
        talk.edit(1, story(95, 2), slack=1000 if slides(again) else SLACK)


def slides(client: EngineClient) -> bool:
    """Whether the model has layers that look at the last tokens only."""
    return client.facts.architecture == "gemma3"


@pytest.fixture
def starter_engine(engines: Engines, real: list[str], chat_model: Path, tmp_path: Path) -> Start:
    """The starter model with a long window."""

    def begin() -> EngineClient:
        client = EngineClient(real, name="Starter", states=StateFiles(tmp_path / "states").open("starter"))
        engines.made.append(client)
        assert client.load(chat_model, context_length=WINDOW)
        return client

    return begin


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_starter_model_too(starter_engine: Start, thorough: bool) -> None:
    """Twenty turns of 4,000 tokens, another chat in between, an answer again, an edit, and a restart."""
    last = 19 if thorough else 3
    client = starter_engine()
    talk, other = Talk(client, RULES), Talk(client, RULES)
    figures = [talk.say(story(number, 15)) for number in range(last)]
    shared = other.say(story(40, 12), slack=figures[0].prompt_tokens)
    assert shared.reused_tokens >= client.count_tokens(other.turns[:1]) - 32
    figures.append(talk.say(story(last, 15)))
    assert figures[-1].prompt_tokens > 200 * last
    other.say(story(41, 2))
    talk.again()
    talk.edit(last // 2, story(50, 2))
    other.say(story(42, 2))
    assert client.save_states() >= 2
    client.stop()
    again = starter_engine()
    talk.moved_to(again).say(story(51, 1))
    other.moved_to(again).say(story(43, 1))
