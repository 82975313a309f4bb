"""A chat that is only passing: its turns are not read twice, and nothing of it is kept once something else is read."""

from pathlib import Path

import pytest

from desktop.core.chat import Figures, Role
from desktop.engine.client import EngineClient
from desktop.engine.protocol import Turn
from desktop.engine.state_files import StateFiles
from tests.engine.engines import GREEDY, Answer, Engines

pytestmark = pytest.mark.engine
KEPT = [Turn(Role.USER, "Tell me about the harbour of Trondheim. " * 20)]
PASSING = [Turn(Role.USER, "Nobody may know of the cellar in Bergen. " * 20)]


@pytest.fixture
def client(engines: Engines, real: list[str], chat_model: Path, tmp_path: Path) -> EngineClient:
    made = EngineClient(real, name="Starter", states=StateFiles(tmp_path / "states").open("starter"))
    engines.made.append(made)
    assert made.load(chat_model, context_length=2048)
    return made


def ask(client: EngineClient, turns: list[Turn], *, passing: bool = False) -> tuple[str, Figures]:
    told = Answer(client.generate(turns, GREEDY, 8, passing=passing))
    assert told.finished is not None
    assert told.finished.figures is not None
    return told.text, told.finished.figures


def test_nothing_of_it_is_kept_and_the_chat_before_it_is(client: EngineClient) -> None:
    _, kept = ask(client, KEPT)
    text, first = ask(client, PASSING, passing=True)
    assert first.reused_tokens < 32
    _, second = ask(client, [*PASSING, Turn(Role.ASSISTANT, text), Turn(Role.USER, "And then?")], passing=True)
    assert second.reused_tokens >= first.prompt_tokens - 2
    assert client.save_states() == 1, "only the chat that is kept"
    _, again = ask(client, KEPT)
    assert again.reused_tokens == kept.prompt_tokens - 1
    _, later = ask(client, PASSING)
    assert later.reused_tokens < 32
