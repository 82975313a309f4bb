"""zig as a C and C++ compiler: nothing of the system's is needed."""

from __future__ import annotations

from pathlib import Path

from engine_flags import GLIBC
from places import WINDOWS, platform_tag


def write_wrappers(zig: Path, folder: Path) -> dict[str, Path]:
    """Write small programs that stand in for cc, c++, ar and ranlib; returns them by name."""
    folder.mkdir(parents=True, exist_ok=True)
    target = _target()
    made = {}
    for name in ("cc", "c++", "ar", "ranlib"):
        words = f"{name} {target}" if target and name in ("cc", "c++") else name
        made[name] = _windows(zig, folder, name, words) if WINDOWS else _posix(zig, folder, name, words)
    return made


def _target() -> str:
    """Old enough for every system that Qt runs on; zig brings the C library's stubs for it."""
    tag = platform_tag()
    if tag.startswith("linux-"):
        return f"-target {tag.removeprefix('linux-')}-linux-gnu.{GLIBC}"
    return ""


def _posix(zig: Path, folder: Path, name: str, words: str) -> Path:
    wrapper = folder / f"zig-{name}"
    wrapper.write_text(f'#!/bin/sh\nexec "{zig}" {words} "$@"\n', "utf-8")
    wrapper.chmod(0o755)
    return wrapper


def _windows(zig: Path, folder: Path, name: str, words: str) -> Path:  # untested
    wrapper = folder / f"zig-{name}.cmd"
    wrapper.write_text(f'@"{zig}" {words} %*\n', "utf-8")
    return wrapper
