"""Scores of endings: the same as one token a call gives, whatever comes together, and in little memory."""

import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.cancellation import Cancellation
from desktop.core.chat import Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.scores import EndingScore
from desktop.engine.client import EngineClient
from desktop.engine.protocol import Turn
from tests.engine.engines import GREEDY, Answer, Engines, assert_helps
from tests.engine.plainly import plainly
from tests.fixtures.tiny_models.maker import write_tiny

pytestmark = pytest.mark.engine
EQUAL = 1e-3  # nats
MOST = 50e6  # bytes above the model
BEGINNING = "Water boils when it is heated. The capital of France is the city of"
ENDINGS = [
    " Paris",
    " London, as everybody knows",
    " Paris, which lies on the Seine",
    " x",
    " Παρίσι 🗼",
    "",
    ", of course,",
]
TINY = ["llama", "qwen2", "lfm2", "granitehybrid", "mamba2"]  # plain, without BOS, two hybrid, recurrent
WORDS = "the rain in spain stays mainly in the plain they say "


@pytest.fixture(scope="module", params=TINY)
def tiny(
    request: pytest.FixtureRequest, real: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[EngineClient, Path]]:
    path = write_tiny(tmp_path_factory.mktemp("tiny") / f"{request.param}.gguf", request.param)
    client = EngineClient(real, name=request.param)
    assert client.load(path, threads=1)
    yield client, path
    client.stop()


def scored(client: EngineClient, beginning: str, endings: list[str], each: int = 0) -> list[EndingScore]:
    found = client.score(beginning, endings, each=each)
    assert found is not None
    return found


def check(found: list[EndingScore], plain: list[list[float]]) -> float:
    """Compare, and return the largest difference in nats."""
    assert [one.tokens for one in found] == [len(values) for values in plain]
    worst = 0.0
    for one, values in zip(found, plain, strict=True):
        worst = max(worst, abs(one.log_probability - sum(values)))
        for ours, theirs in zip(one.each, values, strict=False):
            worst = max(worst, abs(ours - theirs))
    assert worst < EQUAL, worst
    return worst


def test_the_starter_model_scores_as_one_token_a_call_does(starter: EngineClient, chat_model: Path) -> None:
    found = scored(starter, BEGINNING, ENDINGS, each=4)
    plain = plainly(chat_model, pairs=[[BEGINNING, ending] for ending in ENDINGS if ending])["endings"]
    assert found[5] == EndingScore(0.0, 0)
    worst = check([one for number, one in enumerate(found) if number != 5], plain)
    print(f"starter model: {worst:.1e} nats")
    assert found[0].log_probability > found[3].log_probability
    assert len(found[1].each) == 4
    assert sum(found[0].each) == pytest.approx(found[0].log_probability, abs=1e-5)


def test_a_chat_is_scored_behind_its_template(starter: EngineClient, chat_model: Path) -> None:
    turns = [Turn(Role.USER, "Which is larger, the sun or the moon?")]
    prompt, _ = starter.render(turns)
    endings = ["The sun is larger.", "The moon is larger.", "Neither"]
    found = starter.score(turns, endings)
    assert found is not None
    check(found, plainly(chat_model, pairs=[[prompt, one] for one in endings], markers=True)["endings"])


def test_a_long_ending_and_many_short_ones(starter: EngineClient, chat_model: Path) -> None:
    endings = [" and it rains" * 30, *(f" number {number}" for number in range(10))]
    found = scored(starter, BEGINNING, endings)
    check(found[:2], plainly(chat_model, pairs=[[BEGINNING, one] for one in endings[:2]])["endings"])
    alone = [scored(starter, BEGINNING, [ending])[0] for ending in endings[4:6]]
    for one, other in zip(found[4:6], alone, strict=True):
        assert one.log_probability == pytest.approx(other.log_probability, abs=EQUAL)


def test_every_kind_of_memory_gives_the_same(tiny: tuple[EngineClient, Path]) -> None:
    client, path = tiny
    endings = [WORDS, "the", "x", "in the end", "ää", WORDS * 2]
    found = scored(client, WORDS, endings, each=8)
    print(f"{path.stem}: {check(found, plainly(path, pairs=[[WORDS, one] for one in endings])['endings']):.1e} nats")


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(beginning=st.text(max_size=12), endings=st.lists(st.text(max_size=8), max_size=10), data=st.data())
def test_the_order_of_endings_does_not_matter(
    tiny: tuple[EngineClient, Path], beginning: str, endings: list[str], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(endings))))
    found = scored(tiny[0], beginning, endings)
    other = scored(tiny[0], beginning, [endings[number] for number in order])
    assert len(found) == len(endings)
    for place, number in enumerate(order):
        assert other[place].tokens == found[number].tokens
        apart = abs(other[place].log_probability - found[number].log_probability)
        assert apart <= EQUAL * max(found[number].tokens, 1)  # random weights with attention: up to 3e-4 a token
    for ending, one in zip(endings, found, strict=True):
        assert bool(one.tokens) == bool(ending)
        assert one.log_probability <= 0.0


def test_nothing_before_and_nothing_after(starter: EngineClient, chat_model: Path) -> None:
    assert scored(starter, BEGINNING, []) == []
    assert scored(starter, "", ["", ""]) == [EndingScore(0.0, 0)] * 2
    found = scored(starter, "", ["The", "Thx and more"])
    check(found, plainly(chat_model, pairs=[["", "The"], ["", "Thx and more"]])["endings"])


def test_a_space_belongs_to_the_word_after_it(starter: EngineClient) -> None:
    before, after = scored(starter, f"{BEGINNING} ", ["Paris"])[0], scored(starter, BEGINNING, [" Paris"])[0]
    assert before.tokens == after.tokens
    assert before.log_probability == pytest.approx(after.log_probability, abs=EQUAL)


def test_what_is_too_long_is_refused_and_the_next_one_scored(starter: EngineClient) -> None:
    for beginning, ending in (("word " * 2100, " x"), ("x", " word" * 2100)):
        with pytest.raises(KnownError) as caught:
            scored(starter, beginning, [ending])
        assert_helps(caught.value, ErrorKind.PROMPT_TOO_LONG)
    assert scored(starter, "x", [" word"])[0].tokens == 1


def test_a_chat_goes_on_where_it_was(starter: EngineClient) -> None:
    turns = [Turn(Role.USER, "Count from one to ten, please, and tell me about every number. " * 4)]
    Answer(starter.generate(turns, GREEDY, 16))
    before = Answer(starter.generate(turns, GREEDY, 16))  # as the third time, the prompt's last token is read alone
    scored(starter, BEGINNING, ENDINGS)
    after = Answer(starter.generate(turns, GREEDY, 16))
    assert after.text == before.text
    assert after.finished is not None
    assert after.finished.figures is not None
    assert after.finished.figures.reused_tokens >= after.finished.figures.prompt_tokens - 1


def test_a_beginning_is_read_once(starter: EngineClient) -> None:
    """A second request finds it in the context, and many endings are cut into several requests."""
    many = scored(starter, "One, two, three, four." * 10, [" five", " six"] * 150)
    assert len(many) == 300
    assert many[0].log_probability == pytest.approx(many[298].log_probability, abs=EQUAL)
    told: list[tuple[int, int]] = []
    found = starter.score("One, two, three, four." * 10, [" six"], on_read=lambda *read: told.append(read))
    assert found is not None
    assert found[0].log_probability == pytest.approx(many[1].log_probability, abs=EQUAL)
    assert told[0][0] == told[0][1] - 1 > 50


def test_scoring_can_be_cancelled(starter: EngineClient) -> None:
    cancel = Cancellation()
    timer = threading.Timer(0.3, cancel.cancel)
    timer.start()
    found = starter.score(BEGINNING, [f" word{number}" * 100 for number in range(200)], cancel=cancel)
    timer.join()
    assert found is None
    assert starter.score(BEGINNING, [" Paris"], cancel=cancel) is None
    assert scored(starter, BEGINNING, [" Paris"])[0].log_probability > -5


def test_a_model_for_search_does_not_score(real: list[str], search_model: Path, engines: Engines) -> None:
    client = engines.of(real)
    assert client.load(search_model, embedding=True)
    for ask in (
        lambda: client.score("a", [" b"]),
        lambda: client.measure("a " * 2000),
        lambda: client.rank("a", ["b"]),
    ):
        with pytest.raises(KnownError) as caught:
            ask()
        assert_helps(caught.value, ErrorKind.MODEL_UNREADABLE)


def test_it_takes_little_memory_above_the_model(real: list[str], chat_model: Path, engines: Engines) -> None:
    client = engines.of(real)
    assert client.load(chat_model, context_length=2048)
    process = psutil.Process(client.pid)
    before = anonymous(process)
    endings = [f" is number {number}, and that is all there is to say about it" for number in range(10)]
    scored(client, BEGINNING * 20, [*endings, " and so on" * 50])
    scored(client, "An answer is", ENDINGS)
    scoring = anonymous(process) - before
    assert client.measure("The rain in Spain stays mainly in the plain. " * 60) is not None
    measuring = anonymous(process) - before
    print(f"memory above the loaded model: {scoring / 1e6:.1f} MB scoring, {measuring / 1e6:.1f} MB measuring")
    assert max(scoring, measuring) < MOST


def anonymous(process: psutil.Process) -> int:
    """Bytes that are no file: what llama.cpp's buffers have reached stays with it, so this is the highest, too."""
    lines = Path(f"/proc/{process.pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("RssAnon"))
