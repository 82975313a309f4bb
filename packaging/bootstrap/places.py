"""Where the bootstrap reads and writes."""

import os
import platform
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "packaging" / "lock"
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
MACOS = sys.platform == "darwin"


def cache() -> Path:
    """The folder in which this system keeps what can be made again."""
    if WINDOWS:
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "bantam" / "Cache"
    if MACOS:
        return Path.home() / "Library" / "Caches" / "bantam"
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(chosen) if chosen.startswith("/") else Path.home() / ".cache") / "bantam"


def log_file() -> Path:
    """What every command that was run said."""
    return cache() / "logs" / "bootstrap.log"


def platform_tag() -> str:
    """Such as linux-x86_64: what a native build is good for."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    machine = platform.machine().lower()
    return f"{system}-{ {'amd64': 'x86_64', 'arm64': 'aarch64'}.get(machine, machine) }"


def venv_python(venv: Path = VENV) -> Path:
    """The interpreter inside a virtual environment."""
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def site_packages(venv: Path = VENV) -> Path:
    """Where a virtual environment keeps its packages."""
    return next(iter(venv.glob("Lib/site-packages" if WINDOWS else "lib/python*/site-packages")))
