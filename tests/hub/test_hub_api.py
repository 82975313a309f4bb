"""The hub's own library talks to a hub on loopback: what it asks, what becomes of the answers, what it never does."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.hub_search import HubSearch
from desktop.hub.hub_api import SILENT, HubApi
from desktop.hub.protocol import Connected, Connection, Event, Used
from tests.fixtures.hub_pages import COMMIT, Pages, Repo, hub_pages

REPO = "somebody/Small-Model-GGUF"


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pages]:
    for name, value in SILENT.items():  # so that they are taken back afterwards
        monkeypatch.setenv(name, value)
    with hub_pages() as found:
        yield found
        from huggingface_hub import close_session

        close_session()


def api_of(pages: Pages, token: str = "", told: list[Event] | None = None) -> HubApi:
    events: list[Event] = [] if told is None else told
    return HubApi(Connection(hub=pages.url, token=token), events.append)


def kind_of(caught: pytest.ExceptionInfo[KnownError]) -> ErrorKind:
    return caught.value.kind


def test_a_search_finds_models_page_by_page(pages: Pages) -> None:
    pages.repos = {f"somebody/model-{number}-GGUF": Repo(downloads=number) for number in range(7)}
    api = api_of(pages)
    first = api.search(HubSearch(words="model", count=3))
    assert [model.name for model in first.models] == ["model 6", "model 5", "model 4"]
    assert first.has_more
    last = api.search(HubSearch(words="model", start=6, count=3))
    assert [model.downloads for model in last.models] == [0]
    assert not last.has_more
    path, query, _ = pages.asked[0]
    assert path == "/api/models"
    assert "filter=gguf" in query
    assert "search=model" in query
    assert "sort=downloads" in query


def test_pages_of_the_hub_are_followed(pages: Pages) -> None:
    pages.page_size = 2
    pages.repos = {f"somebody/model-{number}": Repo(downloads=number) for number in range(5)}
    page = api_of(pages).search(HubSearch(count=5))
    assert [model.downloads for model in page.models] == [4, 3, 2, 1, 0]


def test_a_repository_tells_exact_sizes_hashes_and_its_commit(pages: Pages) -> None:
    pages.repos[REPO] = Repo(
        files={
            "README.md": b"# hello",
            "small-Q4_K_M.gguf": b"x" * 400,
            "small-Q8_0.gguf": b"x" * 800,
            "mmproj-F16.gguf": b"x" * 40,
        },
        gguf={"total": 135_000_000, "context_length": 8192},
    )
    model = api_of(pages).model(REPO)
    assert [(file.quantisation, file.size, file.exact) for file in model.files] == [
        ("Q8_0", 800, True),
        ("Q4_K_M", 400, True),
    ]
    assert all(len(file.sha256) == 64 and file.revision == COMMIT for file in model.files)
    assert {file.projector for file in model.files} == {"mmproj-F16.gguf"}
    assert model.default_file == "small-Q4_K_M.gguf"
    assert (model.parameters, model.context, model.licence.id) == (135_000_000, 8192, "Apache-2.0")
    assert f"/api/models/{REPO}/tree/{COMMIT}" in [path for path, _, _ in pages.asked]


def test_nothing_but_what_was_wanted_is_asked(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not which programs are agents, and with no token that lies about on this computer."""
    monkeypatch.setenv("HF_TOKEN", "hf_lying_about")
    pages.repos[REPO] = Repo()
    api_of(pages).search(HubSearch(words="small"))
    api_of(pages).model(REPO)
    assert {path.split("/")[2] for path, _, _ in pages.asked} == {"models"}
    assert {authorization for _, _, authorization in pages.asked} == {""}
    assert not Path(SILENT["HF_HOME"]).exists()


def test_a_token_that_was_given_is_sent(pages: Pages) -> None:
    pages.repos[REPO] = Repo(gated=True)
    model = api_of(pages, token="hf_given").model(REPO)
    assert model.gated
    assert {authorization for _, _, authorization in pages.asked} == {"Bearer hf_given"}


def test_what_is_not_there_is_said(pages: Pages) -> None:
    api = api_of(pages)
    with pytest.raises(KnownError) as caught:
        api.model("no/such-model")
    assert kind_of(caught) is ErrorKind.HUB_REPO_MISSING
    pages.repos[REPO] = Repo()
    with pytest.raises(KnownError) as caught:
        api.model(REPO, "no-such-revision")
    assert kind_of(caught) is ErrorKind.HUB_REPO_MISSING


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (403, b"{}", ErrorKind.HUB_GATED),
        (503, b"{}", ErrorKind.HUB_BUSY),
        (200, b"<html>Please sign in</html>", ErrorKind.HUB_ANSWER),
        (200, b'{"not": "a list"}', ErrorKind.HUB_ANSWER),
        (200, b"[1, 2]", ErrorKind.HUB_ANSWER),
        (418, b"{}", ErrorKind.HUB_ANSWER),
    ],
)
def test_every_other_answer_is_a_known_error(pages: Pages, status: int, body: bytes, kind: ErrorKind) -> None:
    pages.broken = status, body
    with pytest.raises(KnownError) as caught:
        api_of(pages).search(HubSearch(words="x"))
    assert kind_of(caught) is kind


def test_a_hub_that_takes_a_connection_and_never_answers_is_given_up(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library itself would wait for ever."""
    monkeypatch.setattr("desktop.hub.hub_api.PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        api = HubApi(Connection(hub=f"http://127.0.0.1:{silent.getsockname()[1]}"), print)
        for ask in (lambda: api.search(HubSearch(words="x")), lambda: api.model(REPO)):
            with pytest.raises(KnownError) as caught:
                ask()
            assert kind_of(caught) is ErrorKind.HUB_UNREACHABLE
    assert not pages.asked


def test_a_hub_that_is_not_there_is_said(pages: Pages) -> None:
    with pytest.raises(KnownError) as caught:
        HubApi(Connection(hub="http://127.0.0.1:9"), print).search(HubSearch(words="x"))
    assert kind_of(caught) is ErrorKind.HUB_UNREACHABLE
    assert not pages.asked


def test_every_connection_is_told_to_the_ledger(pages: Pages) -> None:
    pages.repos[REPO] = Repo()
    told: list[Event] = []
    api_of(pages, told=told).model(REPO)
    connected = [event for event in told if isinstance(event, Connected)]
    assert [event.what for event in connected] == [path for path, _, _ in pages.asked]
    assert {(event.host, event.why) for event in connected} == {("127.0.0.1", "files of a model")}
    used = [event for event in told if isinstance(event, Used)]
    assert len(used) == len(connected)
    assert all(event.sent > 100 and event.received > 100 for event in used)


def test_the_ledger_counts_what_came_and_not_what_it_was_unpacked_to(pages: Pages) -> None:
    pages.repos = {f"somebody/model-{number}-GGUF": Repo() for number in range(30)}
    pages.packs = True
    told: list[Event] = []
    assert len(api_of(pages, told=told).search(HubSearch()).models) == 30
    assert sum(event.received for event in told if isinstance(event, Used)) < 2_000  # of 10,000


def test_another_host_is_not_gone_to(pages: Pages) -> None:
    pages.page_size = 1
    pages.repos = {f"somebody/model-{number}": Repo() for number in range(3)}
    elsewhere = "http://elsewhere.example"
    api, pages.url = api_of(pages), elsewhere  # where the next page is said to be
    with pytest.raises(KnownError) as caught:
        api.search(HubSearch(count=3))
    assert kind_of(caught) is ErrorKind.DOWNLOAD_REDIRECT
