"""Answers that no hub should give: each is got over, or said in words that are true, and none stops the child."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.download import DownloadState
from desktop.core.errors import ErrorKind, KnownError
from desktop.hub.protocol import Connection, Event, Fetch, Installed, Retrying, WantedFile
from desktop.services.download_files import Speed
from desktop.services.download_news import changes_of
from tests.fixtures.loopback_hub.odd import Asked, OddHub, reply, sent_on
from tests.hub.conftest import DATA, Fetched

SIZE = len(DATA)
SHA256 = hashlib.sha256(DATA).hexdigest()
PAGE = b"<html>Welcome to the hotel</html>"


def fetch(fetched: Fetched, answer: Callable[[Asked], bytes], *, is_pinned: bool = False) -> tuple[OddHub, list[Event]]:
    sha256, size = (SHA256, SIZE) if is_pinned else ("", 0)
    file = WantedFile(repo="maker/m", name="m.gguf", path=str(fetched.final), sha256=sha256, size=size)
    with OddHub(answer).running() as hub:
        request = Fetch(connection=Connection(hub=hub.url), files=[file])
        return hub, list(fetched.gate.events(request, Cancellation()))


def part(asked: Asked, etag: str = '"v1"', most: int = SIZE) -> bytes:
    start, end = asked.part(SIZE)
    end = min(end, start + most)
    code = 200 if (start, end) == (0, SIZE) else 206
    return reply(code, DATA[start:end], Content_Range=f"bytes {start}-{end - 1}/{SIZE}", ETag=etag)


def cut(etag: str) -> bytes:
    return reply(200, ETag=etag, Content_Length=SIZE) + DATA[:1_000_000]


@pytest.mark.parametrize("etag", ['"é"', '"with a blank"', 'W/"weak"', "bare"])
def test_an_etag_that_cannot_be_sent_back_is_not(fetched: Fetched, etag: str) -> None:
    def answer(asked: Asked) -> bytes:
        if asked.is_front:
            return sent_on(SHA256, SIZE)
        return cut(etag) if asked.number == 2 else part(asked, etag)

    hub, _ = fetch(fetched, answer)
    assert fetched.final.read_bytes() == DATA
    assert hub.asked[-1].headers["range"] == "bytes=1000000-", "it goes on all the same"
    assert "if-range" not in hub.asked[-1].headers


def test_less_than_was_asked_for_is_taken_and_the_rest_asked_for_at_once(fetched: Fetched) -> None:
    def answer(asked: Asked) -> bytes:
        return sent_on(SHA256, SIZE) if asked.is_front else part(asked, most=700_000)

    _, events = fetch(fetched, answer)
    assert fetched.final.read_bytes() == DATA
    assert not any(isinstance(event, Retrying) for event in events)


@pytest.mark.parametrize("code", [520, 507])
def test_whatever_a_server_calls_its_own_fault_may_pass(fetched: Fetched, code: int) -> None:
    def answer(asked: Asked) -> bytes:
        if asked.number == 1:
            return reply(code)
        return sent_on(SHA256, SIZE) if asked.is_front else part(asked)

    _, events = fetch(fetched, answer)
    assert isinstance(events[-1], Installed)


def test_where_files_lie_an_address_that_holds_no_more_is_asked_for_anew(fetched: Fetched) -> None:
    def answer(asked: Asked) -> bytes:
        if asked.is_front:
            return sent_on(SHA256, SIZE)
        return reply(403) if asked.number == 2 else part(asked)

    hub, events = fetch(fetched, answer)
    assert isinstance(events[-1], Installed)
    assert hub.asked[2].is_front


@pytest.mark.parametrize("is_pinned", [True, False])
@pytest.mark.parametrize("page", [reply(200, PAGE), reply(511), reply(200, PAGE, Content_Type="text/html")])
def test_a_network_with_a_page_before_it_is_named(fetched: Fetched, page: bytes, is_pinned: bool) -> None:
    with pytest.raises(KnownError) as caught:
        fetch(fetched, lambda _asked: page, is_pinned=is_pinned)
    assert caught.value.kind is ErrorKind.DOWNLOAD_PORTAL


def test_what_is_not_the_file_is_not_called_a_dropped_connection(fetched: Fetched) -> None:
    def answer(asked: Asked) -> bytes:
        if asked.is_front:
            return sent_on(SHA256, SIZE)
        return reply(200, b"\x1f\x8b packed", Content_Encoding="gzip") if asked.number == 2 else part(asked)

    _, events = fetch(fetched, answer)
    [retry] = [event for event in events if isinstance(event, Retrying)]
    changes = changes_of(retry, Speed(), "hub.example")
    assert changes["state"] is DownloadState.RETRYING
    assert str(changes["trouble"].what) == "What hub.example sends is not the file"


def test_a_folder_in_the_place_is_seen_before_anything_is_fetched(fetched: Fetched) -> None:
    fetched.final.mkdir(parents=True)
    with pytest.raises(KnownError) as caught:
        fetch(fetched, lambda _asked: reply(500), is_pinned=True)
    assert caught.value.kind is ErrorKind.DOWNLOAD_OTHER_HERE
    assert list(Path(fetched.folder).iterdir()) == [fetched.final]
