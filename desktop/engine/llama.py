"""The only file that imports llama_cpp: loads llama.cpp's libraries and a processor backend into this process.

Everything else in an engine gets `Llama.api`, llama.cpp's own functions, from here.
"""

import ctypes
import importlib.machinery
import os
import re
import sys
import types
from pathlib import Path
from typing import Any

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.build import diagnose

_INFO, _ERROR, _CONTINUED = 2, 4, 5  # ggml_log_level
_GGML = {"win32": "ggml.dll", "darwin": "libggml.0.dylib"}.get(sys.platform, "libggml.so.0")
_PREFIX = re.compile(r"^\w+: (?:error loading model(?: \w+)?: )?")
_CHATTER = (b"llama_model_loader: - kv", b"print_info:")  # the file's header once more, a hundred lines of it
_EMPTY_WORDS = ("failed to load model", "failed to load model from file")


class Llama:
    """llama.cpp in this process. One of these, on the main thread, for the process's life."""

    def __init__(self, lib: Path) -> None:
        """Load the libraries; raises `KnownError` with what is missing."""
        os.environ["LLAMA_CPP_LIB_PATH"] = str(lib)
        self._lib = lib
        self.build = lib.parent.name  # the name under which packaging keeps this build
        self._errors: list[str] = []
        self._shown = False
        self.backend = ""
        try:
            self.api = _low_level_api()
            self._ggml = self._open_ggml()
        except (OSError, RuntimeError) as error:
            raise diagnose(str(error)) from error
        # Kept here: a callback that Python collects is a crash in C.
        self._callback = self.api.llama_log_callback(self._log)
        self.api.llama_log_set(self._callback, None)

    def load_backend(self, name: str) -> None:
        """Load a backend by its file name in the build; "" where it is part of the library. Raises `KnownError`.

        Loaded by path: a search would also look beside the executable and in the current folder, where anybody may
        have put a library.
        """
        if name and not self._ggml.ggml_backend_load(os.fsencode(self._lib / name)):
            raise diagnose(self.last_error() or f"{name} could not be loaded")
        self.backend = self.backend or name
        if not self._ggml.ggml_backend_reg_count():
            raise KnownError(
                ErrorKind.ENGINE_MISSING,
                reason=QT_TRANSLATE_NOOP("errors", "it has no processor backend"),
                details=str(self._lib),
            )

    def load_accelerators(self) -> None:
        """Load the backends of graphics processors that lie in the build; one that cannot be loaded is left out."""
        for path in sorted(self._lib.glob("*ggml-*")):
            if re.fullmatch(r"(lib)?ggml-(vulkan|cuda|hip|sycl|opencl)\.(so|dll)", path.name):
                self._ggml.ggml_backend_load(os.fsencode(path))

    def score(self, name: str) -> int:
        """How well this processor suits a backend, by llama.cpp's own count; 0 is not at all."""
        if not name:
            return 1
        try:
            library = ctypes.CDLL(str(self._lib / name))
            return int(library.ggml_backend_score())
        except (OSError, AttributeError) as error:
            raise diagnose(str(error)) from error

    def last_error(self) -> str:
        """The last thing llama.cpp complained about, without its function names; "" when nothing."""
        told = [_PREFIX.sub("", line).strip() for line in self._errors]
        return next((line for line in reversed(told) if line and not line.startswith(_EMPTY_WORDS)), "")

    def forget_errors(self) -> None:
        """Begin anew, before something that may fail."""
        self._errors.clear()

    def _open_ggml(self) -> Any:
        """The very library that libllama uses: a second copy would have a second, empty registry of backends."""
        path = self._lib / _GGML
        ggml = ctypes.CDLL(str(path)) if path.exists() else ctypes.CDLL(_GGML)
        ggml.ggml_backend_load.restype = ctypes.c_void_p
        ggml.ggml_backend_load.argtypes = [ctypes.c_char_p]
        ggml.ggml_backend_reg_count.restype = ctypes.c_size_t
        return ggml

    def _log(self, level: int, text: bytes, _data: object) -> None:
        """Send llama.cpp's log to stderr without its debugging chatter, which is thousands of lines."""
        if level != _CONTINUED:
            self._shown = level >= _INFO and not text.startswith(_CHATTER)
        if level == _ERROR:
            self._errors = [*self._errors[-19:], text.decode("utf-8", "replace")]
        if self._shown:
            os.write(2, text)


def _low_level_api() -> Any:
    """Import `llama_cpp.llama_cpp` alone.

    The package's own `__init__` also imports numpy, a disk cache and the high-level API, which nobody here uses and
    which take ten times as long as all the rest of an engine's start. So an empty package of that name, with the real
    folder as its path, is registered first.
    """
    if "llama_cpp" not in sys.modules:
        spec = importlib.machinery.PathFinder.find_spec("llama_cpp")
        if spec is None or spec.submodule_search_locations is None:
            raise KnownError(
                ErrorKind.ENGINE_MISSING, reason=QT_TRANSLATE_NOOP("errors", "the Python package llama_cpp is missing")
            )
        package = types.ModuleType("llama_cpp")
        package.__path__ = list(spec.submodule_search_locations)
        sys.modules["llama_cpp"] = package
    import llama_cpp.llama_cpp as api

    return api
