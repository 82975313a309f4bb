"""One program, several roles: each imports only what it needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.__main__ import COMMANDS, _is_command

ROOT = Path(__file__).parents[1]
# The window, opened for real and closed by its own clock.
WINDOW = """
import sys
from desktop import app
from PySide6.QtCore import QTimer
make = app.make_application
def made(words):
    application = make(words)
    QTimer.singleShot(1500, application.closeAllWindows)
    return application
app.make_application = made
code = app.main(["--data-dir", sys.argv[1]])
print(",".join(sys.modules))
sys.exit(code)
"""


def imported(*words: str, **variables: str) -> tuple["subprocess.CompletedProcess[str]", set[str]]:
    """Run the program; returns the top-level packages that it imported, as the interpreter itself tells."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "desktop", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **variables},
        timeout=110,
        check=False,
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return done, {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize(
    ("words", "is_command"),
    [
        ([], False),
        (["--data-dir", "x"], False),
        (["--data-dir", "ask"], False),
        (["--data-dir", "ask", "ask"], True),
        (["--data-dir=x", "ask"], True),
        (["nonsense"], True),
        (["nonsense", "ask"], True),
        (["--json", "models"], True),
        (["--version"], True),
        (["-h"], True),
        (["--data-dir"], False),
        (["gone.gguf"], False),
        (["A.GGUF", "b.gguf"], False),
        (["/gone/file"], False),
        (["./tests"], False),
        (["tests/nothing"], True),
        (["tests"], True),
        (["hf:owner/name"], False),
        (["https://huggingface.co/owner/name"], False),
        (["file:///gone/x.gguf"], False),
        (["import", "x.gguf"], True),
        *(([command], True) for command in COMMANDS),
    ],
)
def test_the_first_word_decides(words: list[str], is_command: bool) -> None:
    assert _is_command(words) is is_command


def test_every_command_has_its_word() -> None:
    from desktop.cli import parser

    for command in COMMANDS:
        assert parser.parse([command]).run


def test_picking_a_role_imports_nothing_of_ours() -> None:
    code = "import sys, desktop.__main__; print(*sorted(name for name in sys.modules if name.startswith('desktop')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split() == ["desktop", "desktop.__main__"]


def test_the_interpreter_tells_what_is_imported(tmp_path: Path) -> None:
    done, packages = imported("--version")
    assert done.stdout.startswith("Bantam ")
    assert {"desktop", "argparse"} <= packages


def test_asking_without_an_engine_imports_no_window(tmp_path: Path) -> None:
    words = ["ask", "Hello", "--data-dir", str(tmp_path)]
    done, packages = imported(*words, BANTAM_INSTALLATION=str(tmp_path / "none.json"))
    assert done.returncode == 1
    assert not packages & {"PySide6", "shiboken6", "llama_cpp", "numpy", "jinja2"}


@pytest.mark.engine
def test_asking_imports_no_window_and_no_engine(tmp_path: Path) -> None:
    done, packages = imported("ask", "Hello", "--max-tokens", "2", "--data-dir", str(tmp_path))
    assert done.returncode == 0, done.stderr[-2000:]
    assert "desktop" in packages
    assert not packages & {"PySide6", "shiboken6", "llama_cpp", "numpy", "jinja2"}


@pytest.mark.engine
def test_an_engine_imports_no_window_and_no_database(tmp_path: Path) -> None:
    from desktop.engine.build import EngineBuild
    from desktop.engine.command import probe_arguments
    from desktop.engine.proof import known_proof
    from desktop.paths import Installation

    installation = Installation.find()
    build = EngineBuild.find(installation)
    proof = known_proof(build, tmp_path / "none.json")
    assert proof is not None
    (model,) = installation.starter.glob("SmolLM2*.gguf")
    done, packages = imported("--engine", *probe_arguments(build, proof.best_file, model))
    assert done.returncode == 0, done.stderr[-2000:]
    assert {"llama_cpp", "desktop"} <= packages
    assert not packages & {"PySide6", "shiboken6", "apsw", "psutil", "numpy"}


def test_importing_the_window_imports_no_engine() -> None:
    code = "import sys, desktop.app; sys.exit(','.join({'llama_cpp', 'numpy', 'jinja2'} & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.engine
def test_the_open_window_has_imported_no_engine(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WINDOW, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "PySide6.QtWidgets" in done.stdout
    assert not {"llama_cpp", "numpy", "jinja2"} & set(done.stdout.strip().split(","))
    assert done.stderr == ""
