"""What every test gets: a home of its own, an offscreen Qt, and a look for leaks afterwards."""

import contextlib
import gc
import logging
import os
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import psutil
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false"
GRACE = 2.0  # seconds in which what was told to stop may still be stopping

# How long an example takes depends on what else the computer does; and what fails once has to fail again. New
# examples, and ten times as many, are looked for with `--hypothesis-profile=explore`.
hypothesis.settings.register_profile("bantam", deadline=None, derandomize=True)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=1000)
hypothesis.settings.load_profile("bantam")

_modules = 0  # imported when the last objects were put aside

_start_thread = threading.Thread.start


def _remember_birth(self: threading.Thread) -> None:
    self.birthplace = "".join(traceback.format_stack(limit=8)[:-1])  # type: ignore[attr-defined]
    _start_thread(self)


threading.Thread.start = _remember_birth  # type: ignore[method-assign]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--thorough", action="store_true", help="kills, hostile files and the like in their full number")


@pytest.fixture(scope="session")
def thorough(pytestconfig: pytest.Config) -> bool:
    """Whether somebody has the time for the full number of what the suite otherwise does a part of."""
    return bool(pytestconfig.getoption("thorough"))


def pytest_configure(config: pytest.Config) -> None:
    """Nothing a test does may reach the folders of the person who runs it."""
    home = tempfile.mkdtemp(prefix="bantam-tests-")
    config.add_cleanup(lambda: __import__("shutil").rmtree(home, ignore_errors=True))
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        os.environ[name] = str(Path(home) / name.lower())
        Path(os.environ[name]).mkdir(mode=0o700)


class _Quiet(logging.Handler):
    """Collects every log line from warning upwards."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _quiet(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log fails the test, unless it is marked `expects_log`."""
    handler = _Quiet()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.lines and request.node.get_closest_marker("expects_log") is None:
        pytest.fail("logged: " + "; ".join(handler.lines))


@pytest.fixture(autouse=True)
def _no_leaks(_quiet: None) -> Iterator[None]:
    """Threads, child processes, windows and running timers of the test are gone after it."""
    threads = set(threading.enumerate())
    children = set(_children(os.getpid()))
    yield
    _wait_until(lambda: not _new_threads(threads) and not _new_children(children))
    for thread in _new_threads(threads):
        pytest.fail(f"thread {thread.name} left behind, born at\n{getattr(thread, 'birthplace', '?')}")
    for child in _new_children(children):
        pytest.fail(f"process {child.pid} left behind: {child.cmdline()}")
    _check_qt()


def _wait_until(settled: "object") -> None:
    deadline = time.monotonic() + GRACE
    while time.monotonic() < deadline and not settled():  # type: ignore[operator]
        time.sleep(0.01)


def _new_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]


def _new_children(before: set[int]) -> list[psutil.Process]:
    alive = []
    for pid in set(_children(os.getpid())) - before:
        with contextlib.suppress(psutil.NoSuchProcess):
            child = psutil.Process(pid)
            if child.status() != psutil.STATUS_ZOMBIE:
                alive.append(child)
    return alive


def _children(pid: int) -> Iterator[int]:
    """A process's children and theirs; Linux tells them without a look at every process there is."""
    if not Path(f"/proc/{pid}/task/{pid}/children").exists():
        with contextlib.suppress(psutil.NoSuchProcess):
            yield from (child.pid for child in psutil.Process(pid).children(recursive=True))
        return
    for thread in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(OSError):  # it has ended meanwhile
            for child in map(int, (thread / "children").read_text().split()):
                yield child
                yield from _children(child)


def _check_qt() -> None:
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QTimer
    from PySide6.QtWidgets import QApplication

    application = QCoreApplication.instance()
    if not isinstance(application, QApplication):
        return
    application.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in shown:
        widget.close()
    assert not shown, f"windows left open: {shown}"
    if language := sys.modules.get("desktop.ui.language.language"):
        assert not language._in_force, "another language left in force"
    gc.collect()
    running = [item for item in gc.get_objects() if isinstance(item, QTimer) and _is_running(item)]
    assert not running, f"timers left running: {[(timer.objectName(), timer.parent()) for timer in running]}"
    _pass_over_what_is_imported()


def _pass_over_what_is_imported() -> None:
    """Modules and all they hold are there for good: to look through them after every test would double its time."""
    global _modules
    if len(sys.modules) > _modules:
        _modules = len(sys.modules)
        gc.freeze()


def _is_running(timer: "object") -> bool:
    from shiboken6 import isValid

    return isValid(timer) and timer.isActive() and timer.objectName() != "garbage"  # type: ignore[attr-defined]
