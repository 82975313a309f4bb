"""The compiler and its company, from packages of the lock alone: cmake, ninja, and zig as a C and C++ compiler."""

import os
import subprocess
from pathlib import Path

from engine_flags import GLIBC
from pip_calls import Say, install
from places import MACOS, WINDOWS, platform_tag, site_packages, venv_python
from steps import StepError, run


def make_tools(python: Path, work: Path, log: Path, say: Say) -> dict[str, str]:
    """Fill a throw-away environment; returns the variables that make a build use it."""
    say("fetching the compiler")
    tools = work / "tools"
    run([python, "-m", "venv", tools], log=log)
    install(tools, "build", log, say)
    # With SOURCE_DATE_EPOCH set, ggml takes a reproducible build for a generic one and leaves AVX out.
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    path = {"PATH": f"{venv_python(tools).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    if MACOS:  # untested
        _require_apple_compiler()
        return path
    zig = site_packages(tools) / "ziglang" / ("zig.exe" if WINDOWS else "zig")
    caches = {"ZIG_GLOBAL_CACHE_DIR": str(work / "zig"), "ZIG_LOCAL_CACHE_DIR": str(work / "zig")}
    return {**path, **caches, **write_wrappers(zig, work / "wrappers")}


def write_wrappers(zig: Path, folder: Path) -> dict[str, str]:
    """Small programs that stand in for cc, c++, ar and ranlib; returns them by the variable that names each."""
    folder.mkdir(parents=True, exist_ok=True)
    words = {"CC": f"cc {_target()}", "CXX": f"c++ {_target()}", "AR": "ar", "RANLIB": "ranlib"}
    return {name: str(_wrapper(zig, folder / f"zig-{name.lower()}", does.strip())) for name, does in words.items()}


def _target() -> str:
    """Old enough for every system that Qt runs on; zig brings the C library's stubs for it."""
    tag = platform_tag()
    if tag.startswith("linux-"):
        return f"-target {tag.removeprefix('linux-')}-linux-gnu.{GLIBC}"
    return ""


def _wrapper(zig: Path, wrapper: Path, words: str) -> Path:
    if WINDOWS:  # untested
        wrapper = wrapper.with_suffix(".cmd")
        wrapper.write_text(f'@"{zig}" {words} %*\n', "utf-8")
        return wrapper
    wrapper.write_text(f'#!/bin/sh\nexec "{zig}" {words} "$@"\n', "utf-8")
    wrapper.chmod(0o755)
    return wrapper


def _require_apple_compiler() -> None:
    try:
        subprocess.run(["xcode-select", "-p"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        raise StepError("Apple's compiler is missing; Metal needs it", "xcode-select --install") from None
