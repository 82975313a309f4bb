"""`bantam search` finds models in the catalogue without asking anybody."""

from tests.cli.running import Bantam
from tests.fixtures.hub_pages import Repo, hub_pages


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


def test_the_hub_is_asked_only_when_told_to(bantam: Bantam) -> None:
    with hub_pages() as pages:
        pages.repos = {f"somebody/small-{number}-GGUF": Repo(downloads=1000 * number) for number in (1, 2)}
        hub = {"HF_ENDPOINT": pages.url}
        assert bantam("search", "small", env=hub).code == 0
        assert not pages.asked
        ran = bantam("search", "small", "--hub", "--business", env=hub)
        assert ran.code == 0, ran.err
        assert ran.out.splitlines() == [
            f"somebody/small-{number}-GGUF  {number},000 downloads a month  Apache-2.0, business use allowed"
            for number in (2, 1)
        ]
        assert pages.asked
        found = bantam("search", "small", "--hub", "--json", env=hub).json
        assert [model["id"] for model in found["models"]] == ["somebody/small-2-GGUF", "somebody/small-1-GGUF"]
        assert not found["has_more"]


def test_what_the_hub_cannot_do_is_refused_with_words(bantam: Bantam) -> None:
    with hub_pages() as pages:
        pages.repos = {f"somebody/small-{number:02}-GGUF": Repo(downloads=1000 + number) for number in range(40)}
        hub = {"HF_ENDPOINT": pages.url}
        for words, said in (
            (["--fits"], "--fits does not go with --hub"),
            (["--largest", "3"], "--largest does not go with --hub"),
            (["--sort", "smallest"], "--sort smallest does not go with --hub"),
            (["--language", "xx"], "'xx' is no code of a language"),
            (["--page", "0"], "'0' is no page"),
        ):
            ran = bantam("search", "small", "--hub", *words, env=hub)
            assert (ran.code, said in ran.err) == (2, True), ran.err
        assert not pages.asked
        first = bantam("search", "small", "--hub", env=hub)
        assert first.err.endswith("There are more: --page 2.\n")
        second = bantam("search", "small", "--hub", "--page", "2", env=hub)
        assert (len(first.out.splitlines()), len(second.out.splitlines())) == (30, 10)
        assert not set(first.out.splitlines()) & set(second.out.splitlines())


def test_wrong_numbers_are_told(bantam: Bantam) -> None:
    for number in ("nan", "inf", "-1", "much"):
        ran = bantam("search", f"--largest={number}")
        assert (ran.code, f"{number!r} is no size in GB" in ran.err) == (2, True)
    assert bantam("search", "--sort", "likes").err.startswith("bantam search: --sort likes needs --hub")
