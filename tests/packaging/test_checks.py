"""What has to pass before anything lands: one command, and pytest has the last word and the exit code."""

import re
import subprocess
import sys
from pathlib import Path

import checks
import pytest
from steps import StepError, Steps

ROOT = Path(__file__).parents[2]
SUMMARY = re.compile(r"=+ .*\b(passed|failed|no tests ran)\b.* in [\d.]+s.*=+")


def run(tmp_path: Path, test: str) -> int:
    """The checks, with one tiny test in the place of ours and nothing before it."""
    path = tmp_path / "test_tiny.py"
    path.write_text(test, "utf-8")
    return checks.run_checks(Steps(checks.STEPS), ["-n", "0", "-c", str(ROOT / "pyproject.toml"), str(path)])


@pytest.fixture
def _tests_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "BEFORE_TESTS", ())


@pytest.mark.usefixtures("_tests_alone")
@pytest.mark.parametrize(
    ("test", "code", "word"),
    [
        ("def test_a(): pass\n", 0, "1 passed"),
        ("def test_a(): assert 0\n", 1, "1 failed"),
        ("", 5, "no tests ran"),
        ("import warnings\ndef test_a(): warnings.warn('x')\n", 1, "1 failed"),
    ],
)
def test_pytest_has_the_last_word_and_the_exit_code(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], test: str, code: int, word: str
) -> None:
    assert run(tmp_path, test) == code
    last = capfd.readouterr().out.rstrip().splitlines()[-1]
    assert SUMMARY.fullmatch(last), last
    assert word in last


def test_a_check_that_fails_ends_it_before_the_tests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "BEFORE_TESTS", (("Lint", ("ruff", "no-such-command"), "mend it"),))
    with pytest.raises(StepError, match="Lint") as failure:
        run(tmp_path, "def test_a(): pass\n")
    assert failure.value.next_step == "mend it"
    assert "passed" not in capfd.readouterr().out


def test_lint_format_and_types_come_first() -> None:
    commands = [command for _, command, _ in checks.BEFORE_TESTS]
    assert commands == [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)]
    assert len(commands) + 1 == checks.STEPS


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX script")
def test_what_guards_the_project_is_the_readmes_command(tmp_path: Path) -> None:
    """Run .ci/run for real, in a copy whose packaging/test only says how it was called."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.search(r"^packaging/test\s+#", readme, re.MULTILINE)
    for name in (".ci/run", "packaging/test"):
        copy = tmp_path / name
        copy.parent.mkdir()
        copy.write_bytes((ROOT / name).read_bytes())
        copy.chmod(0o755)
    (tmp_path / "packaging" / "test").write_text('#!/bin/sh\necho "$# arguments in $(pwd)"\nexit 7\n', "utf-8")
    done = subprocess.run([tmp_path / ".ci" / "run"], capture_output=True, text=True, cwd="/", check=False)
    assert (done.returncode, done.stderr) == (7, "")
    assert done.stdout == f"0 arguments in {tmp_path}\n"
