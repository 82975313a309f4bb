"""The shipped catalogue is searched, and names become files, without any network."""

import pytest

from desktop.core.catalogue import HubFile, Task
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fit import FitWish
from desktop.core.fit_curve import Available, judge
from desktop.core.offer import Offer, OfferWish, Order, wanted
from desktop.paths import CATALOGUE
from desktop.services.catalogue_service import CatalogueService
from desktop.services.fit_service import catalogue_curve

LISTED = [
    HubFile(repo="some/where", name="x-Q8_0.gguf", quantisation="Q8_0"),
    HubFile(repo="some/where", name="x-Q4_K_M.gguf", quantisation="Q4_K_M"),
]


@pytest.fixture(scope="module")
def catalogue() -> CatalogueService:
    return CatalogueService(CATALOGUE)


def test_words_find_models(catalogue: CatalogueService) -> None:
    found = wanted(_offers(catalogue), OfferWish(words="mistral instruct 7b", order=Order.NEWEST))
    assert [offer.model.id for offer in found] == [f"mistral-7b-instruct-v0.{version}" for version in (3, 2, 1)]
    assert wanted(_offers(catalogue), OfferWish(words="alibaba", task=Task.VISION))
    assert wanted(_offers(catalogue), OfferWish(words="no such model")) == []


def _offers(catalogue: CatalogueService) -> list[Offer]:
    return [Offer(model=model) for model in catalogue.models()]


def test_what_is_known_beside_the_models(catalogue: CatalogueService) -> None:
    assert catalogue.as_of >= "2026-08-22"
    assert catalogue.languages()[0] == "en"
    assert "multilingual" not in catalogue.languages()
    known = catalogue.quantisation("q4_k_m")
    assert known.bits == pytest.approx(4.89, abs=0.01)
    assert known.loss == pytest.approx(0.0281, abs=0.0001)
    assert catalogue.quantisation("UD-Q4_K_XL").loss is None


def test_a_file_leads_back_to_its_model(catalogue: CatalogueService) -> None:
    found = catalogue.of_file("thebloke/phi-2-gguf", "phi-2.Q4_K_M.gguf")
    assert found is not None
    assert found[0].id == "phi-2"
    assert catalogue.of_file("a/b", "c.gguf") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("phi-2", "phi-2.Q4_K_M.gguf"),
        ("Phi-2:q8_0", "phi-2.Q8_0.gguf"),
        ("TheBloke/phi-2-GGUF", "phi-2.Q4_K_M.gguf"),
        ("hf:thebloke/phi-2-gguf:q6_k", "phi-2.Q6_K.gguf"),
        ("https://huggingface.co/TheBloke/phi-2-GGUF/blob/main/phi-2.Q5_K_M.gguf", "phi-2.Q5_K_M.gguf"),
    ],
)
def test_names_become_files_without_a_network(catalogue: CatalogueService, text: str, name: str) -> None:
    assert catalogue.resolve(text).name == name


def test_a_file_that_is_not_in_the_catalogue_can_be_named(catalogue: CatalogueService) -> None:
    found = catalogue.resolve("https://huggingface.co/some/where/resolve/main/x-Q4_K_M.gguf")
    assert (found.repo, found.name, found.size) == ("some/where", "x-Q4_K_M.gguf", 0)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("no-such-model", ErrorKind.NOT_IN_CATALOGUE),
        ("some/where", ErrorKind.NOT_IN_CATALOGUE),
        ("gpt-4", ErrorKind.NOT_OFFERED),
        ("phi-2:Q9_9", ErrorKind.HUB_NO_FILE),
        ("https://elsewhere.example/a/b", ErrorKind.HUB_ADDRESS),
    ],
)
def test_what_cannot_be_resolved_says_why(catalogue: CatalogueService, text: str, kind: ErrorKind) -> None:
    with pytest.raises(KnownError) as caught:
        catalogue.resolve(text)
    assert caught.value.kind is kind


@pytest.mark.parametrize("text", ["some/where", "some/where:Q8_0"])
def test_a_repository_without_models_is_said_to_be_one(text: str) -> None:
    with pytest.raises(KnownError) as caught:
        CatalogueService(CATALOGUE, lambda _repo, _revision: ()).resolve(text)
    assert caught.value.kind is ErrorKind.HUB_NO_MODEL


def test_an_address_of_the_mirror_in_use_is_read() -> None:
    catalogue = CatalogueService(CATALOGUE, host=lambda: "mirror.example")
    address = "https://mirror.example/TheBloke/phi-2-GGUF/blob/main/phi-2.Q5_K_M.gguf"
    assert catalogue.resolve(address).name == "phi-2.Q5_K_M.gguf"


def test_the_hub_is_asked_for_what_is_not_here() -> None:
    asked: list[tuple[str, str]] = []

    def list_files(repo: str, revision: str) -> list[HubFile]:
        asked.append((repo, revision))
        return LISTED

    catalogue = CatalogueService(CATALOGUE, list_files)
    assert catalogue.resolve("some/where").name == "x-Q4_K_M.gguf"
    assert catalogue.resolve("some/where:q8_0").name == "x-Q8_0.gguf"
    with pytest.raises(KnownError) as caught:
        catalogue.resolve("some/where:Q2_K")
    assert caught.value.kind is ErrorKind.HUB_NO_FILE
    assert "Q8_0, Q4_K_M" in str(caught.value.next_step)
    assert asked == [("some/where", "")] * 3
    catalogue.resolve("phi-2")
    assert len(asked) == 3
    assert catalogue.resolve("some/where/x-Q8_0.gguf").quantisation == "Q8_0"
    assert catalogue.resolve("phi-2", "phi-2.Q8_0.gguf").quantisation == "Q8_0"
    assert catalogue.resolve("some/where", "adapter.gguf").name == "adapter.gguf", "what is no model stands alone"
    with pytest.raises(KnownError):
        catalogue.resolve("some/where", "x-Q6_K-00001-of-00003.gguf")
    assert len(asked) == 6


def test_a_list_is_there_at_once() -> None:
    """`tests/benchmarks/catalogue.py` measures more often."""
    from tests.benchmarks.catalogue import LIMIT, measure

    assert min(max(measure(1).values()) for _ in range(3)) < LIMIT


def test_every_model_that_can_be_got_is_judged(catalogue: CatalogueService) -> None:
    """The founding systems and all others open with a verdict, told from the catalogue alone."""
    for model in catalogue.models():
        for file in model.files:
            fit = judge(catalogue_curve(model, file), FitWish(), Available(16 << 30))
            assert not fit.exact
            assert fit.need.total > file.size, (model.id, file.name)
            assert fit.context > 0, model.id
