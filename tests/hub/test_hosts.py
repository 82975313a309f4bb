"""Where the child may go, whatever a server says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.hub.hosts import Hosts

HUB, MIRROR, LOCAL = Hosts("https://huggingface.co"), Hosts("https://mirror.example"), Hosts("http://127.0.0.1:8000")


@pytest.mark.parametrize(
    "url",
    [
        "https://huggingface.co/a/b",
        "https://cdn-lfs.huggingface.co/x",
        "https://cdn-lfs-us-1.hf.co/x",
        "https://cas-bridge.xethub.hf.co/x",
    ],
)
def test_the_hub_and_its_files_are_allowed(url: str) -> None:
    assert HUB.allows(url)
    assert MIRROR.allows(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://huggingface.co/a/b",
        "https://huggingface.co.evil.example/x",
        "https://evilhuggingface.co/x",
        "https://huggingface.co@evil.example/x",
        "https://me:secret@huggingface.co/x",
        "https://127.0.0.1/x",
        "http://localhost/x",
        "file:///etc/passwd",
        "ftp://huggingface.co/x",
        "//[",
        "https://[",
        "",
    ],
)
def test_nothing_else_is(url: str) -> None:
    assert not HUB.allows(url)


def test_plain_http_is_for_a_hub_on_this_computer() -> None:
    assert LOCAL.allows("http://localhost:9000/cdn/x")
    assert not LOCAL.allows("http://192.0.2.1/x")
    assert not MIRROR.allows("http://mirror.example/x")


@given(st.text(max_size=60))
def test_any_words_are_judged(text: str) -> None:
    assert not HUB.allows(f"http://{text}")
    HUB.allows(text)


def test_a_token_is_for_its_own_hub_only() -> None:
    assert HUB.may_know_token("https://huggingface.co/a/b")
    assert not HUB.may_know_token("http://huggingface.co/a/b")
    assert not HUB.may_know_token("https://cdn-lfs.huggingface.co/x")
    assert MIRROR.may_know_token("https://mirror.example/a/b")
    assert not MIRROR.may_know_token("http://mirror.example/a/b")
    assert not MIRROR.may_know_token("https://mirror.example:8443/a/b")
    assert not MIRROR.may_know_token("https://files.mirror.example/a/b")
    assert not MIRROR.may_know_token("https://huggingface.co/a/b")
    assert LOCAL.may_know_token("http://127.0.0.1:8000/a/b")
    assert not LOCAL.may_know_token("http://127.0.0.1:8001/a/b")
    assert not LOCAL.may_know_token("https://[")
