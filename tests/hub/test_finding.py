"""A model is found on a hub on loopback: searched, listed, and its header read through ranges."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.core.catalogue import HubFile, HubModel
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.hub_search import HubSearch, SearchPage
from desktop.hub import finding
from desktop.hub.hub_api import SILENT
from desktop.hub.protocol import Ask, Connection, Event
from desktop.hub.questions import HeaderRead, ListFiles, Question, ReadHeader, Search
from desktop.hub.remote_header import FIRST
from desktop.library.gguf_header import read_header
from tests.fixtures.hub_pages import Pages, Repo, hub_pages
from tests.library.gguf_maker import Gguf

REPO = "somebody/Small-Model-GGUF"
MODEL = Gguf().bytes() + b"\x01" * 3_000_000
FILE = HubFile(repo=REPO, name="small-Q8_0.gguf")


def answer(question: Question, token: str = "", *, hub: str, told: list[Event] | None = None) -> object:
    request = Ask(connection=Connection(hub=hub, token=token), question=question)
    heard: list[Event] = [] if told is None else told
    found = finding.answer(request, heard.append)
    return found.page or found.model or found.header


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pages]:
    for name, value in SILENT.items():
        monkeypatch.setenv(name, value)
    with hub_pages() as found:
        found.repos[REPO] = Repo(files={FILE.name: MODEL})
        yield found
        from huggingface_hub import close_session

        close_session()


def test_from_a_word_to_the_header(pages: Pages, tmp_path: Path) -> None:
    page = answer(Search(HubSearch(words="small")), hub=pages.url)
    assert isinstance(page, SearchPage)
    listed = answer(ListFiles(page.models[0].id), hub=pages.url)
    assert isinstance(listed, HubModel)
    assert listed.default is not None
    path = tmp_path / "beginning.gguf"
    read = answer(ReadHeader(listed.default, str(path)), hub=pages.url)
    assert isinstance(read, HeaderRead)
    assert (read.size, read.architecture, read.context) == (len(MODEL), "llama", 4096)
    assert read.received == FIRST
    assert path.stat().st_size == len(MODEL)
    assert read_header(path).name == "Tiny Chat"
    assert pages.ranges == [f"bytes=0-{FIRST - 1}"]


def test_a_server_that_ignores_ranges_is_not_read_to_the_end(pages: Pages, tmp_path: Path) -> None:
    pages.ignores_ranges = True
    pages.repos[REPO] = Repo(files={FILE.name: Gguf().bytes() + bytes(60_000_000)})
    read = answer(ReadHeader(FILE, str(tmp_path / "x.gguf")), hub=pages.url)
    assert isinstance(read, HeaderRead)
    assert read.size > 60_000_000
    assert read.received < 2 * FIRST


@pytest.mark.parametrize(
    ("repo", "kind"),
    [
        (Repo(files={FILE.name: MODEL}, gated=True), ErrorKind.HUB_GATED),
        (Repo(), ErrorKind.DOWNLOAD_NOT_THERE),
        (Repo(files={FILE.name: b"no model at all" * 100}), ErrorKind.MODEL_UNREADABLE),
    ],
)
def test_what_cannot_be_read_says_why(pages: Pages, tmp_path: Path, repo: Repo, kind: ErrorKind) -> None:
    pages.repos[REPO] = repo
    with pytest.raises(KnownError) as caught:
        answer(ReadHeader(FILE, str(tmp_path / "x.gguf")), hub=pages.url)
    assert caught.value.kind is kind
    assert not list(tmp_path.iterdir())
    if kind is ErrorKind.DOWNLOAD_NOT_THERE:
        assert caught.value.what.arguments["name"] == f"{REPO}/{FILE.name}"


def test_a_token_opens_what_is_gated(pages: Pages, tmp_path: Path) -> None:
    pages.repos[REPO] = Repo(files={FILE.name: MODEL}, gated=True)
    assert isinstance(answer(ReadHeader(FILE, str(tmp_path / "x.gguf")), "hf_token", hub=pages.url), HeaderRead)


@pytest.mark.parametrize(
    ("status", "kind"), [(429, ErrorKind.HUB_BUSY), (502, ErrorKind.HUB_BUSY), (302, ErrorKind.DOWNLOAD_REDIRECT)]
)
def test_other_answers_are_known_errors(pages: Pages, tmp_path: Path, status: int, kind: ErrorKind) -> None:
    pages.broken = status, b"{}"
    with pytest.raises(KnownError) as caught:
        answer(ReadHeader(FILE, str(tmp_path / "x.gguf")), hub=pages.url)
    assert caught.value.kind is kind


def test_nobody_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        answer(ReadHeader(FILE, str(tmp_path / "x.gguf")), hub="http://127.0.0.1:9")
    assert caught.value.kind is ErrorKind.HUB_UNREACHABLE


@pytest.mark.parametrize("request_", [Search(HubSearch(words="x")), ListFiles(REPO), ReadHeader(FILE, "x")])
def test_requests_are_plain_data(request_: Question) -> None:
    assert msgspec.json.decode(msgspec.json.encode(request_), type=Question) == request_
