"""What could be got, as the window and the pane are told it: real settings, and a real hub on loopback."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.offer import Mark
from desktop.paths import Paths
from tests.fixtures.hub_pages import Pages, Repo, hub_pages
from tests.library.gguf_maker import Gguf

REPO = "maker/small-GGUF"
ONE, TWO = "a/one-GGUF", "b/two-GGUF"
SAME = "ggml-model-Q4_K_M.gguf"
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


def test_the_files_of_what_was_found_are_asked_for_once(composition: Composition, hub: Pages) -> None:
    model = composition.offers.search("small").offers[0].model
    assert not model.files
    assert composition.offers.details(model, 0).files
    asked = len(hub.asked)
    assert composition.offers.details(model, 4096).files
    assert len(hub.asked) == asked, "each place of the slider would be a question"


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
    assert not composition.offers.details(composition.catalogue.model("qwen3-8b"), 0).has_token, "not for a mirror"
    composition.settings.change(hub="")
    assert composition.offers.details(composition.catalogue.model("qwen3-8b"), 0).has_token


def installed(composition: Composition, repo: str, name: str, content: bytes, *, is_fetched: bool = True) -> Path:
    """A file as a download leaves it, or one that somebody put there."""
    path = composition.models.folder / repo / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if is_fetched:
        composition.library.note_download({str(path): hashlib.sha256(content).hexdigest()}, repo, "")
    return path


def marks(composition: Composition, repo: str) -> dict[str, tuple[Mark, str]]:
    model = composition.offers.search(repo).offers[0].model
    files = composition.offers.details(model, 0).files
    return {one.file.name: (one.mark, one.installed_id) for one in files}


def test_another_model_with_the_same_name_is_not_the_installed_one(composition: Composition, hub: Pages) -> None:
    first, second = Gguf().bytes() + b"1" * 500, Gguf().bytes() + b"2" * 500
    hub.repos = {ONE: Repo(files={SAME: first}), TWO: Repo(files={SAME: second})}
    path = installed(composition, ONE, SAME, first)
    assert marks(composition, ONE)[SAME][0] is Mark.INSTALLED
    assert marks(composition, TWO)[SAME] == (Mark.NONE, "")
    assert composition.offers.search(TWO).offers[0].mark is Mark.NONE
    offer = composition.offers.search(ONE).offers[0]
    assert offer.mark is Mark.INSTALLED
    assert composition.models.find(offer.installed_id).path == path


def test_one_file_of_a_model_is_here_and_the_other_is_not(composition: Composition, hub: Pages) -> None:
    small, large = Gguf().bytes() + b"1" * 500, Gguf().bytes() + b"2" * 900
    hub.repos = {ONE: Repo(files={"Q4_K_M/model.gguf": small, "Q8_0/model.gguf": large})}
    installed(composition, ONE, "Q4_K_M/model.gguf", small)
    found = marks(composition, ONE)
    assert found["Q4_K_M/model.gguf"][0] is Mark.INSTALLED
    assert found["Q8_0/model.gguf"] == (Mark.NONE, "")


def test_what_somebody_put_there_counts_by_name_and_size(composition: Composition, hub: Pages) -> None:
    content = Gguf().bytes() + b"1" * 500
    hub.repos = {ONE: Repo(files={SAME: content}), TWO: Repo(files={SAME: content + b"more"})}
    installed(composition, ONE, SAME, content, is_fetched=False)
    assert marks(composition, ONE)[SAME][0] is Mark.INSTALLED
    assert marks(composition, TWO)[SAME][0] is Mark.NONE


def test_a_file_of_the_catalogue_counts_by_where_it_came_from(composition: Composition) -> None:
    """Most have no hash there, and a size that is about right."""
    model = composition.catalogue.model("all-minilm-l6-v2")
    file = next(one for one in model.files if one.name == model.default_file)
    installed(composition, "some/other", file.name, Gguf().bytes())
    assert next(one for one in composition.offers.offers().offers if one.model.id == model.id).mark is Mark.NONE
    installed(composition, file.repo, file.name, Gguf().bytes())
    assert next(one for one in composition.offers.offers().offers if one.model.id == model.id).mark is Mark.INSTALLED
