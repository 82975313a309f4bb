"""Models whose files have one name: what was chosen for each stays its own, whatever comes and goes beside them."""

import os
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.engine_choice import EngineChoice
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.lasting_name import give_name
from desktop.core.library import Placing
from desktop.library import importing
from desktop.services.followed_ids import ids_followed
from tests.library.gguf_maker import number
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


def test_one_that_is_used_in_place_beside_another(composition: Composition, tmp_path: Path) -> None:
    own = place(composition, "anna")
    other = write(tmp_path / "disk" / "m.gguf", gguf("Two"))
    composition.library.import_file(other, Placing.IN_PLACE)
    composition.settings.change(model="m (disk)")
    assert composition.models.current().path == other
    own.unlink()
    assert composition.models.current().path == other


def test_choices_follow_when_one_in_place_is_forgotten(composition: Composition, tmp_path: Path) -> None:
    paths = [write(tmp_path / folder / "m.gguf", gguf(folder)) for folder in ("one", "two")]
    for path in paths:
        composition.library.import_file(path, Placing.IN_PLACE)
    composition.settings.change(model="m (two)")
    composition.library.forget(composition.models.find("m"))
    assert (composition.settings.current().model, composition.models.current().path) == ("m", paths[1])


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


def test_another_process_that_is_faster_takes_no_name_twice(
    composition: Composition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at the names and the giving of them, a name of the second part is taken."""
    for part in (1, 2):
        write(tmp_path / f"m-0000{part}-of-00002.gguf", gguf("M", {"split.count": number(2)}))
    given: list[Path] = []

    def give(part: Path, target: Path) -> None:
        given.append(target)
        if len(given) == 2:
            write(target, b"another's")
        give_name(part, target)

    monkeypatch.setattr(importing, "give_name", give)
    made = composition.library.import_file(tmp_path / "m-00001-of-00002.gguf", Placing.COPY)
    assert made is not None
    assert [path.name for path in made] == ["m (2)-00001-of-00002.gguf", "m (2)-00002-of-00002.gguf"]
    assert {path.name for path in composition.paths.models.iterdir()} == {
        *(path.name for path in made),
        "m-00002-of-00002.gguf",
    }


def test_choices_that_another_process_let_follow_meanwhile_stay_so(composition: Composition) -> None:
    """As when a model is deleted in a terminal while the window copies one for minutes."""
    place(composition, "anna", age=10**9)
    place(composition, "bert", "Two")
    choices = {"m": EngineChoice(most_context=1), "bert/r/m": EngineChoice(most_context=2)}
    composition.settings.change(model="bert/r/m", engines=choices)
    with ids_followed(composition.models, composition.settings):
        composition.library.delete(composition.models.find("m"))
    now = composition.settings.current()
    assert (now.model, {name: one.most_context for name, one in now.engines.items()}) == ("m", {"m": 2})
