"""Builds llama.cpp's libraries and the pure Python package around them, once for each version and platform."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

from engine_check import CheckError, check_libraries
from engine_flags import EXPORTS, engine_flags, engine_key, pinned
from pip_calls import ENVIRONMENT, PIP, Say, advice, download, reason_of
from places import LOCKS, MACOS, WINDOWS, cache, platform_tag, venv_python
from steps import StepError, run
from toolchain import make_tools

NINJA_PROGRESS = re.compile(r"^\[(\d+)/(\d+)\]")
LIBRARIES = ("*.so", "*.so.*", "*.dylib", "*.dll")
WORK = ".building-"  # such folders belong to a build that runs, or to one that was killed
BINDINGS_ONLY = {"CMAKE_ARGS": "-DLLAMA_BUILD=OFF"}


def engine_folder(*, vulkan: bool) -> Path:
    """Where the build with these options is kept."""
    return cache() / "engine" / engine_key(vulkan=vulkan)


def is_built(engine: Path) -> bool:
    """Whether every library that the build wrote down is still there, in its full size."""
    try:
        record = json.loads((engine / "build.json").read_text("utf-8"))
        sizes = {name: (engine / "lib" / name).stat().st_size for name in record["libraries"]}
        return bool(sizes == record["libraries"]) and (engine / record["wheel"]).exists()
    except (OSError, ValueError, KeyError, TypeError):
        return False


def build(python: Path, log: Path, say: Say, *, vulkan: bool) -> None:
    """Build the engine and put it in place in one move; raises `StepError`."""
    final = engine_folder(vulkan=vulkan)
    for left_behind in final.parent.glob(f"{WORK}*"):
        shutil.rmtree(left_behind, ignore_errors=True)
    work = final.with_name(f"{WORK}{os.getpid()}")
    try:
        work.mkdir(parents=True)
        out = _build(python, work, log, say, vulkan=vulkan)
        shutil.rmtree(final, ignore_errors=True)
        out.rename(final)
    except (OSError, CheckError, StopIteration, subprocess.CalledProcessError) as error:
        raise StepError(f"the engine could not be built ({reason_of(error)})", advice(error), log) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _build(python: Path, work: Path, log: Path, say: Say, *, vulkan: bool) -> Path:
    started, spent = time.monotonic(), _cpu_seconds()
    out = work / "out"
    tools = make_tools(python, work, log, say)
    archive = fetch_source(tools, work, log, say)
    _compile(unpacked(archive, work), tools, work, log, say, vulkan=vulkan)
    say("checking the libraries")
    check_libraries(out / "lib", venv_python(work / "tools"))
    wheel = _pack_bindings(archive, tools, work, log, say)
    record = {
        "id": engine_key(vulkan=vulkan),
        "llama_cpp_python": pinned("engine", "llama-cpp-python"),
        "platform": platform_tag(),
        "flags": engine_flags(vulkan=vulkan),
        "compiler": "Apple clang" if MACOS else "zig " + pinned("build", "ziglang"),
        "wheel": wheel.name,
        "wheel_sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "libraries": {path.name: path.stat().st_size for path in sorted((out / "lib").iterdir())},
        "seconds": round(time.monotonic() - started),
        "cpu_seconds": round(_cpu_seconds() - spent),
    }
    (out / "build.json").write_text(json.dumps(record, indent=2), "utf-8")
    return out


def fetch_source(tools: dict[str, str], work: Path, log: Path, say: Say) -> Path:
    """The archive of the lock, whose hash pip checks; pip also asks it for its metadata, with the build's tools."""
    say("fetching the engine's sources")
    options = ("--no-binary", ":all:", "--no-build-isolation")
    download(work / "tools", LOCKS / "engine.txt", work / "sdist", log, say, *options, env={**tools, **BINDINGS_ONLY})
    return next((work / "sdist").glob("*.tar.gz"))


def unpacked(archive: Path, work: Path) -> Path:
    with tarfile.open(archive) as packed:
        if hasattr(tarfile, "data_filter"):
            packed.extractall(work / "source", filter="data")
        else:
            packed.extractall(work / "source")  # noqa: S202 - its hash was checked
    return next((work / "source").iterdir()) / "vendor" / "llama.cpp"


def _compile(source: Path, tools: dict[str, str], work: Path, log: Path, say: Say, *, vulkan: bool) -> None:
    flags = [*engine_flags(vulkan=vulkan), *_linking(tools, work), *(_vulkan_flags(work, say) if vulkan else [])]
    build_folder, lib = work / "build", work / "out" / "lib"
    say("configuring")
    run(["cmake", "-G", "Ninja", "-S", source, "-B", build_folder, *flags], log=log, env=tools)
    run(["ninja", "-C", build_folder], log=log, env=tools, on_line=ninja_progress(say))
    lib.mkdir(parents=True)
    for pattern in LIBRARIES:
        for library in (build_folder / "bin").glob(pattern):
            shutil.copy2(library, lib / library.name, follow_symlinks=False)


def _linking(tools: dict[str, str], work: Path) -> list[str]:
    """Without names nobody needs; libc++, which each library carries, must not meet another's."""
    if MACOS:
        return []
    exports = work / "exports.map"
    exports.write_text(EXPORTS, "utf-8")
    words = "-s" if WINDOWS else f"-s -Wl,--version-script={exports}"
    linker = [f"-DCMAKE_SHARED_LINKER_FLAGS={words}", f"-DCMAKE_MODULE_LINKER_FLAGS={words}"]
    return [*linker, f"-DCMAKE_AR={tools['AR']}", f"-DCMAKE_RANLIB={tools['RANLIB']}"]


def _vulkan_flags(work: Path, say: Say) -> list[str]:
    import vulkan

    try:
        return vulkan.cmake_flags(work, say)
    except vulkan.VulkanError as error:
        raise StepError("the engine's Vulkan backend cannot be built on this computer", str(error)) from error


def _pack_bindings(archive: Path, tools: dict[str, str], work: Path, log: Path, say: Say) -> Path:
    """The Python side, without any library in it."""
    say("packing the Python side")
    options = ("--no-build-isolation", "--no-deps", "--no-cache-dir")
    command: list[str | Path] = [venv_python(work / "tools"), *PIP, "wheel", *options, "-w", work / "out", archive]
    run(command, log=log, env={**ENVIRONMENT, **tools, **BINDINGS_ONLY})
    return next((work / "out").glob("*.whl"))


def ninja_progress(say: Say) -> Callable[[str], None]:
    """Turn the lines of ninja into words about how far it is."""
    started = time.monotonic()

    def on_line(line: str) -> None:
        if match := NINJA_PROGRESS.match(line):
            done, total = int(match[1]), int(match[2])
            left = (time.monotonic() - started) / max(done, 1) * (total - done)
            say(f"compiling {done} of {total} ({done / total:.0%}), about {max(1, round(left / 60))} min left")

    return on_line


def _cpu_seconds() -> float:
    times = os.times()
    return times.children_user + times.children_system
