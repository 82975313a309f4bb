"""Models in memory: loaded and unloaded by hand, and nothing left of them."""

from pathlib import Path

import pytest

from desktop.composition import Composition
from tests.benchmarks import load_cycles
from tests.fixtures.tiny_models.maker import write_tiny


@pytest.mark.engine
def test_two_models_are_loaded_and_unloaded(composition: Composition) -> None:
    composition.settings.change(models_at_once=2)
    first = next(one for one in composition.models.models() if not one.is_embedding)
    assert composition.loads.loaded() == []
    assert composition.loads.unload() == 0
    assert composition.loads.load(first)
    assert [one.model.path for one in composition.loads.loaded()] == [first.path]
    assert composition.loads.unload(first) == 1
    assert composition.loads.loaded() == []
    assert composition.pool.pids() == []


@pytest.mark.engine
def test_what_is_moved_is_unloaded(composition: Composition, tmp_path: Path) -> None:
    """Else the old file would take its room on the old disk, and the model be loaded twice."""
    composition.settings.change(models_at_once=2)
    write_tiny(composition.paths.models / "own.gguf")
    starter = next(one for one in composition.models.models() if not one.is_embedding)
    for model in (starter, composition.models.find("own")):
        assert composition.loads.load(model)
    assert composition.library.move_folder(tmp_path / "other") is not None
    assert [one.model.path for one in composition.loads.loaded()] == [starter.path]
    assert composition.loads.load(composition.models.find("own"))
    assert len(composition.pool.pids()) == 2


@pytest.mark.engine
def test_memory_comes_back(tmp_path: Path) -> None:
    """The short form of tests/benchmarks/load_cycles.py."""
    found = load_cycles.run(tmp_path, 3)
    more, baseline = found["last_more"], found["baseline"]
    assert isinstance(more, int)
    assert isinstance(baseline, int)
    assert found["children"] == 0
    assert more <= load_cycles.WITHIN * baseline
