"""How an engine is started: the command, and an environment without secrets.

Imports next to nothing: `head_start` waits for it.
"""

import os
import sys
from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from desktop.engine.build import EngineBuild

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))  # noqa: PTH120
# What a native library may need. No tokens, no proxies, nothing that makes Python or the loader do more.
_KEPT = {
    "PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "WINDIR",
    "CUDA_VISIBLE_DEVICES", "HIP_VISIBLE_DEVICES",
}  # fmt: skip
_KEPT_PREFIXES = ("VK_", "GGML_VK_", "MESA_", "LP_NUM_THREADS")


def engine_command() -> list[str]:
    """The program itself in its role as an engine; in a bundle that is its one executable."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--engine"]
    return [sys.executable, "-sP", "-m", "desktop", "--engine"]


def engine_arguments(build: "EngineBuild", backend: str) -> list[str]:
    """What an engine is told about its libraries."""
    return ["--lib", str(build.lib), "--build", build.id, "--backend", backend]


def state_arguments(descriptor: int | None) -> list[str]:
    """What an engine is told about its state file, which it inherits."""
    return [] if descriptor is None else ["--states", str(descriptor)]


def probe_arguments(
    build: "EngineBuild", backend: str, model: "Path | None", gpu_layers: int = 0, threads: int = 1
) -> list[str]:
    """What an engine is told that only tries one backend, and graphics processors if any layers are to go there."""
    how = ["--gpu-layers", str(gpu_layers)] if gpu_layers else []
    how += ["--threads", str(threads)] if threads != 1 else []
    return ["--probe", *engine_arguments(build, backend), "--model", str(model or ""), *how]


def quantise_arguments(build: "EngineBuild", backend: str, source: "Path", output: "Path", file_type: int) -> list[str]:
    """What an engine is told that only writes a model with other numbers."""
    told = ["--model", str(source), "--output", str(output), "--type", str(file_type)]
    return ["--quantise", *engine_arguments(build, backend), *told]


def size_arguments(build: "EngineBuild", source: "Path", file_types: Sequence[int]) -> list[str]:
    """What an engine is told that only says how large a model would be with other numbers."""
    types = ",".join(map(str, file_types))
    return ["--quantise", *engine_arguments(build, ""), "--model", str(source), "--types", types]


def device_arguments(build: "EngineBuild", backend: str) -> list[str]:
    """What an engine is told that only lists what it could calculate with."""
    return ["--devices", *engine_arguments(build, backend)]


def confine_arguments(build: "EngineBuild", model: "Path | None") -> list[str]:
    """What an engine is told that only confines itself."""
    return ["--confine", *engine_arguments(build, ""), "--model", str(model or "")]


def engine_environment(variables: Sequence[tuple[str, str]] | None = None) -> dict[str, str]:
    """The few variables an engine gets."""
    given = os.environ.items() if variables is None else variables
    kept = {name: value for name, value in given if name in _KEPT or name.startswith(_KEPT_PREFIXES)}
    return {
        **kept,
        "PYTHONPATH": _ROOT,
        "PYTHONUTF8": "1",
        "BANTAM_PARENT": str(os.getpid()),
        "GGML_NO_BACKTRACE": "1",  # else an assertion starts a debugger and waits for it
    }
