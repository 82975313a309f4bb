"""`bantam chat` that cannot answer: a script has to hear of it."""

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from desktop.storage.instance_lock import InstanceLock
from tests.cli.running import Bantam

ROOT = Path(__file__).parents[2]


def test_without_an_engine_it_fails_once_and_keeps_no_chat(bantam: Bantam, tmp_path: Path) -> None:
    none = {"BANTAM_INSTALLATION": str(tmp_path / "none.json")}
    ran = bantam("chat", stdin="hi\nhello\n", env=none)
    assert ran.code == 1
    assert ran.err.count("packaging/run") == 1
    ran = bantam("chat", "--json", stdin="hi\nhello\n", env=none)
    assert (ran.code, ran.json["error"]["kind"]) == (1, "ENGINE_MISSING")


def test_beside_another_bantam_it_fails(bantam: Bantam, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    lock = InstanceLock(tmp_path / "data")
    lock.acquire()
    try:
        ran = bantam("chat", "--json", stdin="hi\nhello\n")
    finally:
        lock.release()
    assert (ran.code, ran.json["error"]["kind"]) == (1, "DATABASE_LOCKED")


def test_a_model_that_is_gone_fails_each_message_and_the_command(bantam: Bantam, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.json").write_text('{"model": "/none/gone.gguf"}')
    ran = bantam("chat", stdin="hi\nhello\n")
    assert ran.code == 1
    assert ran.err.count("gone.gguf is not there") == 2


@pytest.mark.engine
def test_an_engine_that_dies_in_the_middle_fails_the_command(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "desktop", "--data-dir", str(tmp_path / "data"), "chat"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT, bufsize=0) as chat:
        assert chat.stdin is not None
        assert chat.stdout is not None
        chat.stdin.write(b"Tell me a very long story about a lighthouse.\n")
        chat.stdin.flush()
        chat.stdout.read(1)
        for engine in psutil.Process(chat.pid).children():
            engine.kill()
        words, complaints = chat.communicate()
    assert words
    assert b"The engine stopped while writing an answer" in complaints
    assert chat.returncode == 1
