"""Model files added, used in place, checked, deleted and moved, on a real disk."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.engine_choice import EngineChoice
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.library import ForeignModel, Placing, Program, Soundness
from desktop.library import whole_files
from tests.library.gguf_maker import number, word
from tests.library.other_programs.stores import gguf, tree_hash, write, write_all


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, where other programs keep their models."""
    place = tmp_path / "somebody"
    place.mkdir()
    monkeypatch.setenv("HOME", str(place))
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "HF_HOME", "OLLAMA_MODELS"):
        monkeypatch.delenv(name, raising=False)
    return place


def ids(composition: Composition) -> list[str]:
    return [model.id for model in composition.models.models() if not model.is_starter]


def kind_of(deed: Callable[[], object]) -> ErrorKind:
    with pytest.raises(KnownError) as caught:
        deed()
    return caught.value.kind


def foreign(composition: Composition, program: Program, name: str) -> ForeignModel:
    found = {one.program: one for one in composition.library.other_programs()}
    return next(model for model in found[program].models if model.name == name)


@pytest.mark.parametrize("how", [Placing.COPY, Placing.LINK, Placing.MOVE])
def test_a_file_comes_in(composition: Composition, tmp_path: Path, how: Placing) -> None:
    source = write(tmp_path / "downloads" / "Mine.Q4_0.gguf", gguf("Mine", data=3_000_000))
    told: list[tuple[int, int]] = []
    made = composition.library.import_file(source, how, lambda *done: told.append(done))
    assert made == [composition.paths.models / "Mine.Q4_0.gguf"]
    assert ids(composition) == ["Mine.Q4_0"]
    assert told[-1] == (made[0].stat().st_size,) * 2
    assert source.exists() is (how is not Placing.MOVE)
    if how is Placing.LINK:
        assert source.samefile(made[0])
    assert not list(composition.paths.models.glob(".*"))


def test_a_file_is_used_where_it_lies_and_forgotten(composition: Composition, tmp_path: Path) -> None:
    source = write(tmp_path / "disk" / "Mine.Q4_0.gguf", gguf("Mine"))
    assert composition.library.import_file(source, Placing.IN_PLACE) == [source]
    model = composition.models.find("Mine.Q4_0")
    assert (model.path, model.origin, composition.library.is_in_place(model)) == (source, "", True)
    assert composition.library.saved_in_place() == model.size
    assert kind_of(lambda: composition.library.import_file(source, Placing.IN_PLACE)) is ErrorKind.MODEL_HERE
    removal = composition.library.delete(model)
    assert (removal.freed, removal.files, source.exists(), ids(composition)) == (0, (), True, [])


def test_all_parts_come_along_and_nothing_is_overwritten(composition: Composition, tmp_path: Path) -> None:
    for part in (1, 2):
        write(tmp_path / "x" / f"big-0000{part}-of-00002.gguf", gguf("Big", {"split.count": number(2)}))
    there = write(composition.paths.models / "big-00002-of-00002.gguf", b"something else")
    made = composition.library.import_file(tmp_path / "x" / "big-00002-of-00002.gguf", Placing.COPY)
    assert made is not None
    assert [path.name for path in made] == ["big (2)-00001-of-00002.gguf", "big (2)-00002-of-00002.gguf"]
    assert there.read_bytes() == b"something else"
    assert ids(composition) == ["big (2)"]


def test_a_copy_that_is_cancelled_leaves_nothing(
    composition: Composition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_files, "PIECE", 64 * 1024)
    source = write(tmp_path / "Mine.gguf", gguf("Mine", data=1_000_000))
    cancel = Cancellation()

    def stop(done: int, _total: int) -> None:
        if done > 500_000:
            cancel.cancel()

    assert composition.library.import_file(source, Placing.COPY, stop, cancel) is None
    assert composition.library.import_file(source, Placing.MOVE, stop) is not None  # within one disk: at once
    assert [path.name for path in composition.paths.models.iterdir()] == ["Mine.gguf"]


def test_what_cannot_be_added(composition: Composition, tmp_path: Path) -> None:
    page = write(tmp_path / "page.gguf", b"<html>")
    assert kind_of(lambda: composition.library.import_file(page, Placing.COPY)) is ErrorKind.MODEL_UNREADABLE
    gone = tmp_path / "gone.gguf"
    assert kind_of(lambda: composition.library.import_file(gone, Placing.COPY)) is ErrorKind.MODEL_MISSING
    own = write(composition.paths.models / "own.gguf", gguf("Own"))
    assert kind_of(lambda: composition.library.import_file(own, Placing.COPY)) is ErrorKind.MODEL_HERE
    good = write(tmp_path / "good.gguf", gguf("Good"))
    composition.settings.change(models_folder=str(tmp_path / "unplugged"))
    assert kind_of(lambda: composition.library.import_file(good, Placing.COPY)) is ErrorKind.MODEL_NOT_ADDED
    assert not (tmp_path / "unplugged").exists()


def test_models_of_other_programs_are_used_and_never_changed(composition: Composition, home: Path) -> None:
    write_all(home)
    before = tree_hash(home)
    for found in composition.library.other_programs():
        for model in found.models:
            if not model.problem:
                composition.library.use_in_place(model)
    expected = ["big", "seeing.Q4_0", "hf.co/anna/seeing:q4", "Tiny of Jan", "own", "older", "first"]
    assert set(ids(composition)) >= {*expected, "Meta-Tiny.Q4_0", "anna/Tiny-GGUF/tiny.Q8_0"}
    ollama = composition.models.find("hf.co/anna/seeing:q4")
    assert (ollama.name, ollama.origin) == ("hf.co/anna/seeing:q4", "Ollama")
    choice = composition.settings.current().engines["seeing.Q4_0"]
    assert choice.projector.endswith("mmproj-seeing.gguf")
    assert len(composition.settings.current().engines["hf.co/anna/seeing:q4"].adapters) == 1
    assert composition.library.saved_in_place() > 5_000
    for one in composition.models.models():
        if composition.library.is_in_place(one):
            assert composition.library.check(one) is not None
    for one in composition.models.models():
        if composition.library.is_in_place(one):
            composition.library.delete(one)
    assert ids(composition) == []
    assert tree_hash(home) == before


def test_other_programs_files_are_neither_moved_nor_deleted(composition: Composition, home: Path) -> None:
    write_all(home)
    seeing = home / ".lmstudio" / "models" / "google" / "seeing" / "seeing.Q4_0.gguf"
    assert kind_of(lambda: composition.library.import_file(seeing, Placing.MOVE)) is ErrorKind.MODEL_FOREIGN
    composition.settings.change(model_folders=[str(home / ".lmstudio" / "models")])
    model = composition.models.find("seeing.Q4_0")
    assert composition.library.removal(model).program == "LM Studio"
    assert kind_of(lambda: composition.library.delete(model)) is ErrorKind.MODEL_FOREIGN
    target = home / ".lmstudio" / "models" / "mine"
    assert kind_of(lambda: composition.library.move_folder(target)) is ErrorKind.MODELS_NOT_MOVED
    assert seeing.exists()


def test_hashes_are_checked_and_remembered(composition: Composition, tmp_path: Path) -> None:
    path = write(composition.paths.models / "m.gguf", gguf("M", data=100_000))
    model = composition.models.find("m")
    first, again = composition.library.check(model), composition.library.check(model)
    assert first is not None
    assert again is not None
    assert (first.soundness, first.is_remembered) == (Soundness.SOUND, False)
    assert (again.soundness, again.is_remembered) == (Soundness.AS_BEFORE, True)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    composition.library.note_download({str(path): digest}, "anna/m", "abc")
    published = composition.library.check(model)
    assert published is not None
    assert (published.soundness, composition.library.facts(model).repo) == (Soundness.AS_PUBLISHED, "anna/m")


def test_one_changed_byte_is_found(composition: Composition) -> None:
    path = write(composition.paths.models / "m.gguf", gguf("M", data=100_000))
    model = composition.models.find("m")
    composition.library.check(model)
    when = path.stat().st_mtime_ns
    with path.open("r+b") as file:
        file.seek(-5, 2)
        file.write(b"x")
    os.utime(path, ns=(when, when))  # as a failing disk would do it: nobody wrote
    remembered, read = composition.library.check(model), composition.library.check(model, afresh=True)
    assert remembered is not None
    assert read is not None
    assert (remembered.soundness, read.soundness) == (Soundness.AS_BEFORE, Soundness.CHANGED)
    composition.library.note_download({str(path): "0" * 64}, "anna/m", "abc")
    other = composition.library.check(model, afresh=True)
    assert other is not None
    assert (other.soundness, other.reason) == (
        Soundness.CHANGED,
        "its bytes are others than its publisher announced",
    )
    path.write_bytes(path.read_bytes()[:-99_500])
    cut = composition.library.check(model)
    assert cut is not None
    assert cut.soundness is Soundness.DAMAGED


def test_a_change_is_found_whatever_its_time_says(composition: Composition, tmp_path: Path) -> None:
    path = write(composition.paths.models / "m.gguf", gguf("M", data=100_000))
    model = composition.models.find("m")
    composition.library.check(model)
    at = composition.library.facts(model).checked_at
    path.write_bytes(path.read_bytes()[:-5] + b"xxxxx")
    os.utime(path, (1e9, 1e9))
    for _ in range(2):  # it is not got used to
        checked = composition.library.check(model)
        assert checked is not None
        assert (checked.soundness, checked.before_at) == (Soundness.CHANGED, at)
        assert "since it was checked on 1 May" in str(checked.sentence("1 May"))
    path.unlink()
    other = write(tmp_path / "m.gguf", gguf("M", data=5_000))
    assert composition.library.import_file(other, Placing.COPY) == [path]
    fresh = composition.library.check(composition.models.find("m"))
    assert fresh is not None
    assert fresh.soundness is Soundness.SOUND  # another file that came under the same name


def test_deleting_takes_all_that_is_the_models_own(composition: Composition) -> None:
    folder = composition.paths.models / "anna" / "big"
    for part in (1, 2):
        write(folder / f"big-0000{part}-of-00002.gguf", gguf("Big", {"split.count": number(2)})).chmod(0o444)
    write(folder / "mmproj-big.gguf", gguf("Eyes", {"general.architecture": word("clip")}))
    keep = write(composition.paths.models / "mmproj-other.gguf", gguf("Eyes", {"general.architecture": word("clip")}))
    sizes = sum(path.stat().st_size for path in folder.iterdir())
    model = composition.models.find("big")
    removal = composition.library.delete(model)
    assert (len(removal.files), removal.freed, removal.shared) == (3, sizes, 0)
    assert not folder.parent.exists()
    assert keep.exists()
    starter = next(one for one in composition.models.models() if one.is_starter)
    assert kind_of(lambda: composition.library.delete(starter)) is ErrorKind.MODEL_BUILT_IN


def test_deleting_a_link_frees_nothing_and_says_so(composition: Composition, tmp_path: Path) -> None:
    source = write(tmp_path / "m.gguf", gguf("M"))
    composition.library.import_file(source, Placing.LINK)
    removal = composition.library.delete(composition.models.find("m"))
    assert (removal.freed, removal.shared) == (0, source.stat().st_size)
    assert source.exists()


def test_the_same_bytes_twice(composition: Composition) -> None:
    folder = composition.paths.models
    write(folder / "a.gguf", gguf("One", data=2_000_000))
    write(folder / "b.gguf", gguf("One", data=2_000_000))
    other = bytearray(gguf("One", data=2_000_000))
    other[-1] = 1
    write(folder / "c.gguf", bytes(other))  # alike but for its end
    os.link(folder / "a.gguf", folder / "d.gguf")
    write(folder / "e.gguf", gguf("Two", data=100))
    found = composition.library.duplicates()
    assert found is not None
    assert [[Path(path).name for path in one.paths] for one in found] == [["a.gguf", "b.gguf"]]
    assert found[0].saved == found[0].size == (folder / "a.gguf").stat().st_size


def test_the_folder_moves_and_what_was_chosen_moves_along(composition: Composition, tmp_path: Path) -> None:
    old = composition.paths.models
    write(old / "anna" / "m.gguf", gguf("M"))
    eyes = write(old / "anna" / "mmproj-m.gguf", b"x")
    composition.settings.change(engines={"m": EngineChoice(projector=str(eyes))})
    composition.library.check(composition.models.find("m"))
    target = tmp_path / "other" / "disk"
    outcome = composition.library.move_folder(target)
    assert outcome is not None
    assert (outcome.files, outcome.left) == (2, ())
    model = composition.models.find("m")
    assert model.path == target / "anna" / "m.gguf"
    assert composition.settings.current().engines["m"].projector == str(target / "anna" / "mmproj-m.gguf")
    checked = composition.library.check(model)
    assert checked is not None
    assert checked.is_remembered
    assert composition.models.folder == target
    assert list(old.iterdir()) == []
    assert composition.library.move_folder(old) is not None  # and back
    assert composition.settings.current().models_folder == ""
    assert ids(composition) == ["m"]


def test_links_inside_the_folder_lead_there_after_a_move(composition: Composition, tmp_path: Path) -> None:
    old, target = composition.paths.models, tmp_path / "other"
    write(old / "blobs" / "abc", gguf("M"))
    (old / "m.gguf").symlink_to(Path("blobs") / "abc")
    outside = write(tmp_path / "outside.gguf", gguf("Out"))
    (old / "out.gguf").symlink_to(outside)
    target.mkdir()
    (target / "m.gguf").symlink_to(target / "blobs" / "abc")  # of an earlier try
    assert composition.library.move_folder(target) is not None
    found = {model.id: model.path.resolve() for model in composition.models.models()}
    assert (found["m"], found["out"]) == (target / "blobs" / "abc", outside)


def test_no_folder_moves_under_a_download(
    composition: Composition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that begins in the middle of the move is noticed too."""
    write(composition.paths.models / "m.gguf", gguf("M"))
    answers = iter([True, True, False, True])
    monkeypatch.setattr(composition.library, "_is_fetching", lambda: next(answers))
    for deed in (composition.library.planned_move, composition.library.move_folder, composition.library.move_folder):
        with pytest.raises(KnownError, match="pause that first") as caught:
            deed(tmp_path / "other")
        assert caught.value.kind is ErrorKind.MODELS_NOT_MOVED
    assert composition.models.folder == composition.paths.models
    assert ids(composition) == ["m"]
    assert not [path for path in (tmp_path / "other").rglob("*") if path.is_file()]


def test_a_folder_is_not_moved_over_others_files(composition: Composition, tmp_path: Path) -> None:
    write(composition.paths.models / "m.gguf", gguf("M"))
    there = write(tmp_path / "t" / "m.gguf", b"another")
    assert kind_of(lambda: composition.library.move_folder(tmp_path / "t")) is ErrorKind.MODELS_NOT_MOVED
    assert (there.read_bytes(), ids(composition)) == (b"another", ["m"])
    inside = composition.paths.models / "deeper"
    assert kind_of(lambda: composition.library.move_folder(inside)) is ErrorKind.MODELS_NOT_MOVED
