"""What could be got, as the window and the pane are told it: real settings, and a real hub on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.errors import ErrorKind, KnownError
from desktop.paths import Paths
from tests.fixtures.hub_pages import Pages, Repo, hub_pages

REPO = "maker/small-GGUF"
FILES = {name: b"GGUF" + bytes(size) for name, size in (("small-Q4_K_M.gguf", 400), ("small-Q8_0.gguf", 800))}


@pytest.fixture
def hub() -> Iterator[Pages]:
    with hub_pages() as pages:
        pages.repos = {REPO: Repo(files=FILES, gated=True)}
        yield pages


@pytest.fixture
def composition(tmp_path: Path, hub: Pages, monkeypatch: pytest.MonkeyPatch) -> Iterator[Composition]:
    monkeypatch.delenv("HF_TOKEN", raising=False)
    made = Composition(Paths.under(tmp_path / "data"))
    made.settings.change(hub=hub.url)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("address", "default"),
    [
        (REPO, "small-Q4_K_M.gguf"),
        (f"hf:{REPO}:q8_0", "small-Q8_0.gguf"),
        (f"https://huggingface.co/{REPO}/blob/main/small-Q8_0.gguf", "small-Q8_0.gguf"),
    ],
)
def test_an_address_leads_to_its_repository_and_file(composition: Composition, address: str, default: str) -> None:
    found = composition.offers.search(address)
    assert [offer.model.id for offer in found.offers] == [REPO]
    assert found.is_online
    assert found.offers[0].model.default_file == default
    details = composition.offers.details(found.offers[0].model, 0)
    assert {file.file.name for file in details.files} == set(FILES)
    assert all(file.file.sha256 and file.file.exact for file in details.files)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://elsewhere.example/a/b", ErrorKind.HUB_ADDRESS),
        (f"hf:{REPO}:Q2_K", ErrorKind.HUB_NO_FILE),
        (f"{REPO}/other.gguf", ErrorKind.HUB_NO_FILE),
    ],
)
def test_a_wrong_address_is_said(composition: Composition, address: str, kind: ErrorKind) -> None:
    with pytest.raises(KnownError) as caught:
        composition.offers.search(address)
    assert caught.value.kind is kind


def test_pages_follow_each_other_until_there_are_no_more(composition: Composition, hub: Pages) -> None:
    hub.repos = {f"maker/small-{number:02}-GGUF": Repo(downloads=1000 - number) for number in range(65)}
    found = composition.offers.search("small")
    counts = [len(found.offers)]
    while found.has_more:
        found = composition.offers.more(found)
        counts.append(len(found.offers))
    assert counts == [30, 60, 65]
    assert len({offer.model.id for offer in found.offers}) == 65


def test_where_it_comes_from_and_whether_a_key_goes_along_is_told(composition: Composition) -> None:
    model = composition.offers.search(REPO).offers[0].model
    details = composition.offers.details(model, 0)
    assert (details.host, details.has_token, details.offer.model.gated) == ("127.0.0.1", False, True)
    composition.settings.change(has_token=True, hub="")
    details = composition.offers.details(model, 0)
    assert (details.host, details.has_token) == ("huggingface.co", True)
    assert composition.offers.offers().host == "huggingface.co"


def test_a_key_in_the_environment_counts(composition: Composition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_x")
    assert composition.offers.details(composition.catalogue.model("qwen3-8b"), 0).has_token
