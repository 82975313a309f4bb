"""The library on real folders: links, parts, companions, broken files, and finding one model among them."""

import os
from pathlib import Path

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.library.model_library import ModelLibrary
from tests.fixtures.tiny_models.projectors import write_projector
from tests.library.gguf_maker import CHAT_MODEL, EMBEDDER, Gguf, number, word


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    starter, models = tmp_path / "starter", tmp_path / "models"
    Gguf(keys=EMBEDDER).write(starter / "a-reader.F16.gguf")
    Gguf().write(starter / "Tiny-Chat.Q4_0.gguf")
    models.mkdir()
    return starter, models


@pytest.fixture
def library(folders: tuple[Path, Path]) -> ModelLibrary:
    return ModelLibrary(*folders)


def ids(library: ModelLibrary) -> list[str]:
    return [model.id for model in library.models()]


def kind_of(library: ModelLibrary, wanted: str) -> tuple[ErrorKind, str]:
    with pytest.raises(KnownError) as caught:
        library.find(wanted)
    return caught.value.kind, str(caught.value)


def test_the_starter_models_come_first_and_the_one_that_chats_before_all(
    library: ModelLibrary, folders: tuple[Path, Path]
) -> None:
    Gguf().write(folders[1] / "AAA.gguf")
    assert ids(library) == ["Tiny-Chat.Q4_0", "a-reader.F16", "AAA"]
    chat, reader, own = library.models()
    assert (chat.name, chat.quantisation, chat.parameters, chat.context_length) == ("Tiny Chat", "Q4_0", 256, 4096)
    assert (chat.is_starter, chat.is_embedding, chat.licence) == (True, False, "Apache-2.0")
    assert (reader.is_embedding, reader.architecture, own.is_starter, own.licence) == (True, "bert", False, "mit")
    assert chat.size == chat.path.stat().st_size
    assert library.default() == chat
    assert library.embedder() == reader


def test_folders_inside_folders_and_links_in_circles(library: ModelLibrary, folders: tuple[Path, Path]) -> None:
    models = folders[1]
    Gguf().write(models / "deep" / "er" / "x.gguf")
    Gguf().write(models / "other" / "x.gguf")
    (models / "deep" / "back").symlink_to(models)
    (models / "zz.gguf").symlink_to(models / "other" / "x.gguf")
    (models / "dangling.gguf").symlink_to(models / "nowhere.gguf")
    Gguf().write(models / ".hidden" / "y.gguf")
    Gguf().write(models / ".part.gguf")
    assert ids(library)[2:] == ["x", "other/x"]
    assert [path.name for path, _ in library.problems()] == ["dangling.gguf"]


def test_a_split_model_is_one_model(library: ModelLibrary, folders: tuple[Path, Path]) -> None:
    keys = CHAT_MODEL | {"split.count": number(3)}
    for part in (1, 2, 3):
        Gguf(keys=keys).write(folders[1] / f"big-0000{part}-of-00003.gguf")
    model = library.models()[2]
    assert (model.id, model.name, model.parameters) == ("big", "big", 768)
    assert model.path.name == "big-00001-of-00003.gguf"
    assert library.find(str(folders[1] / "big-00002-of-00003.gguf")) == model
    (folders[1] / "big-00001-of-00003.gguf").unlink()
    assert ids(library) == ["Tiny-Chat.Q4_0", "a-reader.F16"]
    assert library.problems()[0][1] == "2 of its 3 parts are here"


def test_what_goes_with_a_model_is_not_listed(library: ModelLibrary, folders: tuple[Path, Path]) -> None:
    Gguf(keys={"general.architecture": word("clip")}).write(folders[1] / "vision.gguf")
    Gguf(keys=CHAT_MODEL | {"general.type": word("adapter")}).write(folders[1] / "lora.gguf")
    Gguf(keys=EMBEDDER | {"bert.pooling_type": number(4)}).write(folders[1] / "judge.gguf")
    (folders[1] / "mmproj-x.gguf").write_bytes(b"whatever")
    assert len(ids(library)) == 2
    assert library.problems() == []
    assert kind_of(library, str(folders[1] / "lora.gguf"))[0] is ErrorKind.MODEL_UNREADABLE


def test_broken_files_are_listed_apart(library: ModelLibrary, folders: tuple[Path, Path]) -> None:
    (folders[1] / "page.gguf").write_text("<!DOCTYPE html>")
    (folders[1] / "cut.GGUF").write_bytes(Gguf().bytes()[:-5])
    Gguf(tensors=(), data=0).write(folders[1] / "vocabulary.gguf")
    (folders[1] / "readme.txt").write_text("no model")
    reasons = {path.name: reason for path, reason in library.problems()}
    assert reasons == {
        "cut.GGUF": "it is cut off: 5 bytes are missing at its end",
        "page.gguf": "it is a web page, so the download did not bring the model",
        "vocabulary.gguf": "it holds no weights",
    }
    assert len(ids(library)) == 2
    assert kind_of(library, "page") == (
        ErrorKind.MODEL_UNREADABLE,
        f"page.gguf is not a model file that Bantam can read: {reasons['page.gguf']}.",
    )


def test_a_changed_file_is_read_again(library: ModelLibrary, folders: tuple[Path, Path]) -> None:
    path = Gguf().write(folders[1] / "m.gguf")
    assert library.find("m").context_length == 4096
    Gguf(keys=CHAT_MODEL | {"llama.context_length": number(8192)}).write(path)
    os.utime(path, (1, 1))
    assert library.find("m").context_length == 8192
    path.unlink()
    assert "m" not in ids(library)


@pytest.mark.parametrize("wanted", ["Tiny-Chat.Q4_0", "tiny-chat.q4_0", "tiny chat", " Tiny Chat "])
def test_found_by_id_and_by_name_in_any_case(library: ModelLibrary, wanted: str) -> None:
    assert library.find(wanted).id == "Tiny-Chat.Q4_0"


def test_found_by_path_wherever_it_lies(
    library: ModelLibrary, folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert library.find(str(folders[0] / "Tiny-Chat.Q4_0.gguf")).is_starter
    outside = Gguf().write(tmp_path / "elsewhere" / "mine.gguf")
    found = library.find(str(outside))
    assert (found.id, found.path, found.is_starter) == (str(outside), outside, False)
    assert library.find(found.id) == found
    monkeypatch.chdir(outside.parent)
    assert library.find("mine.gguf") == found
    monkeypatch.setenv("HOME", str(outside.parent))
    assert library.find("~/mine.gguf") == found


def test_not_found(library: ModelLibrary, folders: tuple[Path, Path], tmp_path: Path) -> None:
    assert kind_of(library, "nonsense") == (
        ErrorKind.MODEL_UNKNOWN,
        "There is no model called nonsense on this computer.",
    )
    assert kind_of(library, "")[0] is ErrorKind.MODEL_UNKNOWN
    gone = tmp_path / "gone.gguf"
    assert kind_of(library, str(gone)) == (
        ErrorKind.MODEL_MISSING,
        "The model file gone.gguf is not there any more.",
    )
    assert kind_of(library, str(tmp_path))[0] is ErrorKind.MODEL_UNREADABLE
    with pytest.raises(KnownError) as caught:
        library.find("x")
    assert "Tiny-Chat.Q4_0, a-reader.F16" in str(caught.value.next_step)


def test_an_empty_computer(tmp_path: Path) -> None:
    library = ModelLibrary(tmp_path / "none", tmp_path / "neither")
    assert library.models() == []
    assert library.problems() == []
    assert library.embedder() is None
    with pytest.raises(KnownError) as caught:
        library.default()
    assert caught.value.kind is ErrorKind.NO_MODEL
    assert str(tmp_path / "neither") in str(caught.value.next_step)


def test_projectors_are_found_and_are_no_models(library: ModelLibrary, folders: tuple[Path, Path]) -> None:
    models = folders[1]
    write_projector(models / "deep" / "eyes.gguf")
    Gguf().write(models / "mmproj-of-something.gguf")
    (models / "again.gguf").symlink_to(models / "deep" / "eyes.gguf")
    (models / "mmproj-broken.gguf").write_bytes(b"GGUF")
    assert [path.name for path in library.projectors()] == ["again.gguf", "mmproj-of-something.gguf"]
    assert ids(library) == ["Tiny-Chat.Q4_0", "a-reader.F16"]
