"""What is written down: faults, where they happened, and neither keys nor what a person wrote."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.log import KEPT, SIZE, Redacted

ROOT = Path(__file__).parents[1]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
KEYS = st.text(LETTERS, min_size=8, max_size=40)
MARKER = "Zanzibarquokka"
BEGIN = """
import logging, pathlib, sys, threading
from desktop import log
folder = pathlib.Path(sys.argv[1])
log.setup(folder, "window")
"""
# An answer, a killed engine and a refused prompt: all that could carry a person's words into a log.
TALK = """
import os, signal
from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.paths import Paths
composition = Composition(Paths.under(folder.parent))
composition.settings.change(max_tokens=8, system_prompt="{marker} system")
def send(text, listener):
    try:
        composition.answers.send(conversation_id=new_id(), message_id=new_id(), text=text,
                                 listener=listener, cancel=Cancellation())
    except KnownError as error:
        logging.getLogger("bantam").warning("%s %s", error, error.details)
def kill(event):
    for pid in composition.pool.pids():
        os.kill(pid, signal.SIGKILL)
send("Say {marker}.", lambda event: None)
send("Say {marker} again.", kill)
send("{marker} " * 9000, lambda event: None)
stored = [message.text for chat in composition.conversations.conversations()
          for message in composition.store.messages(chat.id)]
print(sum("{marker}" in text for text in stored))
composition.close()
""".replace("{marker}", MARKER)


def run(folder: Path, code: str) -> "subprocess.CompletedProcess[str]":
    """A process of its own, because a log belongs to a whole process."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", BEGIN + code, str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110, check=False)


def formatted(message: str, *arguments: object) -> str:
    return Redacted("%(message)s").format(logging.LogRecord("x", logging.INFO, "x", 1, message, arguments, None))


@given(KEYS, st.sampled_from(["hf_{0}", "Authorization: Bearer {0}", "bearer\t{0}", "x=hf_{0}&y"]), st.text("ab :"))
def test_keys_leave_as_dots(key: str, shape: str, around: str) -> None:
    said = formatted("%s%s%s", around, shape.format(key), around)
    assert key not in said
    assert "•••" in said


@given(st.text("abcdefghij 0123456789./"))
def test_all_else_stays(words: str) -> None:
    assert formatted("%s", words) == words


def test_a_key_in_a_traceback_leaves_as_dots(tmp_path: Path) -> None:
    code = "try:\n    raise ValueError('hf_abcdefgh12345')\nexcept ValueError:\n    logging.exception('it')\n"
    run(tmp_path, code)
    text = (tmp_path / "window.log").read_text("utf-8")
    assert "ValueError: •••" in text
    assert "abcdefgh12345" not in text


def test_a_fault_is_written_down_with_its_traceback_and_still_shown(tmp_path: Path) -> None:
    done = run(tmp_path, "1 / 0")
    text = (tmp_path / "window.log").read_text("utf-8")
    assert "CRITICAL bantam: unexpected" in text
    assert "ZeroDivisionError" in text
    assert "ZeroDivisionError" in done.stderr
    assert done.returncode == 1


def test_a_fault_in_a_thread_is_written_down(tmp_path: Path) -> None:
    run(tmp_path, "t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()")
    assert "unexpected, in a thread" in (tmp_path / "window.log").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGSEGV is a POSIX signal")
def test_a_hard_crash_leaves_its_stack(tmp_path: Path) -> None:
    done = run(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    assert done.returncode < 0
    assert "Segmentation fault" in (tmp_path / "window-crash.log").read_text("utf-8")


def test_the_files_do_not_grow_for_ever(tmp_path: Path) -> None:
    run(tmp_path, "for n in range(60):\n    logging.warning('x' * 100_000)\n")
    files = sorted(path.name for path in tmp_path.glob("window.log*"))
    assert files == ["window.log", *(f"window.log.{number}" for number in range(1, KEPT + 1))]
    assert all(path.stat().st_size <= SIZE for path in tmp_path.glob("window.log*"))


def test_undoing_gives_everything_back(tmp_path: Path) -> None:
    code = """
log.setup(folder, "other")
log.teardown()
log.teardown()
logging.warning("late")
import faulthandler
print(faulthandler.is_enabled(), sys.excepthook is sys.__excepthook__,
      threading.excepthook is threading.__excepthook__)
"""
    assert run(tmp_path, code).stdout.split() == ["False", "True", "True"]
    assert not (tmp_path / "other.log").exists()


@pytest.mark.engine
def test_nothing_a_person_wrote_is_in_the_logs(tmp_path: Path) -> None:
    done = run(tmp_path / "logs", TALK)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 3
    assert MARKER not in done.stderr
    for path in (tmp_path / "logs").iterdir():
        assert MARKER not in path.read_text("utf-8"), path.name
