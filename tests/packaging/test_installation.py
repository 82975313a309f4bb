"""The note for the program, and the bindings: what counts, and that a changed file is not installed."""

import hashlib
import json
from pathlib import Path

import installation
import pytest
from steps import StepError

from desktop.paths import Installation


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    packages = tmp_path / "venv" / "lib" / "python3.11" / "site-packages" / "llama_cpp"
    packages.mkdir(parents=True)
    (packages / "__init__.py").touch()
    return tmp_path / "venv"


def note(venv: Path, engine: Path) -> None:
    (venv / installation.NOTE).write_text(json.dumps(installation._wanted(engine)))


def test_the_program_finds_what_the_note_names(venv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note(venv, tmp_path / "engine")
    monkeypatch.setenv("BANTAM_INSTALLATION", str(venv / installation.NOTE))
    assert Installation.find() == Installation(tmp_path / "engine", tmp_path / "cache" / "bantam" / "starter")


def test_a_note_about_another_engine_or_without_bindings_is_old(venv: Path, tmp_path: Path) -> None:
    engine = tmp_path / "engine"
    assert not installation.is_current(engine, venv)
    note(venv, engine)
    assert installation.is_current(engine, venv)
    assert not installation.is_current(tmp_path / "another", venv)
    next(venv.rglob("__init__.py")).unlink()
    assert not installation.is_current(engine, venv)


def test_a_changed_wheel_is_not_installed(venv: Path, tmp_path: Path) -> None:
    engine = tmp_path / "engine"
    engine.mkdir()
    (engine / "bindings.whl").write_bytes(b"changed")
    record = {"wheel": "bindings.whl", "wheel_sha256": hashlib.sha256(b"built").hexdigest()}
    (engine / "build.json").write_text(json.dumps(record))
    with pytest.raises(StepError, match="differs from its hash") as failure:
        installation.write(engine, tmp_path / "log", venv)
    assert failure.value.next_step == f"delete {engine} and start again"
    assert not (venv / installation.NOTE).exists()
