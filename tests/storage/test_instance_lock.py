"""Only one Bantam at a time uses a folder, and a dead one holds nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.storage.instance_lock import NAME, InstanceLock

ROOT = Path(__file__).parents[2]
HOLDER = """
import pathlib, sys
from desktop.storage.instance_lock import InstanceLock
lock = InstanceLock(pathlib.Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_the_second_is_told_who_holds_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(KnownError) as caught:
            InstanceLock(tmp_path).acquire()
        assert caught.value.kind is ErrorKind.DATABASE_LOCKED
        assert caught.value.details == f"held by process {holder.pid}"
        holder.kill()
    lock = InstanceLock(tmp_path)
    lock.acquire()
    assert (tmp_path / NAME).read_text("utf-8") == str(os.getpid())
    lock.release()


def test_what_is_let_go_can_be_taken(tmp_path: Path) -> None:
    for _ in range(2):
        lock = InstanceLock(tmp_path)
        lock.acquire()
        lock.release()
        lock.release()


def test_a_folder_that_is_gone_is_a_known_error(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        InstanceLock(tmp_path / "gone").acquire()
    assert caught.value.kind is ErrorKind.FOLDER_UNUSABLE
