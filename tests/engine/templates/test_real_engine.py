"""Templates in real engines: read from files, chosen, told of, shown as prompts, and heeded in answers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.core.chat import Finish
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.prompt_template import Origin
from desktop.core.sampling import Sampling
from desktop.engine.client import EngineClient
from desktop.engine.protocol import Turn
from desktop.engine.templates import choosing
from desktop.engine.templates.wish import ChatWish, TemplateWish
from tests.engine.engines import Answer, assert_helps
from tests.engine.templates.chats import MULTI_SYSTEM, SINGLE, USER, render
from tests.fixtures.tiny_llama import make_tiny_llama

pytestmark = pytest.mark.engine
Loads = Callable[..., EngineClient]
FILE_TEMPLATES = [
    {"name": "default", "template": "own:{{ messages|length }}"},
    {"name": "tool_use", "template": "tools:{{ tools[0].name }}"},
    {"name": "rag", "template": "rag:{{ documents|length }}"},
]
COUNT = [Turn(USER, "Count from one to nine in words.")]


@pytest.fixture
def loads(real: list[str], tmp_path: Path) -> Iterator[Loads]:
    """Loads a tiny model of that name."""
    made: list[EngineClient] = []

    def load(
        name: str, wish: TemplateWish | None = None, template: str | list[dict[str, str]] | None = None
    ) -> EngineClient:
        client = EngineClient(real, name=name)
        made.append(client)
        assert client.load(make_tiny_llama(tmp_path / f"{name}.gguf", template=template), wish=wish or TemplateWish())
        return client

    yield load
    for client in made:
        client.stop()


@pytest.mark.parametrize(
    "name", ["zephyr-7b-beta.Q4_0", "llama-2-7b-chat", "mistral-7b-instruct-v0.1", "phi-something"]
)
def test_a_file_without_a_template_gets_what_its_name_says(loads: Loads, name: str) -> None:
    client = loads(name)
    told = client.facts.template_facts
    assert told is not None
    assert told.name == client.facts.template
    text, count = client.render(MULTI_SYSTEM)
    assert text == render(told.name, MULTI_SYSTEM)
    assert count == client.count_tokens(MULTI_SYSTEM)
    assert told.origin is Origin.BUILT_IN
    assert told.is_guess == (told.reason == choosing.WHY_NOTHING) == (name == "phi-something")


def test_the_first_token_is_never_doubled(loads: Loads) -> None:
    client = loads("tiny")
    _, bare = client.render(SINGLE, ChatWish(template_source="x"))
    _, written = client.render(SINGLE, ChatWish(template_source="{{ bos_token }}x"))
    _, twice = client.render(SINGLE, ChatWish(template_source="{{ bos_token }}x{{ eos_token }}{{ bos_token }}x"))
    assert bare == written
    assert twice == 2 * written + 1


def test_further_templates_of_a_file(loads: Loads) -> None:
    client = loads("tiny", template=FILE_TEMPLATES)
    told = client.facts.template_facts
    assert told is not None
    assert (told.name, told.variants) == ("file", ["rag", "tool_use"])
    assert client.render(SINGLE)[0] == "own:1"
    assert client.render(SINGLE, ChatWish(tools=[{"name": "clock"}]))[0] == "tools:clock"
    assert client.render(SINGLE, ChatWish(template="rag", documents=[{}, {}]))[0] == "rag:2"


def test_a_wish_at_loading(loads: Loads) -> None:
    wish = TemplateWish(template_source="{{ mood }}: {{ messages[0].content }}", template_arguments={"mood": "calm"})
    client = loads("tiny", wish)
    told = client.facts.template_facts
    assert told is not None
    assert told.origin is Origin.PERSON
    assert client.render(SINGLE)[0] == "calm: Hello"
    assert client.render(SINGLE, ChatWish(template_arguments={"mood": "glad"}))[0] == "glad: Hello"


def test_an_unknown_template_is_refused_at_loading(real: list[str], tmp_path: Path) -> None:
    client = EngineClient(real, name="tiny")
    with pytest.raises(KnownError) as caught:
        client.load(make_tiny_llama(tmp_path / "tiny.gguf"), wish=TemplateWish(template="nothing"))
    assert_helps(caught.value, ErrorKind.TEMPLATE_FAILED)
    assert client.pid == 0


def test_a_prompt_too_large_to_show_is_told(loads: Loads) -> None:
    client = loads("tiny")
    with pytest.raises(KnownError) as caught:
        client.render(SINGLE, ChatWish(template_source="{{ '\\x01' * 2000000 }}"))
    assert_helps(caught.value, ErrorKind.PROMPT_TOO_LONG)
    assert client.render(SINGLE)[1] > 0


def test_an_answer_goes_on_from_its_beginning(starter: EngineClient) -> None:
    whole = Answer(starter.generate(COUNT, Sampling(temperature=0.0, repeat_penalty=1.0), 24))
    begun = ChatWish(prefill=whole.text[:20])
    text, _ = starter.render(COUNT, begun)
    assert text.endswith("assistant\n" + whole.text[:20])
    rest = Answer(starter.generate(COUNT, Sampling(temperature=0.0, repeat_penalty=1.0), 24, wish=begun))
    assert not rest.text.startswith(whole.text[:20])
    assert rest.finished is not None


def test_an_answer_that_was_cut_anywhere_goes_on_as_if_it_had_not_been(starter: EngineClient) -> None:
    greedy = Sampling(temperature=0.0, repeat_penalty=1.0)
    whole = Answer(starter.generate(COUNT, greedy, 40))
    for most in (1, 7, 20, 39):
        cut = Answer(starter.generate(COUNT, greedy, most))
        rest = Answer(starter.generate(COUNT, greedy, 40 - most, wish=ChatWish(prefill=cut.text)))
        assert cut.text + rest.text == whole.text


def test_the_prompt_is_told_before_it_is_read_where_that_is_asked_for(starter: EngineClient) -> None:
    wish = ChatWish(prefill="One, two")
    answer = Answer(starter.generate(COUNT, Sampling(temperature=0.0), 4, wish=wish, tells_prompt=True))
    told = answer.prompt[0].told
    assert told is not None
    assert (told.prompt, answer.prompt[0].total) == starter.render(COUNT, wish)
    assert told.template.name == "file"
    assert told.template.reason
    assert [event.told for event in answer.prompt[1:]] == [None] * (len(answer.prompt) - 1)
    quiet = Answer(starter.generate(COUNT, Sampling(temperature=0.0), 4))
    assert all(event.told is None for event in quiet.prompt)


def test_an_answer_ends_at_a_stop_string(starter: EngineClient) -> None:
    wish = ChatWish(template_source="Say USER: again. USER: USER: USER: USER:", template="Vicuna")
    unstopped = Answer(starter.generate(COUNT, Sampling(temperature=0.0, repeat_penalty=1.0), 12, wish=wish))
    assert "USER:" in unstopped.text, "a pasted template has no stops, and the model repeats what it reads"
    repeats = [Turn(USER, "USER: USER: USER: USER: USER: USER:")]
    vicuna = ChatWish(template="Vicuna", prefill="USER: USER: USER: USER: USER: USER: USER: USER: USER:")
    stopped = Answer(starter.generate(repeats, Sampling(temperature=0.0, repeat_penalty=1.0), 24, wish=vicuna))
    assert stopped.finished is not None
    assert "USER:" not in stopped.text
    assert stopped.finished.finish is Finish.STOP
    assert Answer(starter.generate(COUNT, Sampling(temperature=0.0), 4)).error is None
