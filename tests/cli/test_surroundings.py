"""The command line where something usual is missing: a home, room for its output, a reader, UTF-8."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.library.other_programs.finding import found_programs
from desktop.library.other_programs.places import Surroundings
from desktop.paths import Paths
from tests.cli.conftest import ROOT
from tests.cli.running import Bantam
from tests.library.other_programs.stores import gguf, write

COMMAND = [sys.executable, "-m", "desktop"]


def test_what_is_hidden_is_not_hidden_here(bantam: Bantam, tmp_path: Path) -> None:
    source = write(tmp_path / ".mine.gguf", gguf("Mine"))
    assert bantam("import", str(source)).out.strip().endswith("/mine.gguf")
    assert "mine  " in bantam("models").out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_nobody_waits_for_a_pipe_or_minds_a_long_name(bantam: Bantam, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gguf")
    refused = bantam("import", str(tmp_path / "pipe.gguf"), "--json")
    assert (refused.code, refused.json["error"]["kind"]) == (1, "MODEL_UNREADABLE")
    long = write(tmp_path / f"{'n' * 245}.gguf", gguf("Mine"))
    assert bantam("import", str(long)).code == 0
    removed = bantam("rm", "n" * 245, "--yes", "--json")
    assert (removed.code, removed.json["freed"]) == (0, long.stat().st_size)


def test_one_that_cannot_be_checked_hides_no_other(bantam: Bantam, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / "data" / "models" / f"{name}.gguf", gguf(name))
    (tmp_path / "data" / "library.json").mkdir()  # what was found cannot be written down
    told = bantam("verify", "--json")
    assert (told.code, set(told.json) >= {"a", "b"}) == (1, True)
    assert not any(one["is_good"] for one in told.json.values())
    assert bantam("verify", "a", "--json").json["error"]["kind"] == "MODEL_NOT_NOTED"


def test_json_is_json_where_nobody_reads_utf_8(tmp_path: Path) -> None:
    write(tmp_path / "models" / "Modèle 😀.gguf", gguf("Mine"))
    words = ["--data-dir", str(tmp_path), "models", "--json"]
    told = subprocess.run(
        [*COMMAND, *words], cwd=ROOT, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, check=True
    )
    assert "Modèle 😀" in {one["id"] for one in json.loads(told.stdout.decode("utf-8"))["models"]}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_output_that_finds_no_room_and_output_that_nobody_reads(tmp_path: Path) -> None:
    words = [*COMMAND, "--data-dir", str(tmp_path), "models"]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("wb") as full:
        told = subprocess.run(words, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, env=env, check=False)
    assert (told.returncode, b"could not be written" in told.stderr, b"rror" in told.stderr) == (1, True, False)
    reader, writer = os.pipe()
    os.close(reader)
    told = subprocess.run(words, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, env=env, check=False)
    os.close(writer)
    assert (told.returncode, b"rror" in told.stderr) == (0, False)


def test_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody whom the list of persons does not have, as in containers."""

    def unknown(_number: int) -> NoReturn:
        raise KeyError

    monkeypatch.setattr("pwd.getpwuid", unknown)
    for name in [name for name in os.environ if name == "HOME" or name.startswith("XDG_")]:
        monkeypatch.delenv(name)
    with pytest.raises(KnownError) as caught:
        Paths.default()
    assert caught.value.kind is ErrorKind.FOLDER_UNUSABLE
    monkeypatch.setenv("OLLAMA_MODELS", "~nobody-there/models")
    assert found_programs(Surroundings.here()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_told_to_end_it_leaves_nothing_half(tmp_path: Path) -> None:
    source = write(tmp_path / "large.gguf", gguf("Mine", data=0))
    with source.open("r+b") as file:
        file.truncate(600_000_000)  # takes no room here, and some time to copy
    models = tmp_path / "data" / "models"
    command = [*COMMAND, "--data-dir", str(tmp_path / "data"), "import", str(source)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as child:
        while child.poll() is None and not list(models.glob(".bantam-*")):
            time.sleep(0.002)
        child.terminate()
        said = child.communicate()[1]
    assert (child.returncode, list(models.iterdir())) == (128 + signal.SIGTERM, []), said
