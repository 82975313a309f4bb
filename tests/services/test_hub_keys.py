"""Each key goes to the one host that it was given for: with a real hub that wants one, and a safe in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.catalogue import HubFile
from desktop.core.download import DownloadState
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.hub_search import HubSearch
from desktop.hub.tokens import keep_token
from desktop.paths import Paths
from tests.fixtures.loopback_hub.server import Hub
from tests.fixtures.safe import Safe, open_safe

NAME = "maker/one/one.gguf"
DATA = b"GGUF" + bytes(100_000)
HF_KEY, MIRROR_KEY = "hf_for_hugging_face", "cmVmdGtuOjAxOmZvci1vdXItbWlycm9y"
ONE = HubFile(repo="maker/one", name="one.gguf")


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A company's mirror: it lets nobody in without its own key."""
    with Hub({NAME: DATA}).running() as running:
        running.key = MIRROR_KEY
        yield running


@pytest.fixture
def safe() -> Iterator[Safe]:
    with open_safe() as made:
        yield made


@pytest.fixture
def composition(tmp_path: Path, hub: Hub, safe: Safe, monkeypatch: pytest.MonkeyPatch) -> Iterator[Composition]:
    """With Hugging Face's key kept, and then a mirror in use."""
    for name in ("HF_TOKEN", "HF_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
    made = Composition(Paths.under(tmp_path / "data"))
    made.keys.keep(HF_KEY, made.keys.host)
    assert made.connection().token == HF_KEY
    made.settings.change(hub=hub.url)
    safe.asked.clear()
    yield made
    made.close()


def keys_seen(hub: Hub) -> set[str]:
    return {headers.get("authorization", "") for _, headers in hub.asked}


def test_hugging_faces_key_goes_to_no_mirror(composition: Composition, hub: Hub, safe: Safe) -> None:
    assert not composition.keys.has_key()
    with pytest.raises(KnownError) as caught:
        composition.hub.search(HubSearch(words="one"))
    assert caught.value.kind is ErrorKind.HUB_TOKEN
    assert str(caught.value.what) == "127.0.0.1 does not accept the access key."
    failed = composition.downloads.wait(composition.downloads.add("One", ONE).id, 30)
    assert failed.state is DownloadState.FAILED
    assert keys_seen(hub) == {""}
    assert safe.asked == [], "it is not even opened"


def test_a_mirrors_key_goes_to_it_and_not_where_it_keeps_its_files(composition: Composition, hub: Hub) -> None:
    hub.keep_files_elsewhere()
    composition.keys.keep(MIRROR_KEY, "127.0.0.1")
    assert composition.keys.has_key()
    assert [model.id for model in composition.hub.search(HubSearch(words="one")).models]
    done = composition.downloads.wait(composition.downloads.add("One", ONE).id, 30)
    assert done.state is DownloadState.DONE
    sent = {path.split("/")[1]: headers.get("authorization", "") for path, headers in hub.asked}
    assert sent == {"api": f"Bearer {MIRROR_KEY}", "maker": f"Bearer {MIRROR_KEY}", "cdn": ""}
    composition.settings.change(hub="")
    assert composition.connection().token == HF_KEY, "and Hugging Face gets its own"
    composition.settings.change(hub=hub.url)
    composition.keys.keep("", "127.0.0.1")
    assert composition.connection().token == ""
    assert composition.settings.current().has_token, "the other one stays"


def test_a_key_for_another_mirror_is_none_for_this_one(composition: Composition, safe: Safe) -> None:
    composition.keys.keep(MIRROR_KEY, "mirror.example")
    assert composition.connection().token == ""
    composition.settings.change(hub="https://mirror.example/hf")
    assert composition.connection().token == MIRROR_KEY
    composition.settings.change(hub="https://mirror.example.evil.example")
    assert composition.connection().token == ""
    assert safe.asked == ["mirror.example"]


@pytest.mark.parametrize(
    ("key", "endpoint", "setting", "sent"),
    [
        (HF_KEY, "", "", HF_KEY),
        (HF_KEY, "https://mirror.example", "", ""),
        (MIRROR_KEY, "https://mirror.example", "", MIRROR_KEY),
        (MIRROR_KEY, "https://mirror.example", "https://other.example", ""),
        (MIRROR_KEY, "", "https://other.example", ""),
    ],
    ids=["Hugging Face", "its key and a mirror", "a pair", "another mirror in the settings", "no pair"],
)
def test_a_key_in_the_environment_is_for_what_stands_beside_it(
    composition: Composition, monkeypatch: pytest.MonkeyPatch, key: str, endpoint: str, setting: str, sent: str
) -> None:
    composition.keys.keep("", "huggingface.co")
    composition.settings.change(hub=setting)
    monkeypatch.setenv("HF_TOKEN", key)
    monkeypatch.setenv("HF_ENDPOINT", endpoint)
    assert composition.connection().token == sent
    assert composition.keys.has_key() is bool(sent)


def test_a_system_without_a_safe_is_told_so_and_not_what_to_install_into_python() -> None:
    import keyring
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]
    try:
        with pytest.raises(KnownError) as caught:
            keep_token("hf_word", "hub.example")
    finally:
        keyring.set_keyring(before)
    assert caught.value.kind is ErrorKind.NO_SAFE
    assert str(caught.value.what) == "This system has no safe for passwords that Bantam can use: none was found."
    assert "hf_word" not in caught.value.details


def test_a_key_may_be_pasted_with_what_stands_around_it(composition: Composition, safe: Safe) -> None:
    key = "hf_" + "a" * 34
    composition.keys.keep(f'export HF_TOKEN="{key}"', "huggingface.co")
    assert safe.kept["bantam", "huggingface.co"] == key
