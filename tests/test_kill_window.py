"""SIGKILL the window at random moments: nothing acknowledged is lost or doubled, and no engine stays."""

import collections
import contextlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from desktop.composition import Composition
from desktop.core.chat import Role
from desktop.paths import Paths

ROOT = Path(__file__).parents[1]
ROUNDS = 50
pytestmark = [
    pytest.mark.engine,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal"),
]


class Killed:
    """One life of the window: started, listened to, killed."""

    def __init__(self, data: Path, prefix: str) -> None:
        self.acknowledged: list[tuple[str, str]] = []
        self.usable = threading.Event()
        self._process = subprocess.Popen(
            [sys.executable, str(ROOT / "tests/fixtures/driven_window.py"), str(data), prefix],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            word, _, rest = line.rstrip("\n").partition(" ")
            if word == "usable":
                self.usable.set()
            elif word == "ack":
                identifier, _, text = rest.partition(" ")
                self.acknowledged.append((identifier, text))

    def kill_after(self, seconds: float, *, when_usable: bool) -> None:
        """Wait, from the start or from when the window is usable, then SIGKILL."""
        if when_usable:
            assert self.usable.wait(30), self._process.communicate(timeout=5)[1]
        time.sleep(seconds)
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdout, self._process.stderr):
            assert pipe is not None
            pipe.close()

    def engines_alive_after(self, seconds: float) -> list[int]:
        """Engines of this window that still run when the grace is over."""
        deadline = time.monotonic() + seconds
        alive = _engines_of(self._process.pid)
        while alive and time.monotonic() < deadline:
            alive = [pid for pid in alive if _runs(pid)]
            time.sleep(0.02)
        return alive


def _engines_of(window: int) -> list[int]:
    """Processes that were told that this window is their parent, whenever they were started."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.environ().get("BANTAM_PARENT") == str(window):
                found.append(process.pid)
    return found


def _runs(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_nothing_acknowledged_is_lost_or_doubled(tmp_path: Path) -> None:
    data, dice = tmp_path / "data", random.Random(20261124)
    acknowledged: list[tuple[str, str]] = []
    for life in range(ROUNDS):
        window = Killed(data, f"life {life}")
        in_start = life % 5 == 4
        window.kill_after(dice.uniform(0.0, 0.8 if in_start else 2.0), when_usable=not in_start)
        assert window.engines_alive_after(1.0) == []
        acknowledged += window.acknowledged
    composition = Composition(Paths.under(data))
    chats = composition.conversations.conversations()
    stored = [
        (message.id, message.text, message.conversation_id)
        for conversation in chats
        for message in composition.store.messages(conversation.id)
        if message.role is Role.USER
    ]
    unfinished = [
        message
        for conversation in chats
        for message in composition.store.messages(conversation.id)
        if message.is_writing
    ]
    places = collections.Counter(
        (message.conversation_id, message.parent_id)
        for conversation in chats
        for message in composition.store.messages(conversation.id)
    )
    composition.close()
    assert any(count > 1 for count in places.values()), "no message has a second version"
    assert any(conversation.title.endswith("(fork)") for conversation in chats), "no chat was forked"
    identifiers = [identifier for identifier, _, _ in stored]
    assert len(set(identifiers)) == len(identifiers)
    assert set(acknowledged) <= {message[:2] for message in stored}, "an acknowledged message is lost"
    counted = collections.Counter(message[1:] for message in stored)  # a fork has a copy in a chat of its own
    doubled = {text: count for text, count in counted.items() if count > 1}
    assert not doubled, "a message is there twice"
    assert len(acknowledged) > ROUNDS / 2, "the windows were killed before they did anything"
    assert unfinished == [], "an answer is still being written by nobody"
