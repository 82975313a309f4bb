"""Smaller models made of large ones, by the real engine in its confinement."""

import threading
from pathlib import Path

import msgspec
import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.engine.cores import usable_cores
from desktop.engine.verdict import Verdict
from desktop.library.whole_files import PART_START
from desktop.services import quantise_service
from tests.fixtures.tiny_models.maker import write_tiny

F32 = 0


def large(composition: Composition, name: str = "Tiny.F32") -> ModelFile:
    write_tiny(composition.paths.models / f"{name}.gguf", keys={"general.file_type": F32})
    return composition.models.find(name)


def halves(folder: Path) -> list[Path]:
    return list(folder.glob(f"{PART_START}*"))


@pytest.mark.engine
def test_a_model_is_made_smaller_and_works(composition: Composition) -> None:
    model = large(composition)
    before, told = model.path.read_bytes(), list[float]()
    path = composition.quantising.quantise(model, "q4_0", told.append)
    assert path == composition.paths.models / "Tiny.Q4_0.gguf"
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 5
    small = composition.models.find("Tiny.Q4_0")
    assert (small.quantisation, small.size < model.size / 2) == ("Q4_0", True)
    assert small.path.stat().st_mode & 0o222 == 0, "nobody changes it while it is loaded"
    assert composition.loads.load(small)
    again = composition.quantising.quantise(model, "Q4_0")
    assert again == composition.paths.models / "Tiny.Q4_0 (2).gguf"
    assert model.path.read_bytes() == before
    assert halves(composition.paths.models) == []


def test_what_is_small_already_is_refused(composition: Composition) -> None:
    starter = next(one for one in composition.models.models() if not one.is_embedding)
    assert composition.quantising.choices(starter) == {}
    with pytest.raises(KnownError) as caught:
        composition.quantising.quantise(starter, "Q4_0")
    assert caught.value.kind is ErrorKind.QUANTISE_REFUSED
    assert "few bits already" in str(caught.value.what)
    with pytest.raises(KnownError) as caught:
        composition.quantising.quantise(large(composition), "IQ1_S")
    assert "not one that Bantam makes" in str(caught.value.what)


@pytest.mark.engine
def test_cancelled_and_damaged_leave_nothing(composition: Composition) -> None:
    model, cancel = large(composition), Cancellation()
    assert composition.quantising.quantise(model, "Q4_0", lambda _fraction: cancel.cancel(), cancel) is None
    assert halves(composition.paths.models) == []
    data = model.path.read_bytes()
    model.path.write_bytes(data[:-1000])
    with pytest.raises(KnownError) as caught:
        composition.quantising.quantise(model, "Q4_0")
    assert caught.value.kind is ErrorKind.QUANTISE_FAILED
    assert halves(composition.paths.models) == []
    assert not [one for one in threading.enumerate() if one.name == "quantise-log"]


def test_what_a_smaller_file_is_called(composition: Composition) -> None:
    model = large(composition)
    blob = msgspec.structs.replace(model, path=model.path.with_name("sha256-0a1b"), name="hf.co/anna/seeing:q8")
    usual = composition.quantising.usual_name
    assert (usual(model, "q4_0"), usual(blob, "Q4_0")) == ("Tiny.Q4_0.gguf", "hf.co-anna-seeing-q8.Q4_0.gguf")


@pytest.mark.engine
def test_half_a_file_is_no_model(composition: Composition, monkeypatch: pytest.MonkeyPatch) -> None:
    """llama.cpp says that all is well after a disk was full; and what makes vectors is not asked to write."""
    write_tiny(composition.paths.models / "Vectors.F32.gguf", "bert", keys={"general.file_type": F32})
    model = composition.models.find("Vectors.F32")
    assert model.is_embedding

    def half(_build: object, _backend: str, source: Path, output: Path, *_others: object) -> bool:
        output.write_bytes(source.read_bytes()[:-100])
        return True

    monkeypatch.setattr(quantise_service, "quantise", half)
    with pytest.raises(KnownError) as caught:
        composition.quantising.quantise(model, "Q8_0")
    assert caught.value.kind is ErrorKind.QUANTISE_FAILED
    assert [path.name for path in composition.paths.models.iterdir()] == ["Vectors.F32.gguf"]


@pytest.mark.engine
def test_a_large_one_has_the_time_that_it_takes(composition: Composition, monkeypatch: pytest.MonkeyPatch) -> None:
    """4 GB on one thread take more than the half minute in which a backend is proven."""
    told: dict[str, float] = {}

    def tried(*_given: object, threads: int, patience: float) -> Verdict:
        told.update(threads=threads, patience=patience)
        return Verdict(file="", score=1)

    monkeypatch.setattr(quantise_service, "try_model", tried)
    monkeypatch.setattr(quantise_service, "SLOWEST", 1.0)
    path = composition.quantising.quantise(large(composition), "Q8_0")
    assert path is not None
    assert told == {"threads": usable_cores().threads, "patience": 60.0 + path.stat().st_size}
