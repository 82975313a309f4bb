"""The threads that calculate, kept from one call of llama.cpp to the next.

Left to itself, ggml starts its threads anew for every token and ends them again. The bindings know nothing of pools,
so ggml's functions are declared here (ggml/include/ggml.h, ggml-cpu.h).
"""

import ctypes
from typing import Any

from desktop.engine.llama import Llama
from desktop.engine.llama_context import LlamaContext

# How long a thread looks for the next call before it falls asleep, in units of 131,072 looks: 14 ms of an AMD EPYC,
# less where a pause of the processor is shorter. Choosing a token and telling of it takes a tenth of a millisecond.
_POLL = 4
_MOST = 512  # GGML_MAX_N_THREADS
_AS_THEY_COME = (0, 50, False, False)  # what ggml puts into the last four fields


class _Params(ctypes.Structure):
    """`ggml_threadpool_params`."""

    _fields_ = (
        ("cpumask", ctypes.c_bool * _MOST),
        ("n_threads", ctypes.c_int),
        ("prio", ctypes.c_int),
        ("poll", ctypes.c_uint32),
        ("strict_cpu", ctypes.c_bool),
        ("paused", ctypes.c_bool),
    )


class ThreadPool:
    """The threads of one context, the caller's own among them. Main thread only.

    ggml can use a part of a pool, but then the others keep looking for work and take what they should leave free. So
    another number of threads is another pool. The old one is asleep as soon as the new one works, and only then may
    it be freed: ggml still tells it to pause.
    """

    def __init__(self, llama: Llama, context: LlamaContext, threads: int) -> None:
        """Nothing runs before the first call. With an engine that has other pools, llama.cpp goes on without."""
        self._context = context
        self._old: list[int] = []
        self._changed_at = 0  # calls of the context when the last pool was exchanged
        self._now = 0
        self._size = 0
        try:
            self._declare(llama)
        except (OSError, AttributeError):
            self._new: Any = None
        if self._fits(threads):
            self.set_threads(threads)

    @property
    def is_kept(self) -> bool:
        """Whether there are threads between two calls."""
        return bool(self._now)

    def set_threads(self, threads: int) -> None:
        """Use at most so many threads from the next call on."""
        self._context.set_threads(threads)
        if self._new is None or threads == self._size:
            return
        self._free_old()
        params = self._params(threads)
        params.poll, params.paused = _POLL, True
        if self._now:
            self._old.append(self._now)
            self._changed_at = self._context.calls
        self._now, self._size = self._new(ctypes.byref(params)) or 0, threads
        self._attach(self._context.handle, self._now, None)

    def rest(self) -> None:
        """Until the next call, let the threads sleep at once: an idle engine uses nothing."""
        self._free_old()
        if self._now:
            self._pause(self._now)

    def free(self) -> None:
        """End the threads. The context must be gone."""
        for pool in (*self._old, self._now):
            if pool:
                self._end(pool)
        self._old, self._now, self._size = [], 0, 0

    def _free_old(self) -> None:
        if self._old and self._context.calls > self._changed_at:
            for pool in self._old:
                self._end(pool)
            self._old.clear()

    def _declare(self, llama: Llama) -> None:
        """Raises `OSError` or `AttributeError` when something is not there."""
        processor, base, library = llama.processor_library(), llama.base_library(), llama.library
        self._new = processor.ggml_threadpool_new
        self._end, self._pause = processor.ggml_threadpool_free, processor.ggml_threadpool_pause
        self._attach, self._set_defaults = library.llama_attach_threadpool, base.ggml_threadpool_params_init
        self._new.restype, self._new.argtypes = ctypes.c_void_p, [ctypes.POINTER(_Params)]
        for function in (self._end, self._pause):
            function.restype, function.argtypes = None, [ctypes.c_void_p]
        self._attach.restype, self._attach.argtypes = None, [ctypes.c_void_p] * 3
        self._set_defaults.restype, self._set_defaults.argtypes = None, [ctypes.POINTER(_Params), ctypes.c_int]

    def _params(self, threads: int) -> _Params:
        params = _Params()
        self._set_defaults(ctypes.byref(params), threads)
        return params

    def _fits(self, threads: int) -> bool:
        """Whether the structure is the one declared here; another version of ggml may have another."""
        if self._new is None:
            return False
        params = self._params(threads)
        told = (params.prio, params.poll, params.strict_cpu, params.paused)
        if params.n_threads != threads or told != _AS_THEY_COME:
            self._new = None
        return self._new is not None
