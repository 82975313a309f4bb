"""The engine's native libraries as packaging left them, and what is wrong when they cannot be used.

Nothing is loaded here: the window's process never opens these libraries, so a child finds out, and its words are
turned into an error by `diagnose`.
"""

import json
import re
import sys
from pathlib import Path

import msgspec

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.paths import Installation

_LLAMA = {"win32": "llama.dll", "darwin": "libllama.dylib"}.get(sys.platform, "libllama.so")
_CPU_BACKENDS = "ggml-cpu-*.dll" if sys.platform == "win32" else "libggml-cpu-*.so"
_ACCELERATOR = re.compile(r"(?:lib)?ggml-(vulkan|cuda|hip|sycl|opencl|metal)\.(?:so|dll|dylib)")
_MISSING = re.compile(r"(?P<name>[\w.+-]+): cannot open shared object file|Library not loaded: (?P<mac>\S+)")
_OLD = re.compile(r"version [`'](?P<needed>GLIBC_[\d.]+)' not found")
_DAMAGED = re.compile(r"(?P<name>[\w.+-]+): (?:invalid ELF header|file too short|ELF load command)")


class EngineBuild(msgspec.Struct, frozen=True):
    """One build: its id and the folder of its libraries."""

    id: str
    lib: Path

    @classmethod
    def find(cls, installation: Installation) -> "EngineBuild":
        """Look at what packaging installed; raises `KnownError` (ENGINE_MISSING)."""
        note = installation.engine / "build.json"
        try:
            identifier = json.loads(note.read_text("utf-8"))["id"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _missing(f"{note.name} is missing or unreadable", repr(error)) from error
        build = cls(str(identifier), installation.engine / "lib")
        if not (build.lib / _LLAMA).exists():
            raise _missing(f"{_LLAMA} is missing", str(build.lib))
        if sys.platform != "darwin" and not build.backends():
            raise _missing(QT_TRANSLATE_NOOP("errors", "it has no processor backend"), str(build.lib))
        return build

    @property
    def proof_file(self) -> Path:
        """Where packaging's self-test keeps which backends work."""
        return self.lib.parent / "proof.json"

    def backends(self) -> list[str]:
        """File names of the processor backends; none where the processor's code is part of the library."""
        return sorted(path.name for path in self.lib.glob(_CPU_BACKENDS))

    def accelerators(self) -> set[str]:
        """Kinds of graphics processors that it was built for: "vulkan", "cuda", "hip", "metal"."""
        found = (_ACCELERATOR.fullmatch(path.name) for path in self.lib.glob("*ggml-*"))
        return {match[1] for match in found if match is not None}


def diagnose(words: str) -> KnownError:
    """Turn a loader's complaint into an error with a next step."""
    if old := _OLD.search(words):
        needed = old["needed"].replace("GLIBC_", "glibc ")
        return KnownError(ErrorKind.ENGINE_SYSTEM_TOO_OLD, reason=f"{needed} is needed", details=words)
    if missing := _MISSING.search(words):
        return KnownError(ErrorKind.ENGINE_LIBRARY_MISSING, reason=missing["name"] or missing["mac"], details=words)
    if damaged := _DAMAGED.search(words):
        return _missing(f"{damaged['name']} is damaged", words)
    return KnownError(
        ErrorKind.ENGINE_CANNOT_START,
        reason=QT_TRANSLATE_NOOP("errors", "its libraries could not be loaded"),
        details=words,
    )


def _missing(reason: str, details: str) -> KnownError:
    return KnownError(ErrorKind.ENGINE_MISSING, reason=reason, details=details)
