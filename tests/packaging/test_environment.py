"""The environment's stamp, and pip at work: a real environment, real packages made here, no network."""

import hashlib
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import environment
import pip_calls
import pytest
from places import site_packages, venv_python
from steps import StepError


def wheel(folder: Path, name: str = "tiny_bantam") -> tuple[Path, str]:
    """A package with nothing but a number in it; returns its file and its hash."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(f"{name}.py", "NUMBER = 1\n")
        packed.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        packed.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        packed.writestr(f"{info}/RECORD", "")
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder that stands in for the package index, for this module only."""
    folder = tmp_path_factory.mktemp("shop")
    _, sha256 = wheel(folder)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("PIP_EXTRA_INDEX_URL", "PIP_INDEX_URL"):
            patch.delenv(name, raising=False)
        patch.setenv("PIP_CONFIG_FILE", "/dev/null")
        patch.setenv("PIP_FIND_LINKS", str(folder))
        patch.setenv("PIP_NO_INDEX", "1")
        yield folder, sha256


@pytest.fixture
def locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shop: tuple[Path, str]) -> Path:
    folder = tmp_path / "lock"
    folder.mkdir()
    for name in ("runtime", "test"):
        write_lock(folder / f"{name}.txt", shop[1])
    monkeypatch.setattr(environment, "LOCKS", folder)
    monkeypatch.setattr(pip_calls, "LOCKS", folder)
    return folder


def write_lock(path: Path, sha256: str, package: str = "tiny-bantam==1.0") -> None:
    path.write_text(f"{package} \\\n    --hash=sha256:{sha256}\n")


def quiet(_words: str) -> None:
    """Nobody looks."""


@pytest.mark.timeout(240)
def test_an_environment_is_made_kept_and_made_again(locks: Path, tmp_path: Path, shop: tuple[Path, str]) -> None:
    venv, log, asked = tmp_path / "venv", tmp_path / "log", list[str]()

    def choose() -> Path:
        asked.append("asked")
        return Path(sys.executable)

    environment.sync("runtime", choose, log, quiet, venv)
    assert environment.is_current("runtime", venv)
    assert not environment.is_current("test", venv)
    assert (site_packages(venv) / "tiny_bantam.py").exists()
    assert "-m desktop" in (venv / "bin" / "bantam").read_text()

    environment.sync("test", choose, log, quiet, venv)  # on top, without a new environment
    assert environment.is_current("runtime", venv)
    assert environment.is_current("test", venv)
    assert asked == ["asked"]

    write_lock(locks / "runtime.txt", "0" * 64)
    assert not environment.is_current("runtime", venv)
    with pytest.raises(StepError) as failure:
        environment.sync("runtime", choose, log, quiet, venv)
    assert "differs from the lock" in failure.value.next_step
    assert failure.value.log == log
    assert not environment.is_current("runtime", venv)

    write_lock(locks / "runtime.txt", shop[1], "no-such-bantam==1.0")
    with pytest.raises(StepError, match="No matching distribution found for no-such-bantam"):
        environment.sync("runtime", choose, log, quiet, venv)


def stamped(venv: Path) -> Path:
    python = venv_python(venv)
    python.parent.mkdir(parents=True)
    python.touch()
    stamp = {"place": str(venv), "locks": {"runtime": environment.lock_hash("runtime")}}
    (venv / environment.STAMP).write_text(json.dumps(stamp))
    return venv


def test_a_stamp_counts_only_with_its_python_and_its_place(tmp_path: Path) -> None:
    venv = stamped(tmp_path / "venv")
    assert environment.is_current("runtime", venv)
    venv_python(venv).unlink()
    venv_python(venv).symlink_to(tmp_path / "a python that was removed")
    assert not environment.is_current("runtime", venv)
    moved = stamped(tmp_path / "other").rename(tmp_path / "moved")
    assert not environment.is_current("runtime", moved)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"place": 1}', '{"place": "VENV", "locks": []}'])
def test_a_damaged_stamp_is_none(tmp_path: Path, text: str) -> None:
    venv = stamped(tmp_path / "venv")
    (venv / environment.STAMP).write_text(text.replace("VENV", str(venv)))
    assert not environment.is_current("runtime", venv)


def test_no_network_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locks: Path) -> None:
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")  # nobody listens there
    monkeypatch.setenv("PIP_RETRIES", "0")
    this = Path(sys.executable).parents[1]
    with pytest.raises(Exception, match="exit status") as failure:
        pip_calls.download(this, locks / "runtime.txt", tmp_path / "to", tmp_path / "log", quiet)
    assert "check the connection" in pip_calls.advice(failure.value)


@pytest.mark.parametrize(
    ("words", "next_step"),
    [
        ("OSError: [Errno 28] No space left on device", "free some disk space"),
        ("PermissionError: [Errno 13] Permission denied: '/x'", "writable"),
        ("OSError: [Errno 30] Read-only file system: '/x'", "writable"),
        ("model.safetensors differs from its hash", "nothing of it was used"),
        ("ninja: build stopped: subcommand failed.", "send us the log"),
    ],
)
def test_every_kind_of_trouble_has_its_own_next_step(words: str, next_step: str) -> None:
    assert next_step in pip_calls.advice(OSError(words))
    assert pip_calls.reason_of(OSError(f"begin\n{words}\n")) == words
