"""The commands: their words, what they hand on, and how a world that refuses is told."""

import os
import subprocess
import sys
from pathlib import Path

import entry
import pytest

ROOT = Path(__file__).parents[2]


def bootstrap(*words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(ROOT / "packaging" / "bootstrap"), *words]
    environment = {**os.environ, **variables}
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)


@pytest.mark.parametrize(("words", "status"), [(["run", "--help"], 0), (["--help"], 0), (["dance"], 2)])
def test_usage(words: list[str], status: int) -> None:
    done = bootstrap(*words)
    assert done.returncode == status
    assert "packaging/test [--vulkan]" in done.stdout


@pytest.mark.parametrize(
    ("words", "handed_on", "vulkan"),
    [
        (["run"], [], False),
        ([], [], False),
        (["run", "--vulkan", "--data-dir", "a b"], ["--data-dir", "a b"], True),
        (["run", "ask", "--", "--vulkan", "--help"], ["ask", "--vulkan", "--help"], False),
        (["run", "--vulkan", "--", "--", "x"], ["--", "x"], True),
    ],
)
def test_what_is_ours_and_what_is_handed_on(
    monkeypatch: pytest.MonkeyPatch, words: list[str], handed_on: list[str], vulkan: bool
) -> None:
    asked: list[bool] = []

    def is_ready(_lock: str, *, vulkan: bool) -> bool:
        asked.append(vulkan)
        return True

    monkeypatch.setattr(entry, "is_ready", is_ready)
    monkeypatch.setattr(entry, "start_window", lambda arguments: 40 + len(arguments) if arguments == handed_on else 1)
    assert entry.main(words) == 40 + len(handed_on)
    assert asked == [vulkan]


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = bootstrap("engine", XDG_CACHE_HOME=str(tmp_path / "file"))
    assert done.returncode == 1
    assert "That did not work: Not a directory" in done.stderr or "File exists" in done.stderr
    assert f"make {tmp_path / 'file'}" in done.stderr


def test_a_step_that_fails_ends_the_command_with_its_reason(tmp_path: Path) -> None:
    offline = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": "", "PIP_EXTRA_INDEX_URL": ""}
    done = bootstrap("engine", XDG_CACHE_HOME=str(tmp_path), **offline)
    assert done.returncode == 1
    assert done.stderr.startswith("[1/1] Engine\n")
    assert "That did not work: the engine could not be built" in done.stderr
    assert "What to do: check the connection" in done.stderr
    assert f"The whole story: {tmp_path}/bantam/logs/bootstrap.log" in done.stderr
