"""Models whose files have one name: what was chosen for each stays its own, whatever comes and goes beside them."""

import os
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.engine_choice import EngineChoice
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.library import Placing
from tests.library.other_programs.stores import gguf, write


def place(composition: Composition, owner: str, name: str = "One", age: int = 0) -> Path:
    """A file as downloads lie."""
    path = write(composition.paths.models / owner / "r" / "m.gguf", gguf(name))
    os.utime(path, ns=(path.stat().st_mtime_ns - age,) * 2)
    return path


def owners(composition: Composition) -> dict[str, str]:
    folder = composition.paths.models
    listed = [one for one in composition.models.models() if one.path.is_relative_to(folder)]
    return {one.id: one.path.relative_to(folder).parts[0] for one in listed}


def test_a_new_model_takes_no_id(composition: Composition) -> None:
    place(composition, "bert", age=10**9)
    assert owners(composition) == {"m": "bert"}
    place(composition, "anna", "Two")
    assert owners(composition) == {"anna/r/m": "anna", "m": "bert"}


def test_choices_follow_when_another_goes(composition: Composition) -> None:
    place(composition, "anna", age=10**9)
    place(composition, "bert", "Two")
    choices = {"m": EngineChoice(most_context=1), "bert/r/m": EngineChoice(most_context=2)}
    composition.settings.change(model="bert/r/m", engines=choices)
    composition.library.delete(composition.models.find("m"))
    assert owners(composition) == {"m": "bert"}
    now = composition.settings.current()
    assert (now.model, {name: one.most_context for name, one in now.engines.items()}) == ("m", {"m": 2})


def test_nobody_guesses_with_a_model_that_is_deleted(composition: Composition) -> None:
    path = place(composition, "anna")
    composition.settings.change(engines={"x": EngineChoice(draft=str(path)), "y": EngineChoice(draft="/other.gguf")})
    composition.library.delete(composition.models.find(str(path)))
    assert {name: one.draft for name, one in composition.settings.current().engines.items()} == {
        "x": "",
        "y": "/other.gguf",
    }


def test_the_default_does_not_become_another(composition: Composition) -> None:
    place(composition, "anna", age=10**9)
    place(composition, "bert", "Two")
    composition.settings.change(model="m")
    composition.library.delete(composition.models.find("m"))
    assert composition.settings.current().model == ""


def test_choices_follow_when_an_older_one_comes(composition: Composition, tmp_path: Path) -> None:
    source = write(tmp_path / "m.gguf", gguf("Two"))
    os.utime(source, (1e9, 1e9))
    place(composition, "bert")
    composition.settings.change(model="m")
    composition.library.import_file(source, Placing.MOVE)
    assert composition.models.current().path.parent.parent.name == "bert"


def test_one_that_was_deleted_by_other_means(composition: Composition) -> None:
    path = place(composition, "anna", age=10**9)
    other = place(composition, "bert", "Two")
    composition.settings.change(model="bert/r/m")
    path.unlink()
    assert composition.models.current().path == other


@pytest.mark.parametrize("kept", ["m", "bert/r/m", "cleo/r/m"])
def test_any_of_three_can_be_kept(composition: Composition, kept: str) -> None:
    places = {name: place(composition, name[:4], age=age * 10**9) for age, name in enumerate(("cleo", "bert", "anna"))}
    (group,) = composition.duplicates.find() or []
    path = Path(next(one.path for one in group.models if one.id == kept))
    assert composition.duplicates.keep_one(group, kept) == 2 * group.size
    assert [one for one in places.values() if one.exists()] == [path]


def test_the_one_that_stays_is_chosen_where_its_twin_was(composition: Composition) -> None:
    first, second = place(composition, "anna"), place(composition, "bert")
    composition.models.choose(composition.models.find(str(first)).id)
    (group,) = composition.duplicates.find() or []
    composition.duplicates.keep_one(group, next(one.id for one in group.models if one.path == str(second)))
    assert composition.models.current().path == second


def test_nothing_goes_when_the_one_to_keep_has_gone(composition: Composition) -> None:
    first, second = place(composition, "anna"), place(composition, "bert")
    (group,) = composition.duplicates.find() or []
    kept = next(one.id for one in group.models if one.path == str(second))
    second.unlink()
    with pytest.raises(KnownError) as caught:
        composition.duplicates.keep_one(group, kept)
    assert caught.value.kind is ErrorKind.MODEL_MISSING
    assert first.exists()
