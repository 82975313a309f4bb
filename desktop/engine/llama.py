"""The only file that imports llama_cpp: loads llama.cpp's libraries and a processor backend into this process.

Everything else in an engine gets `Llama.api`, llama.cpp's own functions, from here.
"""

import contextlib
import ctypes
import importlib.machinery
import os
import re
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP

_INFO, _ERROR, _CONTINUED = 2, 4, 5  # ggml_log_level
_FILE = {"win32": "{}.dll", "darwin": "lib{}.0.dylib"}.get(sys.platform, "lib{}.so.0")
_PREFIX = re.compile(r"^\w+: (?:error loading model(?: \w+)?: |failed to load model '.*': )?(?:load_\w+: )?")
_CHATTER = (b"llama_model_loader: - kv", b"print_info:")  # the file's header once more, a hundred lines of it
_EMPTY_WORDS = ("failed to load model", "failed to load model from file", "error: Failed to load CLIP model")


def _diagnosed(words: str) -> KnownError:
    """What is wrong with a library that could not be loaded."""
    from desktop.engine.build import diagnose  # not above: a start that goes well has no use for it

    return diagnose(words)


class _GgufParameters(ctypes.Structure):
    """`gguf_init_params` of gguf.h."""

    _fields_ = (("no_alloc", ctypes.c_bool), ("ctx", ctypes.c_void_p))


class Llama:
    """llama.cpp in this process. One of these, on the main thread, for the process's life."""

    def __init__(self, lib: Path) -> None:
        """Load the libraries; raises `KnownError` with what is missing."""
        os.environ["LLAMA_CPP_LIB_PATH"] = str(lib)
        self._lib = lib
        self.build = lib.parent.name  # the name under which packaging keeps this build
        self._errors: list[str] = []
        self._shown = False
        self._listener: Callable[[bytes], None] | None = None
        self.backend = ""
        try:
            self.api = _low_level_api()
            self.library = self.api._lib  # for functions that the bindings lack
            self._ggml = self._open_ggml()
            self._ggml_base = self._open("ggml-base") if (lib / _FILE.format("ggml-base")).exists() else None
        except (OSError, RuntimeError) as error:
            raise _diagnosed(str(error)) from error
        # Kept here: a callback that Python collects is a crash in C.
        self._callback = self.api.llama_log_callback(self._log)
        self.api.llama_log_set(self._callback, None)

    def load_backend(self, name: str) -> None:
        """Load a backend by its file name in the build; "" where it is part of the library. Raises `KnownError`.

        Loaded by path: a search would also look beside the executable and in the current folder, where anybody may
        have put a library.
        """
        if name and not self._ggml.ggml_backend_load(os.fsencode(self._lib / name)):
            raise _diagnosed(self.last_error() or f"{name} could not be loaded")
        self.backend = self.backend or name
        if not self._ggml.ggml_backend_reg_count():
            raise KnownError(
                ErrorKind.ENGINE_MISSING,
                reason=QT_TRANSLATE_NOOP("errors", "it has no processor backend"),
                details=str(self._lib),
            )

    def processor(self) -> ctypes.CDLL | None:
        """The library of the processor backend in use; None where it is part of another."""
        return ctypes.CDLL(str(self._lib / self.backend)) if self.backend else None

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
            raise _diagnosed(str(error)) from error

    def open_mtmd(self) -> Any:
        """The functions of libmtmd, which reads images; raises `KnownError`."""
        os.environ["MTMD_CPP_LIB"] = str(self._lib)
        try:
            import llama_cpp.mtmd_cpp as mtmd
        except (OSError, AttributeError) as error:
            raise _diagnosed(str(error)) from error
        mtmd.mtmd_helper_log_set(self._callback, None)
        return mtmd

    def bytes_needed(self, path: Path) -> int:
        """How long a GGUF has to be for what its header announces; 0 for a file that is none."""
        base = self._ggml
        if not (file := base.gguf_init_from_file(os.fsencode(path), _GgufParameters(True, None))):
            return 0
        ends = (
            base.gguf_get_tensor_offset(file, number) + base.gguf_get_tensor_size(file, number)
            for number in range(base.gguf_get_n_tensors(file))
        )
        needed = int(base.gguf_get_data_offset(file)) + max(ends, default=0)
        base.gguf_free(file)
        return needed

    def tensor_bytes(self, path: Path, names: Sequence[str]) -> list[int]:
        """Bytes of these tensors of a GGUF, 0 for those that it lacks."""
        base = self._ggml
        if not (file := base.gguf_init_from_file(os.fsencode(path), _GgufParameters(True, None))):
            return [0] * len(names)
        numbers = [int(base.gguf_find_tensor(file, name.encode())) for name in names]
        sizes = [int(base.gguf_get_tensor_size(file, number)) if number >= 0 else 0 for number in numbers]
        base.gguf_free(file)
        return sizes

    def processor_library(self) -> Any:
        """The library of the processor backend; raises `OSError`."""
        return ctypes.CDLL(str(self._lib / self.backend)) if self.backend else self._open("ggml-cpu")

    def base_library(self) -> Any:
        """What all backends share; raises `OSError`."""
        return self._open("ggml-base")

    def last_error(self) -> str:
        """The last thing llama.cpp complained about, without its function names; "" when nothing."""
        return next((line for line in reversed(self.complaints) if line and not line.startswith(_EMPTY_WORDS)), "")

    def forget_errors(self) -> None:
        """Begin anew, before something that may fail."""
        self._errors.clear()

    @property
    def complaints(self) -> list[str]:
        """Everything llama.cpp complained about since `forget_errors`, oldest first, without its function names."""
        return [_PREFIX.sub("", line).strip() for line in self._errors]

    @contextlib.contextmanager
    def listening(self, listener: Callable[[bytes], None]) -> Iterator[None]:
        """Hear every line of llama.cpp's log, the ones of debugging too, on the thread that calls it."""
        self._listener = listener
        try:
            yield
        finally:
            self._listener = None

    def function(self, name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
        """A function of ggml's that the bindings lack, by its C types; raises `AttributeError` when there is none."""
        for library in (self._ggml, self._ggml_base):
            if library is not None and hasattr(library, name):
                made: Callable[..., Any] = ctypes.CFUNCTYPE(result, *arguments)((name, library))
                return made
        raise AttributeError(name)

    def _open(self, name: str) -> Any:
        """The very library that libllama uses: a second copy would have a second, empty registry of backends."""
        path = self._lib / _FILE.format(name)
        return ctypes.CDLL(str(path) if path.exists() else path.name)

    def _open_ggml(self) -> Any:
        ggml = self._open("ggml")
        ggml.ggml_backend_load.restype = ctypes.c_void_p
        ggml.ggml_backend_load.argtypes = [ctypes.c_char_p]
        ggml.ggml_backend_reg_count.restype = ctypes.c_size_t
        ggml.gguf_init_from_file.restype = ctypes.c_void_p
        ggml.gguf_init_from_file.argtypes = [ctypes.c_char_p, _GgufParameters]
        ggml.gguf_get_n_tensors.restype = ctypes.c_int64
        ggml.gguf_find_tensor.restype = ctypes.c_int64
        ggml.gguf_find_tensor.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
        for function in (ggml.gguf_get_data_offset, ggml.gguf_get_tensor_offset, ggml.gguf_get_tensor_size):
            function.restype = ctypes.c_size_t
        for function in (ggml.gguf_get_tensor_offset, ggml.gguf_get_tensor_size):
            function.argtypes = [ctypes.c_void_p, ctypes.c_int64]
        for function in (ggml.gguf_get_n_tensors, ggml.gguf_get_data_offset, ggml.gguf_free):
            function.argtypes = [ctypes.c_void_p]
        return ggml

    def _log(self, level: int, text: bytes, _data: object) -> None:
        """Send llama.cpp's log to stderr without its debugging chatter, which is thousands of lines."""
        if level != _CONTINUED:
            self._shown = level >= _INFO and not text.startswith(_CHATTER)
        if self._listener is not None:
            self._listener(text)
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
