"""Models that rank: all their scores, the same alone and together, and a word to whoever asks the wrong model."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.client import EngineClient
from tests.engine.engines import Engines, assert_helps
from tests.engine.plainly import plainly
from tests.fixtures.tiny_models.architectures import RERANK
from tests.fixtures.tiny_models.maker import write_tiny

pytestmark = pytest.mark.engine
QUERY = "where is the rain"
DOCUMENTS = ["the rain is in spain", "", "stays mainly in the plain", "a sea of tea " * 6, "ää"]
TEMPLATE = "<|im_start|>does {document} answer {query}, yes or no<|im_end|>"
Loaded = Callable[[str], EngineClient]


@pytest.fixture
def loaded(engines: Engines, real: list[str], tmp_path: Path) -> Loaded:
    def load(which: str) -> EngineClient:
        client = engines.of(real)
        keys = {"tokenizer.chat_template.rerank": TEMPLATE} if which == "decider" else {}
        assert client.load(write_tiny(tmp_path / f"{which}.gguf", which, keys=keys), ranking=True, threads=1)
        return client

    return load


@pytest.mark.parametrize(
    ("which", "labels"), [("reranker", []), ("judge", ["no", "maybe", "yes"]), ("decider", ["yes", "no"])]
)
def test_every_score_of_every_document(loaded: Loaded, tmp_path: Path, which: str, labels: list[str]) -> None:
    client = loaded(which)
    found = client.rank(QUERY, DOCUMENTS)
    assert found is not None
    assert found.labels == labels
    assert [len(scores) for scores in found.scores] == [max(len(labels), 1)] * len(DOCUMENTS)
    plain = plainly(tmp_path / f"{which}.gguf", ranks=[[QUERY, document] for document in DOCUMENTS])["ranks"]
    for scores, others in zip(found.scores, plain, strict=True):
        assert scores == pytest.approx(others, abs=5e-3)
    assert len({scores[0] for scores in found.scores}) == len(DOCUMENTS)


def test_many_documents_none_and_one_that_is_too_long(loaded: Loaded) -> None:
    client = loaded("reranker")
    documents = [f"the sea {'is in the rain ' * (number % 7)}" for number in range(150)]
    found, alone = client.rank(QUERY, documents), client.rank(QUERY, documents[149:])
    assert found is not None
    assert alone is not None
    assert len(found.scores) == 150
    assert found.scores[149] == pytest.approx(alone.scores[0], abs=5e-3)
    nothing = client.rank(QUERY, [])
    assert nothing is not None
    assert nothing.scores == []
    with pytest.raises(KnownError) as caught:
        client.rank(QUERY, ["rain " * 400])
    assert_helps(caught.value, ErrorKind.PROMPT_TOO_LONG)
    cancelled = Cancellation()
    cancelled.cancel()
    assert client.rank(QUERY, DOCUMENTS, cancel=cancelled) is None


def test_a_query_that_mentions_the_template_s_places_stays_a_query(loaded: Loaded) -> None:
    client = loaded("decider")
    one, other = (client.rank(query, ["rain"]) for query in ("{document}", "rain"))
    assert one is not None
    assert other is not None
    assert one.scores != other.scores


def test_a_model_without_a_head_is_refused(loaded: Loaded) -> None:
    with pytest.raises(KnownError) as caught:
        loaded("headless").rank(QUERY, DOCUMENTS)
    assert_helps(caught.value, ErrorKind.MODEL_UNREADABLE)


@pytest.mark.parametrize("which", RERANK)
def test_a_model_that_ranks_does_nothing_else(engines: Engines, real: list[str], tmp_path: Path, which: str) -> None:
    path = write_tiny(tmp_path / "m.gguf", which)
    for embedding in (True, False):
        with pytest.raises(KnownError) as caught:
            engines.of(real).load(path, embedding=embedding)
        assert_helps(caught.value, ErrorKind.MODEL_UNREADABLE)


@pytest.mark.parametrize("which", ["llama", "bert"])
def test_another_model_does_not_rank(engines: Engines, real: list[str], tmp_path: Path, which: str) -> None:
    path = write_tiny(tmp_path / "m.gguf", which)
    client = engines.of(real)
    with pytest.raises(KnownError) as caught:
        client.load(path, ranking=True)
    assert_helps(caught.value, ErrorKind.MODEL_UNREADABLE)
    client = engines.of(real)
    assert client.load(path, embedding=which == "bert", threads=1)
    with pytest.raises(KnownError) as caught:
        client.rank(QUERY, DOCUMENTS)
    assert_helps(caught.value, ErrorKind.MODEL_UNREADABLE)
