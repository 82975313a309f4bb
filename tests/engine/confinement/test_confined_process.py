"""A confined process: what it cannot do, on this kernel and on older ones, and what it still can."""

import errno
import signal
import sys
from pathlib import Path

import pytest

from tests.engine.confinement.conftest import Confine

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are Linux"),
    pytest.mark.usefixtures("both_layers"),
]
READING = {"read a file outside", "list a home folder"}
NO_LANDLOCK = "Landlock: this system's kernel does not have it, or it is switched off"
NO_SECCOMP = "seccomp: this system's kernel does not have it, or it is switched off"


def test_nothing_forbidden_is_possible(confine: Confine, tmp_path: Path) -> None:
    told = confine()
    assert (told["level"], told["words"]) == ("full", [])
    assert len(told["tried"]) == 13
    assert set(told["tried"].values()) <= {errno.EPERM, errno.EACCES}
    assert (tmp_path / "model.gguf").read_bytes() == b"weights"
    assert [path.name for path in (tmp_path / "lib").iterdir()] == ["libllama.so"]


def test_without_landlock_only_reading_is_left(confine: Confine, tmp_path: Path) -> None:
    told = confine(missing=("landlock",))
    assert told["level"] == "partial"
    assert told["words"] == [NO_LANDLOCK, *(f"it could still {words}" for words in told["tried"] if words in READING)]
    assert {words for words, code in told["tried"].items() if not code} == READING
    assert (tmp_path / "model.gguf").exists()


def test_without_seccomp_files_are_still_safe(confine: Confine, tmp_path: Path) -> None:
    told = confine(missing=("seccomp",))
    assert told["level"] == "partial"
    assert told["words"][0] == NO_SECCOMP
    assert "it could still start a process" in told["words"]
    files = (*READING, "create a file in /tmp", "write into the engine's folder", "open the model for writing")
    assert {told["tried"][words] for words in (*files, "delete the model")} == {errno.EACCES}


def test_without_both_it_says_so_and_harms_nothing(confine: Confine, tmp_path: Path) -> None:
    told = confine(missing=("landlock", "seccomp"))
    assert (told["level"], told["words"]) == ("none", [NO_LANDLOCK, NO_SECCOMP])
    # The attempts were made all the same, and succeeded.
    assert not told["tried"]["delete the model"]
    assert (tmp_path / "model.gguf").read_bytes() == b"weights"
    assert [path.name for path in (tmp_path / "lib").iterdir()] == ["libllama.so"]


def test_what_an_engine_needs_is_still_possible(confine: Confine) -> None:
    code = """
import threading, resource, signal, time, datetime, subprocess
got = []
thread = threading.Thread(target=lambda: got.append(os.getpid())); thread.start(); thread.join()
resource.setrlimit(resource.RLIMIT_AS, resource.getrlimit(resource.RLIMIT_AS))
signal.signal(signal.SIGALRM, lambda *_: got.append("alarm"))
signal.setitimer(signal.ITIMER_REAL, 0.01); time.sleep(0.05)
import jinja2.sandbox, ctypes
got.append(jinja2.sandbox.ImmutableSandboxedEnvironment().from_string("{{ 1 + 1 }}").render())
callback = ctypes.CFUNCTYPE(ctypes.c_int)(lambda: 7); got.append(callback())
for name in ("/proc/self/statm", "/proc/loadavg", "/proc/cpuinfo", "/sys/devices/system/cpu/online"):
    got.append(bool(Path(name).read_text()))
got.append(model.read_bytes().decode())
try:
    subprocess.run(["/bin/true"]); got.append("ran")
except PermissionError:
    got.append("refused")
said = got[1:]
"""
    assert confine(code)["said"] == ["alarm", "2", 7, True, True, True, True, "weights", "refused"]


def test_what_the_kernel_may_forget_is_held_open(confine: Confine) -> None:
    # A rule belongs to an inode. When memory is short the kernel drops those of /proc, and the rules with them.
    code = """
from desktop.engine.confinement.landlock import pinned
said = [os.readlink(f"/proc/self/fd/{descriptor}") for descriptor in pinned()]
"""
    held = confine(code)["said"]
    assert "/proc/loadavg" in held
    assert any(name.endswith("/statm") for name in held)


def test_files_beside_the_model_stay_closed(confine: Confine, tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("private")
    code = """
said = []
for action in (lambda: (model.parent / "diary.txt").read_text(), lambda: os.listdir(model.parent),
               lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(), lambda: os.chmod(model, 0o666),
               lambda: os.mkfifo(model.parent / "fifo"), lambda: os.truncate(model, 0)):
    try:
        action(); said.append(0)
    except OSError as error:
        said.append(error.errno)
"""
    assert set(confine(code)["said"]) <= {errno.EPERM, errno.EACCES}


def test_a_descriptor_that_was_handed_down_can_be_written(confine: Confine, tmp_path: Path) -> None:
    # The state file: the window opens it, and the engine writes into it.
    code = "print('', end=''); read, write = os.pipe(); said = os.write(write, b'abc')"
    assert confine(code)["said"] == 3


def test_it_cannot_be_undone_or_done_twice_with_more(confine: Confine) -> None:
    code = """
said = [confine(Path("/etc"), [Path("/etc/passwd")]).level]
try:
    Path("/etc/passwd").read_text()
except PermissionError:
    said.append("refused")
"""
    assert confine(code)["said"] == ["full", "refused"]


@pytest.mark.parametrize("death", [signal.SIGABRT, signal.SIGSEGV, signal.SIGTERM, signal.SIGKILL])
def test_it_dies_as_it_should(confine: Confine, death: signal.Signals) -> None:
    code = "os.abort()" if death is signal.SIGABRT else f"os.kill(os.getpid(), {int(death)})"
    confine(code, exit_code=-death)


def test_a_thread_that_was_there_before_is_told(confine: Confine) -> None:
    start = "import threading; stop = threading.Event(); thread = threading.Thread(target=stop.wait); thread.start()"
    told = confine("stop.set(); thread.join()", before=start)
    assert (told["level"], told["words"]) == ("partial", ["a thread had been started before"])


def test_nothing_in_the_environment_is_asked() -> None:
    folder = Path(__file__).parents[3] / "desktop" / "engine" / "confinement"
    asking = {path.name: path.read_text("utf-8").count("environ") for path in folder.glob("*.py")}
    assert {name: count for name, count in asking.items() if count} == {
        "check.py": 2,  # the variables that every child gets
        "policy.py": 2,  # where a graphics driver's description lies
    }
