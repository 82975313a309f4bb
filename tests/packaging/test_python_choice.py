"""Choosing a Python: every candidate is really started, and what is of no use is passed over."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import python_choice
from steps import StepError

BOOTSTRAP = Path(__file__).parents[2] / "packaging" / "bootstrap"
OLD_PYTHONS = sorted(Path.home().glob(".pyenv/versions/3.[89].*/bin/python"))
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the interpreters that stand in are shell scripts")


def interpreter(path: Path, answer: str, status: int = 0) -> Path:
    """Something that answers like a Python."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nprintf '%s\\n' '{answer}' '{path}'\nexit {status}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on the path, and a Python that runs us but is of no use."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setattr(sys, "executable", str(interpreter(tmp_path / "own" / "python", "3.7")))
    return folder


def test_the_newest_that_works_wins(bin_folder: Path) -> None:
    interpreter(bin_folder / "python3.11", "3.11")
    wanted = interpreter(bin_folder / "python3.12", "3.12")
    interpreter(bin_folder / "python3.13", "pyenv: python3.13: command not found", status=127)
    (bin_folder / "python3.14").write_text("not a program")
    (bin_folder / "python3.14").chmod(0o755)
    assert python_choice.choose_python() == wanted


def test_pyenv_is_asked_too_and_ten_comes_after_nine(bin_folder: Path, tmp_path: Path) -> None:
    interpreter(bin_folder / "python3", "3.11")
    versions = tmp_path / "pyenv" / "versions"
    interpreter(versions / "3.12.9" / "bin" / "python", "3.12")
    newest = interpreter(versions / "3.12.10" / "bin" / "python", "3.12")
    assert python_choice.choose_python() == newest


def test_this_very_python_is_good_enough() -> None:
    assert python_choice.choose_python().exists()


@pytest.mark.parametrize(
    ("tools", "line"),
    [
        (["apt-get", "python3"], "sudo apt-get install python3 python3-venv"),
        (["dnf"], "sudo dnf install python3.12"),
        ([], "install Python 3.12 or later and start again"),
    ],
)
def test_without_one_the_exact_line_is_said(bin_folder: Path, tools: list[str], line: str) -> None:
    interpreter(bin_folder / "python3.12", "3.12", status=1)  # such as one without its venv module
    for tool in tools:
        interpreter(bin_folder / tool, "3.9")
    with pytest.raises(StepError, match=r"no Python 3\.11 or later") as failure:
        python_choice.choose_python()
    assert failure.value.next_step == line


@pytest.mark.parametrize("name", ["__main__.py", "python_choice.py", "steps.py"])
def test_what_an_old_python_reads_has_an_old_grammar(name: str) -> None:
    ast.parse((BOOTSTRAP / name).read_text("utf-8"), feature_version=(3, 8))


@pytest.mark.skipif(not OLD_PYTHONS, reason="no Python 3.8 or 3.9 lies around")
def test_an_old_python_hands_over_to_a_newer_one(tmp_path: Path) -> None:
    command = [str(OLD_PYTHONS[0]), str(BOOTSTRAP), "--help"]
    newer = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}/usr/bin:/bin"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=newer)
    assert done.returncode == 0, done.stderr
    assert "packaging/run" in done.stdout
    alone = {"PATH": str(tmp_path), "PYENV_ROOT": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=alone)
    assert done.returncode == 1
    assert "That did not work: no Python 3.11 or later" in done.stderr


def start_script(folder: Path, tools: Path) -> "subprocess.CompletedProcess[str]":
    """The shell's part, in a tree of its own with a stand-in for the bootstrap."""
    place = folder / "packaging" / "bootstrap"
    place.mkdir(parents=True, exist_ok=True)
    shutil.copy(BOOTSTRAP / "start.sh", place)
    (place / "__main__.py").write_text("import sys\nprint('bootstrap', *sys.argv[1:])\n")
    command = ["/bin/sh", str(place / "start.sh"), "run", "a b"]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, env={"PATH": str(tools)})


def tools_without_python(folder: Path) -> Path:
    folder.mkdir()
    for name in ("dirname", "id", "ln", "sh"):
        (folder / name).symlink_to(str(shutil.which(name)))
    return folder


def test_the_shell_says_what_is_missing(tmp_path: Path) -> None:
    done = start_script(tmp_path, tools_without_python(tmp_path / "tools"))
    assert done.returncode == 1
    assert "sudo apt-get install python3 python3-venv" in done.stderr


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root installs packages")
def test_root_on_debian_gets_a_python(tmp_path: Path) -> None:
    tools = tools_without_python(tmp_path / "tools")
    manager = tools / "apt-get"
    manager.write_text(
        f'#!/bin/sh\necho "apt $*" >&2\n[ "$1" = update ] || ln -s "{sys.executable}" "{tools}/python3"\n'
    )
    manager.chmod(0o755)
    done = start_script(tmp_path, tools)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "bootstrap run a b\n"
    assert "install -y -qq --no-install-recommends python3 python3-venv" in done.stderr


def ubuntu_with_an_old_python(tools: Path, *, has_newer: bool) -> None:
    """apt-get and python3 as Ubuntu 22.04 has them: 3.10, and 3.11 as packages of its own where `has_newer`."""
    old = "import sys; sys.version_info = (3, 10, 12, 'final', 0); exec(sys.argv[1])"
    install = f'ln -s "{sys.executable}" "{tools}/python3.11"' if has_newer else "exit 100"
    programs = {
        "python3": f'#!/bin/sh\n[ "$1" = -c ] || exit 9\nexec "{sys.executable}" -c "{old}" "$2"\n',
        "apt-get": f'#!/bin/sh\necho "apt $*" >&2\ncase "$*" in *python3.11*) {install};; esac\n',
    }
    for name, words in programs.items():
        (tools / name).write_text(words)
        (tools / name).chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root installs packages")
def test_root_on_ubuntu_with_an_old_python_gets_a_newer_one(tmp_path: Path) -> None:
    tools = tools_without_python(tmp_path / "tools")
    ubuntu_with_an_old_python(tools, has_newer=True)
    for _ in range(2):  # the second time it is there
        done = start_script(tmp_path, tools)
        assert done.returncode == 0, done.stderr
        assert done.stdout == "bootstrap run a b\n"
    assert "apt" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root installs packages")
def test_root_on_a_system_without_a_newer_python_is_told(tmp_path: Path) -> None:
    tools = tools_without_python(tmp_path / "tools")
    ubuntu_with_an_old_python(tools, has_newer=False)
    done = start_script(tmp_path, tools)
    assert done.returncode == 1
    assert "install -y -qq --no-install-recommends python3.11 python3.11-venv" in done.stderr
    assert "this system's packages hold none" in done.stderr
