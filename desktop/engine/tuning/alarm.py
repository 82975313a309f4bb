"""A wish to stop that llama.cpp sees between two steps of a calculation without asking Python.

A callback into Python costs a quarter of a small model's speed, and what is measured must not be changed by it. So the
callback is the C library's `atoi`, and its argument a text that a thread changes from "0" to "1": it returns just what
llama.cpp expects of an abort callback, false or true.
"""

import ctypes
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

_EVERY = 0.02  # seconds


class Alarm:
    """Rings when `keep_going` says no. Main thread only; a context manager, as its thread has to end."""

    def __init__(self, keep_going: Callable[[], bool]) -> None:
        self._keep_going = keep_going
        self._text = ctypes.create_string_buffer(b"0")
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="tune-alarm", daemon=True)

    def watch(self, api: Any, context: Any) -> None:
        """Let a context stop when it rings, for as long as this object lives."""
        library: Any = ctypes.CDLL("msvcrt" if sys.platform == "win32" else None)
        callback = ctypes.cast(library.atoi, api.ggml_abort_callback)
        api.llama_set_abort_callback(context, callback, ctypes.cast(self._text, ctypes.c_void_p))

    @property
    def rings(self) -> bool:
        """Whether it is time to stop."""
        if not self._keep_going():
            self._text.value = b"1"
        return self._text.value != b"0"

    def __enter__(self) -> "Alarm":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self.rings and not self._over.wait(_EVERY):
            pass
