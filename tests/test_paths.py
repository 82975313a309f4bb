"""Where everything lies: in the system's folders, or all in one that was named."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.paths import Installation, Paths

ROOT = Path(__file__).parents[1]
POSIX = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="XDG and file modes are Linux's")


def all_paths(paths: Paths) -> list[Path]:
    """Every folder and file it knows, the ones that are computed too."""
    names = [*Paths.__struct_fields__, *(name for name, value in vars(Paths).items() if isinstance(value, property))]
    return [getattr(paths, name) for name in names]


@POSIX
def test_the_systems_folders_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    paths = Paths.default()
    assert paths.data == tmp_path / "data" / "bantam"
    assert paths.cache == tmp_path / "cache" / "bantam"
    assert tmp_path / "state" / "bantam" in (paths.logs, *paths.logs.parents)


@POSIX
def test_without_them_the_home_folder_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert all(tmp_path in path.parents for path in all_paths(Paths.default()))


def test_one_folder_moves_everything(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path / "here")
    everything = all_paths(paths)
    assert {paths.data, paths.logs, paths.database, paths.proof} <= set(everything)
    assert all(path == tmp_path / "here" or tmp_path / "here" in path.parents for path in everything)
    assert len({paths.data, paths.cache, paths.logs, paths.models, paths.backups}) == 5


@POSIX
def test_a_folder_is_found_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert Paths.under(Path("~/mine")).data == Paths.under(Path("mine")).data == tmp_path / "mine"


@POSIX
def test_the_folders_are_this_persons_alone(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path / "here")
    for _ in range(2):
        paths.create()
    for folder in (paths.data, paths.cache, paths.logs, paths.models):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_a_known_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(KnownError) as caught:
        Paths.under(tmp_path / "file" / "data").create()
    assert caught.value.kind is ErrorKind.FOLDER_UNUSABLE
    assert str(tmp_path / "file") in str(caught.value)


def test_data_dir_moves_everything_a_command_writes(tmp_path: Path) -> None:
    data, home = tmp_path / "data", tmp_path / "home"
    home.mkdir()
    moved = {name: str(home / name) for name in os.environ if name.startswith("XDG_")}
    command = [sys.executable, "-m", "desktop", "machine", "--data-dir", str(data)]
    environment = {**os.environ, **moved, "HOME": str(home)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert data.is_dir(), done.stderr
    assert list(home.rglob("*")) == []


def test_the_note_of_packaging_names_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "bantam.json"
    note.write_text('{"engine": "/a/engine", "starter": "/a/models", "later": 1}')
    monkeypatch.setenv("BANTAM_INSTALLATION", str(note))
    assert Installation.find() == Installation(engine=Path("/a/engine"), starter=Path("/a/models"))


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"engine": 7, "starter": "/a"}', '{"engine": "/a"}', "\x00"])
def test_a_note_that_says_nothing_is_a_known_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    note = tmp_path / "bantam.json"
    if text is not None:
        note.write_text(text)
    monkeypatch.setenv("BANTAM_INSTALLATION", str(note))
    with pytest.raises(KnownError) as caught:
        Installation.find()
    assert caught.value.kind is ErrorKind.ENGINE_MISSING
    assert "packaging/run" in str(caught.value.next_step)
