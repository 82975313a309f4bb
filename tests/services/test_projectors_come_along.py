"""What lets a model see comes along when the model is added, is checked with it, and goes with it."""

import os
import sys
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.errors import KnownError
from desktop.core.library import FileKind, Placing, Soundness
from tests.library.gguf_maker import word
from tests.library.other_programs.stores import gguf, write

EYES = {"general.architecture": word("clip")}


def place(folder: Path) -> None:
    """As publishers name them: two versions of one model with the same eyes, and another model."""
    for name in ("gemma/gemma-3-4b-it-Q4_K_M", "gemma/gemma-3-4b-it-Q8_0", "qwen/Qwen2.5-VL-3B-Q4_K_M"):
        write(folder / f"{name}.gguf", gguf(name))
    write(folder / "gemma" / "mmproj-model-f16.gguf", gguf("Of Gemma", EYES))
    write(folder / "qwen" / "mmproj-F16.gguf", gguf("Of Qwen", EYES))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*.gguf")}


@pytest.mark.parametrize("how", list(Placing))
def test_each_has_its_own_eyes(composition: Composition, tmp_path: Path, how: Placing) -> None:
    given = tmp_path / "given"
    place(given)
    before = names(given)
    found = composition.library.look_over([given])
    assert [one.kind for one in found.models] == [FileKind.MODEL] * 3, "what comes along is not asked about"
    for one in found.models:
        composition.library.import_file(one.path, how)
    seeing = {one.id: Path(one.projector) for one in composition.models.models() if one.projector}
    assert len(seeing) == 3
    assert seeing["gemma-3-4b-it-Q8_0"] == seeing["gemma-3-4b-it-Q4_K_M"]
    assert b"Of Qwen" in seeing["Qwen2.5-VL-3B-Q4_K_M"].read_bytes()
    assert b"Of Gemma" in seeing["gemma-3-4b-it-Q8_0"].read_bytes()
    eyes = {"mmproj-gemma-3-4b-it-f16.gguf", "mmproj-Qwen2.5-VL-3B-F16.gguf"}
    assert names(composition.paths.models) & eyes == (eyes if how is not Placing.IN_PLACE else set())
    assert names(given) == (before if how is not Placing.MOVE else set())


def test_what_others_beside_it_need_stays(composition: Composition, tmp_path: Path) -> None:
    place(tmp_path / "given")
    composition.library.import_file(tmp_path / "given" / "gemma" / "gemma-3-4b-it-Q8_0.gguf", Placing.MOVE)
    assert names(tmp_path / "given" / "gemma") == {"gemma-3-4b-it-Q4_K_M.gguf", "mmproj-model-f16.gguf"}


def test_the_last_takes_them_along_when_it_is_deleted(composition: Composition, tmp_path: Path) -> None:
    place(tmp_path / "given")
    for one in composition.library.look_over([tmp_path / "given"]).models:
        composition.library.import_file(one.path, Placing.COPY)
    composition.library.delete(composition.models.find("gemma-3-4b-it-Q8_0"))
    assert "mmproj-gemma-3-4b-it-f16.gguf" in names(composition.paths.models)
    composition.library.delete(composition.models.find("gemma-3-4b-it-Q4_K_M"))
    assert names(composition.paths.models) == {"Qwen2.5-VL-3B-Q4_K_M.gguf", "mmproj-Qwen2.5-VL-3B-F16.gguf"}


def test_they_are_checked_too(composition: Composition, tmp_path: Path) -> None:
    place(tmp_path / "given")
    composition.library.import_file(tmp_path / "given" / "qwen" / "Qwen2.5-VL-3B-Q4_K_M.gguf", Placing.COPY)
    model = composition.models.find("Qwen2.5-VL-3B-Q4_K_M")
    first = composition.library.check(model)
    assert first is not None
    assert first.soundness is Soundness.SOUND
    with Path(model.projector).open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"\1")
    again = composition.library.check(model, afresh=True)
    assert again is not None
    assert (again.soundness, again.file) == (Soundness.CHANGED, model.projector)


@pytest.mark.skipif(sys.platform == "win32", reason="a file there forbids its end itself")
def test_nothing_is_moved_that_cannot_go(
    composition: Composition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder forbids it; the file is as it was, its rights too, and there is no second one."""
    source = write(tmp_path / "given" / "m.gguf", gguf("M"))
    source.chmod(0o644)
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == source:
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(KnownError, match="does not let it go"):
        composition.library.import_file(source, Placing.MOVE)
    assert (source.stat().st_mode & 0o777, list(composition.paths.models.iterdir())) == (0o644, [])


def test_eyes_that_are_here_as_a_link_stay_where_it_leads(composition: Composition, tmp_path: Path) -> None:
    given = tmp_path / "given"
    place(given)
    first, last = sorted((given / "gemma").glob("gemma*.gguf"))
    composition.library.import_file(first, Placing.MOVE)
    eyes = given / "gemma" / "mmproj-model-f16.gguf"
    here = composition.paths.models / "mmproj-gemma-3-4b-it-f16.gguf"
    here.unlink()
    here.symlink_to(eyes)  # as a link to another disk
    composition.library.import_file(last, Placing.MOVE)
    assert eyes.exists()
    seeing = [Path(one.projector) for one in composition.models.models() if one.projector]
    assert seeing
    assert all(path.exists() for path in seeing)


def test_what_lets_a_model_see_stays_when_a_twin_of_it_stays(composition: Composition) -> None:
    folder = composition.paths.models
    body = gguf("Same", data=3_000_000)
    write(folder / "seeing.gguf", body)
    write(folder / "mmproj-seeing.gguf", gguf("Eyes", EYES))
    other = write(folder / "deep" / "seeing too.gguf", body)
    groups = composition.duplicates.find()
    assert groups is not None
    kept = next(one.id for one in groups[0].models if one.path == str(other))
    composition.duplicates.keep_one(groups[0], kept)
    assert names(folder) == {"mmproj-seeing.gguf", "seeing too.gguf"}
