"""The doctor tells what is wrong, one thing at a time, and survives all of it."""

from pathlib import Path

import apsw
import pytest

from desktop.core.report import Check
from desktop.paths import Paths
from desktop.services.doctor_service import DoctorService


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Folders as the program makes them."""
    made = Paths.under(tmp_path / "data")
    made.create()
    return made


def checks(paths: Paths) -> dict[str, Check]:
    """What the doctor found, without an engine: those checks start programs."""
    return {check.name: check for check in DoctorService(paths).report().checks}


@pytest.fixture(autouse=True)
def _no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANTAM_INSTALLATION", str(tmp_path / "none.json"))


def test_a_folder_that_can_be_written_is_fine_and_nothing_stays_in_it(paths: Paths) -> None:
    before = sorted(paths.data.rglob("*"))
    assert checks(paths)["folders"].fine
    assert sorted(paths.data.rglob("*")) == before


@pytest.mark.parametrize("name", ["models", "cache", "logs"])
def test_a_folder_that_cannot_be_written_is_told(paths: Paths, name: str) -> None:
    folder: Path = getattr(paths, name)
    folder.rmdir()
    folder.write_text("a file in its place")
    found = checks(paths)["folders"]
    assert not found.fine
    assert f"Bantam cannot write to {folder}: " in found.words
    assert "--data-dir" in found.words


def test_chats_that_cannot_be_read_are_told(paths: Paths) -> None:
    paths.database.mkdir()
    (paths.database / "x").touch()
    assert not checks(paths)["chats"].fine


def test_a_fault_of_ours_in_one_check_leaves_the_others(paths: Paths) -> None:
    """A file of chats of this very version without their tables: our own bug, whoever made it."""
    connection = apsw.Connection(str(paths.database))
    connection.pragma("user_version", 1)
    connection.execute("CREATE TABLE other (x)")
    connection.close()
    found = checks(paths)
    assert not found["chats"].fine
    assert found["chats"].words.startswith("BugError: SQLError: no such table")
    assert found["folders"].fine


def test_a_system_that_refuses_in_one_check_leaves_the_others(paths: Paths) -> None:
    (paths.data / "models").rmdir()
    (paths.data / "models").symlink_to(paths.data / "models")  # a loop
    found = checks(paths)
    assert not found["folders"].fine
    assert found["models"].words == "none"


def test_models_of_the_person_are_told_without_an_engine(paths: Paths) -> None:
    (paths.models / "bad.gguf").write_bytes(b"GGUF")
    found = checks(paths)
    assert not found["engine"].fine
    assert found["models"].words.startswith("bad.gguf cannot be used: ")
    assert found["models"].verdict == "degraded"
