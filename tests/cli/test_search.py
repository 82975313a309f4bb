"""`bantam search` finds models in the catalogue without asking anybody."""

from tests.cli.running import Bantam


def test_words_find_models_as_json(bantam: Bantam) -> None:
    ran = bantam("search", "mistral", "instruct", "7b", "--sort", "newest", "--json")
    assert ran.code == 0, ran.err
    assert ran.json["models"][0]["id"] == "mistral-7b-instruct-v0.3"
    assert ran.json["as_of"] >= "2026-08-22"


def test_filters_and_lines(bantam: Bantam) -> None:
    ran = bantam("search", "--task", "reranking", "--business", "--largest", "0.7", "--fits")
    assert ran.code == 0, ran.err
    assert "bge-reranker-v2-m3  0.64 GB  8,192 tokens  Apache-2.0, business use allowed" in ran.out
    assert "jina-reranker-v2" not in ran.out
    assert "Nobody was asked" in ran.err


def test_nothing_found_is_an_exit_code(bantam: Bantam) -> None:
    ran = bantam("search", "no such model anywhere")
    assert (ran.code, ran.out) == (1, "")
