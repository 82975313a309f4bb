"""What cannot be reached is told by its name, through the real child."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.catalogue import HubFile
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.hub_search import HubSearch
from desktop.hub.client import HubGate
from desktop.hub.protocol import Ask, Connection
from desktop.hub.questions import Question, ReadHeader, Search
from desktop.hub.reach import check_reach, without_password


def refused(connection: Connection) -> KnownError:
    gate = HubGate(lambda: True, lambda _use: None)
    with pytest.raises(KnownError) as caught:
        gate.ask(Ask(connection=connection, question=Search(HubSearch(words="x"))))
    return caught.value


def test_a_proxy_of_another_kind_is_named_and_its_password_is_not() -> None:
    error = refused(Connection(proxy="socks5://me:secret@proxy.example:1080"))
    assert error.kind is ErrorKind.HUB_PROXY
    assert "“socks5://proxy.example:1080”" in str(error.what)
    assert "“Proxy” in Settings, Network" in str(error.next_step)


def test_a_mirror_without_encryption_is_told_to_be_so() -> None:
    error = refused(Connection(hub="http://mirror.example"))
    assert error.kind is ErrorKind.HUB_PLAIN
    assert refused(Connection(hub="https://[")).kind is ErrorKind.HUB_PLAIN
    assert "“http://mirror.example” cannot be used: its address has to begin with https://" in str(error.what)


@pytest.mark.parametrize("proxy", ["rubbish", "http://", "http://host:port", "http://host:99999", "http://a b", "://"])
def test_rubbish_is_no_proxy(proxy: str) -> None:
    with pytest.raises(KnownError) as caught:
        check_reach(Connection(proxy=proxy))
    assert caught.value.kind is ErrorKind.HUB_PROXY


@pytest.mark.parametrize(
    "hub", ["https://me:secret@mirror.example", "https://mirror.example?x=1", "https://a.example#b"]
)
def test_a_hub_is_a_host_and_a_folder_alone(hub: str) -> None:
    with pytest.raises(KnownError) as caught:
        check_reach(Connection(hub=hub))
    assert caught.value.kind is ErrorKind.HUB_PLAIN
    assert "secret" not in str(caught.value.what)


@pytest.mark.parametrize("question", [Search(HubSearch(words="x")), ReadHeader(HubFile(repo="a/b", name="x.gguf"), "")])
def test_a_proxy_that_is_not_there_is_named_without_its_password(question: Question, tmp_path: Path) -> None:
    if isinstance(question, ReadHeader):
        question = ReadHeader(question.file, str(tmp_path / "x.gguf"))
    connection = Connection(hub="http://127.0.0.1:9", proxy="http://me:secret@127.0.0.1:1")
    gate = HubGate(lambda: True, lambda _use: None)
    with pytest.raises(KnownError) as caught:
        gate.ask(Ask(connection=connection, question=question))
    assert caught.value.kind is ErrorKind.HUB_UNREACHABLE
    assert "(proxy http://127.0.0.1:1: " in str(caught.value.what)


@pytest.mark.parametrize(
    "token", ["secret\nword", "secr\N{LATIN SMALL LETTER E WITH ACUTE}t", "secret\x7fword", "secret word"]
)
def test_a_key_that_cannot_be_sent_is_told_without_it(token: str) -> None:
    error = refused(Connection(hub="http://127.0.0.1:9", token=token))
    assert error.kind is ErrorKind.HUB_TOKEN
    assert "word" not in f"{error.what} {error.safe} {error.next_step} {error.details}"


def test_what_can_be_used_passes() -> None:
    for proxy in ("", "http://proxy.example:8080", "https://me:word@proxy.example", "http://[::1]:3128"):
        check_reach(Connection(proxy=proxy))
    check_reach(Connection(hub="http://127.0.0.1:8000"))
    check_reach(Connection(hub="https://mirror.example/models"))


@given(st.text(max_size=80))
def test_any_words_are_judged(text: str) -> None:
    for connection in (Connection(proxy=text), Connection(hub=text), Connection(proxy=f"http://{text}")):
        with contextlib.suppress(KnownError):
            check_reach(connection)
    without_password(text)


def test_no_part_of_a_password_is_shown() -> None:
    assert without_password("http://user:pa/ss@proxy.corp:3128") == "http://proxy.corp:3128"
    assert without_password("https://hub.example/a/b") == "https://hub.example/a/b"
