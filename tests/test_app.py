"""The window's process as a terminal sees it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.paths import Paths
from tests.ui.chat.stored_chats import store_three_chats

pytestmark = [pytest.mark.engine, pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")]
ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_closes_the_window_as_its_button_does(tmp_path: Path, number: signal.Signals) -> None:
    window = subprocess.Popen(
        [sys.executable, "-m", "desktop", "--data-dir", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        log = tmp_path / "logs" / "window.log"
        deadline = time.monotonic() + 60
        while not (log.exists() and "usable" in log.read_text("utf-8")):
            assert time.monotonic() < deadline
            assert window.poll() is None
            time.sleep(0.05)
        window.send_signal(number)
        _, said = window.communicate(timeout=30)
    finally:
        window.kill()
        window.communicate()
    faults = "".join(path.read_text("utf-8") for path in sorted(log.parent.iterdir()))
    assert window.returncode == 0, faults
    assert "Traceback" not in said
    again = Composition(Paths.under(tmp_path))
    assert again.store.conversations() == []
    again.close()


def test_a_restart_is_the_same_process_with_the_new_size_and_the_same_chat(tmp_path: Path) -> None:
    composition = Composition(Paths.under(tmp_path))
    store_three_chats(composition)
    composition.settings.change(welcomed=True)
    composition.close()
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "fixtures" / "restarting.py"), "--data-dir", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, second = (line.split(maxsplit=4) for line in done.stdout.splitlines())
    assert first[0] == second[0]
    assert (first[1], second[1]) == ("1.0", "1.5")
    assert second[2:] == ["rivers", "settings", "A draft"]
