"""Builds llama.cpp's own tools from the very sources of Bantam's engine: the peer of the benchmarks.

Linked statically, for one processor: the one whose backend was proven to work here. A tool linked to the engine's
libraries would not do, because each of these carries a C++ library of its own.
"""

import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path.append(str(ROOT / "packaging" / "bootstrap"))

from engine_build import fetch_source, ninja_progress, unpacked  # noqa: E402
from engine_flags import COMMON, pinned  # noqa: E402
from pip_calls import Say, advice, reason_of  # noqa: E402
from places import MACOS, WINDOWS, cache, platform_tag  # noqa: E402
from steps import StepError, run  # noqa: E402
from toolchain import make_tools  # noqa: E402

TOOLS = ("llama-bench", "llama-perplexity")
OTHERWISE = {
    "-DBUILD_SHARED_LIBS": "OFF",
    "-DLLAMA_BUILD_COMMON": "ON",
    "-DLLAMA_BUILD_TOOLS": "ON",
    "-DLLAMA_BUILD_MTMD": "OFF",
    "-DGGML_RPC": "OFF",
    "-DGGML_BACKEND_DL": "OFF",
    "-DCMAKE_EXE_LINKER_FLAGS": "-s",  # without names, which would be nine tenths of a program
}
_BACKEND = re.compile(r"ggml-cpu-(?P<variant>\w+)\.")
_VARIANT = re.compile(r"ggml_add_cpu_backend_variant\((?P<name>\w+)(?P<features>[^)]*)\)")
_FEATURE = re.compile(r"option\(GGML_(?P<name>SSE42|AVX\w*|FMA|F16C|BMI2|AMX\w*)\s")


def peers() -> Path:
    """Where all that the comparison needs is kept: in this system's folder for what can be made again."""
    return cache() / "peer"


def peer_folder(backend: str) -> Path:
    """Where the tools are kept that match this backend file of the engine."""
    shape = "\n".join([*COMMON, *(f"{name}={value}" for name, value in OTHERWISE.items()), pinned("build", "ziglang")])
    digest = hashlib.sha256(shape.encode()).hexdigest()[:10]
    version = pinned("engine", "llama-cpp-python")
    return peers() / f"{version}-{platform_tag()}-{variant_of(backend)}-{digest}"


def is_built(folder: Path) -> bool:
    """Whether every tool is there; they are moved in as a whole."""
    return all((folder / _file(tool)).exists() for tool in TOOLS)


def build(backend: str, say: Say) -> Path:
    """Build the tools if they are not there; returns their folder. Raises `StepError`."""
    final = peer_folder(backend)
    if is_built(final):
        return final
    work, log = final.with_name(f".building-{os.getpid()}"), cache() / "logs" / "peer.log"
    try:
        work.mkdir(parents=True)
        _build(backend, work, log, say)
        shutil.rmtree(final, ignore_errors=True)
        (work / "out").rename(final)
    except (OSError, StopIteration, KeyError, subprocess.CalledProcessError) as error:
        raise StepError(f"the peer could not be built ({reason_of(error)})", advice(error), log) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return final


def _build(backend: str, work: Path, log: Path, say: Say) -> None:
    tools = make_tools(Path(sys.executable), work, log, say)
    source = unpacked(fetch_source(tools, work, log, say), work)
    archiver = [] if MACOS else [f"-DCMAKE_AR={tools['AR']}", f"-DCMAKE_RANLIB={tools['RANLIB']}"]
    flags = [*static_flags(), *processor_flags(source, variant_of(backend)), *archiver]
    say("configuring")
    run(["cmake", "-G", "Ninja", "-S", source, "-B", work / "build", *flags], log=log, env=tools)
    run(["ninja", "-C", work / "build", *TOOLS], log=log, env=tools, on_line=ninja_progress(say))
    (work / "out").mkdir()
    for tool in TOOLS:
        shutil.copy2(work / "build" / "bin" / _file(tool), work / "out" / _file(tool))


def static_flags() -> list[str]:
    """The engine's own arguments to CMake, but for what makes programs of libraries."""
    kept = [flag for flag in COMMON if flag.partition("=")[0] not in OTHERWISE]
    return [*kept, *(f"{name}={value}" for name, value in OTHERWISE.items())]


def processor_flags(source: Path, variant: str) -> list[str]:
    """What llama.cpp's build gives the variant of this name, as arguments for a build of one kind only."""
    if not variant or platform.machine().lower() not in ("x86_64", "amd64"):
        return []
    text = (source / "ggml" / "src" / "CMakeLists.txt").read_text("utf-8")
    features = {found["name"]: found["features"].split() for found in _VARIANT.finditer(text)}[variant]
    options = _FEATURE.findall((source / "ggml" / "CMakeLists.txt").read_text("utf-8"))
    return [f"-DGGML_{name}={'ON' if name in features else 'OFF'}" for name in options]


def variant_of(backend: str) -> str:
    """`haswell` of `libggml-cpu-haswell.so`; "" where the backend is part of the library."""
    match = _BACKEND.search(backend)
    return match["variant"] if match else ""


def _file(tool: str) -> str:
    return f"{tool}.exe" if WINDOWS else tool
