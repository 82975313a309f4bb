"""What a person reads while Bantam is prepared, and when it fails."""

import subprocess
import sys
from pathlib import Path

import pytest
import steps
from steps import StepError, Steps, duration, run, tell


def test_steps_are_numbered_and_progress_is_seldom(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Steps(2)
    with told.step("One"):
        told.progress("too early to be told")
        monkeypatch.setattr(steps, "QUIET_SECONDS", 0.0)
        told.progress("halfway")
    told.begin("Two")
    assert capsys.readouterr().err == "[1/2] One\n      halfway\n[2/2] Two\n"


def test_a_command_writes_its_log_line_by_line(tmp_path: Path) -> None:
    log, lines = tmp_path / "logs" / "log", list[str]()
    code = "import sys; print('one'); print('two', file=sys.stderr); sys.stdout.buffer.write(b'\\xff\\n')"
    run([sys.executable, "-c", code], log=log, on_line=lines.append, env={"PYTHONUNBUFFERED": "1"})
    assert lines == ["one", "two", "\ufffd"]
    text = log.read_text("utf-8")
    assert text.startswith("$ ")
    assert text.endswith("one\ntwo\n\ufffd\n")


def test_a_failed_command_keeps_its_last_words(tmp_path: Path) -> None:
    code = "print('\\n'.join(f'line {n}' for n in range(99))); raise SystemExit(3)"
    with pytest.raises(subprocess.CalledProcessError) as failure:
        run([sys.executable, "-c", code], log=tmp_path / "log")
    assert failure.value.returncode == 3
    assert str(failure.value.output).splitlines() == [f"line {number}" for number in range(99 - steps.TAIL, 99)]


def test_a_failure_says_what_why_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell(StepError("the disk is full", "free some space", Path("/a/log"))) == 1
    told = capsys.readouterr().err
    assert told == "\nThat did not work: the disk is full\nWhat to do: free some space\nThe whole story: /a/log\n"


def test_durations() -> None:
    assert [duration(seconds) for seconds in (7.2, 89.4, 383.0)] == ["7 s", "89 s", "6 min 23 s"]
