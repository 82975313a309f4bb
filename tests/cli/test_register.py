"""`bantam register` as a shell sees it, in folders of its own."""

import sys
from pathlib import Path

import pytest

from tests.cli.running import Bantam

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux")


def test_it_is_registered_shown_and_taken_back(bantam: Bantam, tmp_path: Path) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path / "share"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    assert bantam("register", "--show", env=env).out == "A double click on a .gguf file does not open Bantam.\n"
    assert not (tmp_path / "share").exists()
    ran = bantam("register", env=env)
    assert (ran.code, ran.out.splitlines()[0]) == (0, "A double click on a .gguf file opens Bantam.")
    entry = tmp_path / "share" / "applications" / "bantam.desktop"
    assert f'"--data-dir" "{tmp_path / "data"}" %F' in entry.read_text()
    shown = bantam("register", "--show", "--json", env=env).json
    assert (shown["on"], shown["other"], str(entry) in shown["places"]) == (True, "", True)
    assert bantam("register", "--undo", env=env).code == 0
    assert not (tmp_path / "share").exists() or not list((tmp_path / "share").iterdir())
    assert not (tmp_path / "config").exists()
