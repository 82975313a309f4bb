"""When the engine's self-test counts, and how its failure is told."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import self_test
from places import ROOT
from steps import StepError

from desktop.engine.processor import processor_identity
from desktop.paths import Installation


def proof(engine: Path, **changes: object) -> Path:
    verdicts = [{"trouble": ""}, {"trouble": "died: SIGILL"}]
    told = {"build": engine.name, "processor": processor_identity(), "best": "libggml-cpu-x64.so", "verdicts": verdicts}
    engine.mkdir(exist_ok=True)
    (engine / "proof.json").write_text(json.dumps(told | changes))
    return engine


def test_only_for_this_build_and_this_processor(tmp_path: Path) -> None:
    engine = proof(tmp_path / "0.3.36-linux")
    assert self_test.is_done(engine)
    assert self_test._verdict(engine) == "1 of 2 processor backends work here; libggml-cpu-x64.so is used"
    assert not self_test.is_done(proof(engine, processor="another"))
    assert not self_test.is_done(proof(engine, build="another"))
    (engine / "proof.json").write_text("[]")
    assert not self_test.is_done(engine)
    assert not self_test.is_done(tmp_path / "none")


def test_the_processor_is_named_without_any_package() -> None:
    code = "import sys; sys.path.append(sys.argv[1]); import self_test; print(self_test._processor())"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, str(ROOT)],
        capture_output=True,
        text=True,
        cwd=ROOT / "packaging" / "bootstrap",
        check=True,
    )
    assert done.stdout.strip() == processor_identity()


def broken_engine(folder: Path, without: str) -> Path:
    """A copy of the engine with two backends, lacking a library; returns the note that names it."""
    installation = Installation.find()
    lib = folder / installation.engine.name / "lib"
    lib.mkdir(parents=True)
    for path in (installation.engine / "lib").iterdir():
        is_spare = path.name.startswith("libggml-cpu-") and not path.name.endswith(("-x64.so", "-sse42.so"))
        if not is_spare and not path.name.startswith(without):
            shutil.copy2(path, lib / path.name, follow_symlinks=False)
    shutil.copy2(installation.engine / "build.json", lib.parent)
    note = folder / "bantam.json"
    note.write_text(json.dumps({"engine": str(lib.parent), "starter": str(installation.starter)}))
    return note


@pytest.mark.engine
def test_a_missing_library_is_told_with_its_own_next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program itself prints, with a library taken away that every backend needs."""
    monkeypatch.setattr(self_test, "venv_python", lambda: Path(sys.executable))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("BANTAM_INSTALLATION", str(broken_engine(tmp_path, "libggml-base")))
    with pytest.raises(StepError) as failure:
        self_test.prove(tmp_path / Installation.find().engine.name, tmp_path / "log", lambda _words: None)
    assert "a system library that is missing: libggml-base.so.0." in failure.value.what
    assert failure.value.next_step == "Install that library, then start Bantam again."


def test_what_the_program_dies_of_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "python"
    trace = "Traceback (most recent call last):\\n  File x\\nKeyError: 7\\nThis is a fault in Bantam."
    program.write_text(f"#!/bin/sh\nprintf '{trace}\\n'\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr(self_test, "venv_python", lambda: program)
    with pytest.raises(StepError, match=r"found a fault \(KeyError: 7\)"):
        self_test.prove(tmp_path / "engine", tmp_path / "log", lambda _words: None)


def test_checks_that_are_not_fine_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\necho ' 50% haswell'\necho 'NOT FINE  engine: nothing works here.'\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(self_test, "venv_python", lambda: program)
    said = list[str]()
    with pytest.raises(StepError, match=r"found a fault \(engine: nothing works here\.\)") as failure:
        self_test.prove(tmp_path / "engine", tmp_path / "log", said.append)
    assert said == ["proving  50% haswell"]
    assert failure.value.log == tmp_path / "log"


def test_a_program_that_says_nothing_has_proven_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    monkeypatch.setattr(self_test, "venv_python", lambda: program)
    with pytest.raises(StepError, match="left no verdict"):
        self_test.prove(tmp_path / "engine", tmp_path / "log", lambda _words: None)
