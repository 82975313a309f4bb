"""What is found of a file just before it is fetched: by its own beginning, on a real hub."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fit import FitLevel
from desktop.core.offer import FileOffer
from desktop.paths import Paths
from tests.fixtures.loopback_hub import faults
from tests.fixtures.loopback_hub.server import COMMIT, Hub
from tests.library.gguf_maker import VAST_MODEL, Gguf

REPO, NAME = "maker/model-GGUF", "model-Q4_K_M.gguf"
WEIGHTS = bytes(3_000_000)
BEGINNING = 300_000  # bytes: more than one piece of it, and far less than all


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub({f"{REPO}/{NAME}": Gguf().bytes() + WEIGHTS}).running() as running:
        yield running


@pytest.fixture
def composition(tmp_path: Path, hub: Hub) -> Iterator[Composition]:
    made = Composition(Paths.under(tmp_path / "data"))
    made.settings.change(hub=hub.url)
    yield made
    made.close()


def wanted(composition: Composition) -> FileOffer:
    model = composition.offers.search(REPO).offers[0].model
    return composition.offers.details(model, 0).files[0]


def test_only_its_beginning_is_read_and_the_verdict_is_exact_then(composition: Composition, hub: Hub) -> None:
    file = wanted(composition)
    look = composition.offers.look(composition.offers.search(REPO).offers[0].model, file)
    assert (look.is_read, look.asks, look.file.file.revision) == (True, False, COMMIT)
    assert 0 < hub.sent < BEGINNING
    assert composition.ledger.uses()[0].why == "header of a file"


def test_what_is_worse_is_asked_about(composition: Composition, hub: Hub) -> None:
    hub.files[f"{REPO}/{NAME}"] = Gguf(keys=VAST_MODEL).bytes() + WEIGHTS
    file = wanted(composition)
    assert file.level is not FitLevel.TOO_LARGE, "nobody knew"
    look = composition.offers.look(composition.offers.search(REPO).offers[0].model, file)
    assert (look.file.level, look.is_worse, look.is_replaced, look.asks) == (FitLevel.TOO_LARGE, True, False, True)
    assert hub.sent < BEGINNING


def test_a_commit_that_is_gone_is_looked_for_anew(composition: Composition, hub: Hub) -> None:
    file = wanted(composition)
    model = composition.offers.search(REPO).offers[0].model
    hub.files[f"{REPO}/{NAME}"] = Gguf().bytes() + WEIGHTS + b"another"
    hub.front_faults.append(faults.status(404))
    look = composition.offers.look(model, file)
    assert (look.is_read, look.is_replaced, look.asks) == (True, True, True)
    assert look.file.file.sha256 == hub.sha256(f"{REPO}/{NAME}")


def test_where_nobody_answers_nothing_new_is_known(composition: Composition, hub: Hub) -> None:
    file, model = wanted(composition), composition.offers.search(REPO).offers[0].model
    hub.front_faults.append(faults.status(503))
    look = composition.offers.look(model, file)
    assert (look.is_read, look.asks, look.file.file) == (False, False, file.file)


def test_what_is_no_model_is_not_fetched(composition: Composition, hub: Hub) -> None:
    hub.files[f"{REPO}/{NAME}"] = b"<html>" + WEIGHTS
    file, model = wanted(composition), composition.offers.search(REPO).offers[0].model
    with pytest.raises(KnownError) as caught:
        composition.offers.look(model, file)
    assert caught.value.kind is ErrorKind.MODEL_UNREADABLE
    assert hub.sent < BEGINNING


def test_a_file_that_is_gone_is_said(composition: Composition, hub: Hub) -> None:
    file, model = wanted(composition), composition.offers.search(REPO).offers[0].model
    hub.files = {f"{REPO}/other-Q8_0.gguf": Gguf().bytes()}
    with pytest.raises(KnownError) as caught:
        composition.offers.look(model, file)
    assert caught.value.kind is ErrorKind.DOWNLOAD_NOT_THERE
    assert hub.sent == 0
