"""Every call of pip: only files whose hashes stand in a lock, and words for what may go wrong."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from places import LOCKS, venv_python
from steps import run

# What a person set for other work must not send packages elsewhere.
ENVIRONMENT = {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PIP_TARGET": "", "PYTHONPATH": "", "PYTHONUTF8": "1"}
PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input")
CHECKED = ("--require-hashes", "--no-deps")
FETCHING = re.compile(r"^\s*(?:Collecting|Downloading) ([^\s=(]+)")
TELLING = re.compile(r"error|failed|refused|no space|denied", re.IGNORECASE)
Say = Callable[[str], None]


def install(venv: Path, lock: str, log: Path, say: Say) -> None:
    """Install one lock into an environment; raises `subprocess.CalledProcessError`."""
    command: list[str | Path] = [venv_python(venv), *PIP, "install", *CHECKED, "-r", LOCKS / f"{lock}.txt"]
    run(command, log=log, on_line=_fetching(say), env=ENVIRONMENT)


def install_wheel(venv: Path, wheel: Path, log: Path) -> None:
    """Install one file that was checked already."""
    options = ("--no-deps", "--no-index", "--force-reinstall")
    run([venv_python(venv), *PIP, "install", *options, wheel], log=log, env=ENVIRONMENT)


def download(
    venv: Path, requirements: Path, to: Path, log: Path, say: Say, *options: str, env: Mapping[str, str] | None = None
) -> None:
    """Fetch what a file of hashed requirements names."""
    command: list[str | Path] = [venv_python(venv), *PIP, "download", *CHECKED, *options, "-d", to, "-r", requirements]
    run(command, log=log, on_line=_fetching(say), env={**ENVIRONMENT, **(env or {})})


def reason_of(error: Exception) -> str:
    """The line of a failed command that says most."""
    lines = (getattr(error, "output", None) or str(error)).strip().splitlines() or [repr(error)]
    telling = [line for line in lines if TELLING.search(line)]
    return (telling or lines)[-1].strip()[:300]


def advice(error: Exception) -> str:
    """What a person can do about it."""
    words = (getattr(error, "output", None) or str(error)).lower()
    if "do not match the hashes" in words or "differs from its hash" in words:
        return "a file differs from the lock: start again, and if that stays so, tell us; nothing of it was used"
    if "no space left" in words:
        return "free some disk space and start again; what is done is kept"
    if "permission denied" in words or "read-only" in words:
        return "make the folder that is named writable and start again"
    if "no matching distribution" in words or "connection" in words or "retry" in words or "resolve" in words:
        return "check the connection to the package index (or its proxy) and start again; what is done is kept"
    return "start again; if it fails in the same way, send us the log"


def _fetching(say: Say) -> Say:
    """Only the names of packages, out of all that pip says."""

    def on_line(line: str) -> None:
        if match := FETCHING.match(line):
            say(f"fetching {match[1].rpartition('/')[2]}")

    return on_line
