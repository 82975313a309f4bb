"""Builds llama.cpp's libraries and the pure Python package around them, once for each version and platform."""

from __future__ import annotations

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

from engine_flags import EXPORTS, engine_flags, engine_key, pinned
from environment import PIP, advice, install, reason_of
from places import LOCKS, MACOS, WINDOWS, cache, platform_tag, venv_python
from steps import StepError, run
from toolchain import write_wrappers

NINJA_PROGRESS = re.compile(r"^\[(\d+)/(\d+)\]")
LIBRARY = ("*.so", "*.so.*", "*.dylib", "*.dll")
Say = Callable[[str], None]


def engine_folder(*, vulkan: bool) -> Path:
    """Where the build with these options is kept."""
    return cache() / "engine" / engine_key(vulkan=vulkan)


def is_built(*, vulkan: bool) -> bool:
    """`build.json` is written last."""
    return (engine_folder(vulkan=vulkan) / "build.json").exists()


def build(python: Path, *, vulkan: bool, log: Path, say: Say) -> Path:
    """Build the engine and put it in place in one move; returns its folder. Raises `StepError`."""
    final = engine_folder(vulkan=vulkan)
    work = final.with_name(f".building-{final.name}-{os.getpid()}")
    started, spent = time.monotonic(), _cpu_seconds()
    try:
        work.mkdir(parents=True)
        tools = _tools(python, work, log, say)
        _libraries(tools, work, log, say, vulkan=vulkan)
        wheel = _python_package(tools, work, log, say)
        record = {
            "id": final.name,
            "llama_cpp_python": pinned("engine", "llama-cpp-python"),
            "platform": platform_tag(),
            "flags": engine_flags(vulkan=vulkan),
            "compiler": "zig " + pinned("build", "ziglang"),
            "wheel": wheel.name,
            "wheel_sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
            "seconds": round(time.monotonic() - started),
            "cpu_seconds": round(_cpu_seconds() - spent),
        }
        (work / "out" / "build.json").write_text(json.dumps(record, indent=2), "utf-8")
        if not is_built(vulkan=vulkan):  # another start may have been faster
            shutil.rmtree(final, ignore_errors=True)
            (work / "out").rename(final)
    except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
        raise StepError(f"the engine could not be built ({reason_of(error)})", advice(error), log) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return final


def _tools(python: Path, work: Path, log: Path, say: Say) -> dict[str, str]:
    """A throw-away environment with cmake, ninja and zig; returns the variables that select them."""
    say("fetching the compiler")
    run([python, "-m", "venv", work / "tools"], log=log)
    install(work / "tools", "build", log, say)
    interpreter = venv_python(work / "tools")
    found = subprocess.run(
        [str(interpreter), "-c", "import ziglang, os; print(os.path.dirname(ziglang.__file__))"],
        capture_output=True,
        text=True,
        check=True,
    )
    zig = Path(found.stdout.strip()) / ("zig.exe" if WINDOWS else "zig")
    wrappers = write_wrappers(zig, work / "wrappers")
    variables = {
        "CC": str(wrappers["cc"]),
        "CXX": str(wrappers["c++"]),
        "AR": str(wrappers["ar"]),
        "RANLIB": str(wrappers["ranlib"]),
        "PATH": f"{interpreter.parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "ZIG_GLOBAL_CACHE_DIR": str(work / "zig"),
        "ZIG_LOCAL_CACHE_DIR": str(work / "zig"),
        "PYTHON": str(interpreter),
    }
    # With this set, ggml takes a reproducible build for a generic one and leaves AVX out.
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    return variables


def _libraries(tools: dict[str, str], work: Path, log: Path, say: Say, *, vulkan: bool) -> None:
    source = _source(tools, work, log, say)
    flags = [*engine_flags(vulkan=vulkan), *_places(tools, work)]
    if vulkan:
        import vulkan as backend

        previous = {name: os.environ.get(name) for name in tools}
        os.environ.update(tools)
        flags += backend.cmake_flags(work, say)
        os.environ.update({name: value for name, value in previous.items() if value is not None})
    say("configuring")
    build_folder = work / "build"
    run(["cmake", "-G", "Ninja", "-S", source, "-B", build_folder, *flags], log=log, env=tools)
    run(["ninja", "-C", build_folder], log=log, env=tools, on_line=_ninja(say))
    lib = work / "out" / "lib"
    lib.mkdir(parents=True)
    for pattern in LIBRARY:
        for library in sorted((build_folder / "bin").glob(pattern)):
            shutil.copy2(library, lib / library.name, follow_symlinks=False)


def _places(tools: dict[str, str], work: Path) -> list[str]:
    exports = work / "exports.map"
    exports.write_text(EXPORTS, "utf-8")
    linker = "-s" if MACOS or WINDOWS else f"-s -Wl,--version-script={exports}"
    compilers = [] if MACOS else [f"-DCMAKE_AR={tools['AR']}", f"-DCMAKE_RANLIB={tools['RANLIB']}"]
    return [f"-DCMAKE_SHARED_LINKER_FLAGS={linker}", f"-DCMAKE_MODULE_LINKER_FLAGS={linker}", *compilers]


def _source(tools: dict[str, str], work: Path, log: Path, say: Say) -> Path:
    """The sources, checked against the lock."""
    say("fetching the engine's sources")
    sdist = work / "sdist"
    pip = [part for part in PIP if part != "install"]
    pip.insert(pip.index("--require-hashes"), "download")
    run(
        [
            tools["PYTHON"],
            *pip,
            "--no-binary",
            ":all:",
            "--no-build-isolation",
            "-d",
            sdist,
            "-r",
            LOCKS / "engine.txt",
        ],
        log=log,
        env={**tools, "CMAKE_ARGS": "-DLLAMA_BUILD=OFF"},
    )
    archive = next(iter(sdist.glob("*.tar.gz")))
    with tarfile.open(archive) as packed:
        if hasattr(tarfile, "data_filter"):
            packed.extractall(work / "source", filter="data")
        else:
            packed.extractall(work / "source")  # noqa: S202 - its hash was checked
    return next(iter((work / "source").iterdir())) / "vendor" / "llama.cpp"


def _python_package(tools: dict[str, str], work: Path, log: Path, say: Say) -> Path:
    """The bindings without any library in them."""
    say("packing the Python side")
    archive = next(iter((work / "sdist").glob("*.tar.gz")))
    pip = ["-m", "pip", "--disable-pip-version-check", "wheel", "--no-build-isolation", "--no-deps"]
    environment = {**tools, "CMAKE_ARGS": "-DLLAMA_BUILD=OFF"}
    run([tools["PYTHON"], *pip, "-w", work / "out", archive], log=log, env=environment)
    return next(iter((work / "out").glob("*.whl")))


def _ninja(say: Say) -> Callable[[str], None]:
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
