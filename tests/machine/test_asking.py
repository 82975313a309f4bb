"""Questions to systems that this is not: an empty answer, at once."""

from pathlib import Path

import pytest

from desktop.machine import asking


def script(path: Path, line: str) -> str:
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o700)
    return str(path)


def test_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "SYSCTL", script(tmp_path / "sysctl", "echo $2 is 7"))
    assert asking.sysctl("hw.memsize") == "hw.memsize is 7"


def test_a_program_that_hangs_or_is_missing_gives_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "PATIENCE", 0.1)
    monkeypatch.setattr(asking, "SYSCTL", script(tmp_path / "sysctl", "exec sleep 60"))
    assert asking.sysctl("hw.memsize") == ""
    monkeypatch.setattr(asking, "SYSCTL", str(tmp_path / "none"))
    assert asking.sysctl("hw.memsize") == ""


def test_no_registry_here() -> None:
    assert asking.windows_value("SOFTWARE", "x") == ""
    assert asking.windows_feature(40) is False
