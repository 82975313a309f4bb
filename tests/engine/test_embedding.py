"""The starter model for search: unit vectors that say what is alike, however texts are put together."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.client import EngineClient
from tests.engine.engines import QUESTION, ask, assert_helps

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def search(real: list[str], search_model: Path) -> Iterator[EngineClient]:
    client = EngineClient(real, name="Search")
    assert client.load(search_model, embedding=True)
    yield client
    client.stop()
    assert client.pid == 0


def cosine(left: list[float], right: list[float]) -> float:
    return sum(one * other for one, other in zip(left, right, strict=True))


def test_like_is_near_like(search: EngineClient) -> None:
    cat, kitten, tax = search.embed(
        ["A cat sleeps on the sofa.", "A kitten naps on the couch.", "Taxes rose in March."]
    )
    assert len(cat) == 384
    for vector in (cat, kitten, tax):
        assert math.hypot(*vector) == pytest.approx(1.0, abs=1e-4)
    assert cosine(cat, kitten) > 0.5 > 0.3 > cosine(cat, tax)


def test_the_company_of_other_texts_changes_nothing(search: EngineClient) -> None:
    texts = [f"Text number {number} is about " + "the sea " * number for number in range(40)]
    together = search.embed(texts)
    alone = [search.embed([text])[0] for text in texts[::8]]
    assert len(together) == 40
    for one, other in zip(together[::8], alone, strict=True):
        assert cosine(one, other) > 0.999


def test_an_empty_text_or_one_of_markers_harms_nobody(search: EngineClient) -> None:
    vectors = search.embed(["", "[CLS] [SEP] <|im_start|>", "\u202e🙂\u0000"])
    assert [len(vector) for vector in vectors] == [384] * 3
    assert all(math.isfinite(value) for vector in vectors for value in vector)


def test_a_text_that_does_not_fit_is_refused_and_the_next_one_read(search: EngineClient) -> None:
    with pytest.raises(KnownError) as caught:
        search.embed(["word " * 5000])
    assert_helps(caught.value, ErrorKind.PROMPT_TOO_LONG)
    assert len(search.embed(["word"])) == 1


def test_a_model_for_search_does_not_chat(search: EngineClient) -> None:
    assert_helps(ask(search).error, ErrorKind.MODEL_UNREADABLE)
    with pytest.raises(KnownError) as caught:
        search.count_tokens(QUESTION)
    assert_helps(caught.value, ErrorKind.MODEL_UNREADABLE)
