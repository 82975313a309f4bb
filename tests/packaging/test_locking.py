"""Only one bootstrap at a time: the second waits, says so, and goes on when the first is gone, however it went."""

import subprocess
import sys
import threading
from pathlib import Path

from locking import alone

BOOTSTRAP = Path(__file__).parents[2] / "packaging" / "bootstrap"
HOLD = """import pathlib, sys, time
from locking import alone
with alone(pathlib.Path(sys.argv[1]), print):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_second_waits_until_the_first_is_killed(tmp_path: Path) -> None:
    lock, words = tmp_path / "cache" / "lock", list[str]()
    command = [sys.executable, "-c", HOLD, str(lock)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=BOOTSTRAP, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        killer = threading.Timer(0.3, first.kill)
        killer.start()
        with alone(lock, words.append, pause=0.02):
            assert first.wait(10) != 0
        killer.join()
    assert len(words) == 1
    assert "another start" in words[0]


def test_nobody_there_nothing_said(tmp_path: Path) -> None:
    words = list[str]()
    for _ in range(2):
        with alone(tmp_path / "lock", words.append):
            pass
    assert words == []
