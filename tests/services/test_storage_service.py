"""Folders and their sizes, and the person's own folders of models."""

import os
from pathlib import Path

import pytest

from desktop.composition import Composition


def test_what_lies_where_is_counted_once(composition: Composition) -> None:
    paths = composition.paths
    before = composition.storage.use()
    (paths.models / "one.gguf").write_bytes(b"x" * 1000)
    (paths.cache / "states").mkdir(exist_ok=True)
    (paths.cache / "states" / "a").write_bytes(b"x" * 300)
    (paths.data / "notes").write_bytes(b"x" * 20)
    after = composition.storage.use()
    assert after.models.size - before.models.size == 1000
    assert after.cache.size - before.cache.size == 300
    assert after.chats.size - before.chats.size == 20
    assert after.used - before.used == 1320
    assert after.free > 0


def test_models_of_another_folder_are_found(composition: Composition, tmp_path: Path) -> None:
    starter = composition.models.current()
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "mine.gguf").write_bytes(starter.path.read_bytes())
    assert composition.storage.add_models(folder)
    assert "mine" in {model.id for model in composition.models.models()}
    composition.storage.remove_models(folder)
    assert "mine" not in {model.id for model in composition.models.models()}
    assert (folder / "mine.gguf").exists()


def test_a_folder_inside_another_is_not_added(composition: Composition, tmp_path: Path) -> None:
    inside = composition.paths.models / "deeper"
    inside.mkdir()
    assert not composition.storage.add_models(composition.paths.models)
    assert not composition.storage.add_models(inside)
    assert composition.storage.add_models(tmp_path)
    assert not composition.storage.add_models(tmp_path)
    assert composition.settings.current().model_folders == [str(tmp_path)]


def test_the_same_file_in_two_folders_is_one_model(composition: Composition, tmp_path: Path) -> None:
    starter = composition.models.current()
    inside = tmp_path / "outer" / "inner"
    inside.mkdir(parents=True)
    (inside / "mine.gguf").write_bytes(starter.path.read_bytes())
    assert composition.storage.add_models(inside)
    assert composition.storage.add_models(inside.parent)
    assert [model.id for model in composition.models.models()].count("mine") == 1


def test_a_folder_that_is_gone_holds_nothing(composition: Composition, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    composition.storage.add_models(gone)
    gone.rmdir()
    assert [place.size for place in composition.storage.use().more_models] == [0]
    assert composition.models.models()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_links_are_not_followed(composition: Composition) -> None:
    before = composition.storage.use().cache.size
    (composition.paths.cache / "loop").symlink_to(composition.paths.cache)
    assert composition.storage.use().cache.size - before < 4096
