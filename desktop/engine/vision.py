"""Images for a model that can see, through llama.cpp's libmtmd.

A projector file turns the pixels of an image into vectors as wide as the model's own, which stand in the context where
tokens would. Images are decoded here, inside the confined engine, and never in the window.
"""

import contextlib
import ctypes
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.endless import PATIENCE, bounded
from desktop.engine.image_limits import BROKEN, check_images
from desktop.engine.llama import Llama
from desktop.engine.llama_context import ABORTED, BATCH, LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.load_facts import Vision as VisionFacts
from desktop.engine.memory_limit import memory_limit
from desktop.engine.picture_tokens import Picture
from desktop.engine.seen import Seen

MISSING = QT_TRANSLATE_NOOP("errors", "the file is not there any more")
NOT_WHOLE = QT_TRANSLATE_NOOP("errors", "the file is damaged or not complete")
OTHER_MODEL = QT_TRANSLATE_NOOP("errors", "it belongs to another model")
NO_EYES = QT_TRANSLATE_NOOP("errors", "it is made for sound")
REFUSED = QT_TRANSLATE_NOOP("errors", "llama.cpp refuses it")
NOT_ENCODED = QT_TRANSLATE_NOOP("errors", "the model's projector cannot take it")
NO_PLACE = QT_TRANSLATE_NOOP("errors", "it has no place for images")
_WORKSPACE = re.compile(r"compute buffer size = +([\d.]+) MiB")
_LOOK, _LOOK_ON_GPU = 4, 64  # nodes of the encoder's graph between two looks whether to stop; one can take a second
# Bytes: for images of the largest size together with what a projector makes of them, and for an encoder's workspace.
_DECODING, _ENCODING = 1 << 30, 4 << 30
_MISMATCH = "mismatch between text model"  # libmtmd's words


class Vision:
    """A projector in memory. Main thread only."""

    def __init__(
        self,
        llama: Llama,
        model: LlamaModel,
        path: Path,
        *,
        threads: int,
        use_gpu: bool,
        on_progress: Callable[[float], bool],
        keep_going: Callable[[], bool],
    ) -> None:
        """Load; `on_progress` returns False to stop, which leaves `is_loaded` False. Raises `KnownError`.

        `keep_going` is asked often while an image is encoded.
        """
        self._model, self._llama, self.path = model, llama, path
        if not path.is_file():
            raise self._unusable(MISSING)
        if not 0 < llama.bytes_needed(path) <= path.stat().st_size:  # libmtmd would calculate with what is missing
            raise self._unusable(NOT_WHOLE)
        self._api = llama.open_mtmd()
        # No text that a person or a file writes can contain it.
        self.marker = f"<__media_{os.urandom(8).hex()}__>"
        self._keep_going = keep_going
        self._nodes = self._compute = 0
        self._every = _LOOK_ON_GPU if use_gpu else _LOOK
        self._use_gpu = use_gpu
        stopped = False

        def progressed(fraction: float, _data: object) -> bool:
            nonlocal stopped
            stopped = stopped or not on_progress(fraction)
            return not stopped

        params = self._api.mtmd_context_params_default()
        params.use_gpu, params.n_threads, params.print_timings = use_gpu, threads, False
        params.media_marker = self.marker.encode()
        params.progress_callback = callback = self._api.mtmd_progress_callback(progressed)
        # Kept here: a callback that Python collects is a crash in C.
        params.cb_eval = self._watch = model.api.ggml_backend_sched_eval_callback(self._looked)
        llama.forget_errors()
        with self._workspace(path.stat().st_size), llama.listening(self._heard):
            self._handle = self._api.mtmd_init_from_file(os.fsencode(path), model.handle, params)
        del callback
        self.is_loaded = bool(self._handle)
        if not self.is_loaded and not stopped:
            raise self._failure(llama.last_error())
        if self.is_loaded and not self._api.mtmd_support_vision(self._handle):
            self.free()
            raise self._unusable(NO_EYES)
        # Positions and places in the context are not the same then.
        self.is_uneven = self.is_loaded and bool(self._api.mtmd_decode_use_mrope(self._handle))

    @property
    def facts(self) -> VisionFacts:
        """What it is and costs."""
        return VisionFacts(name=self.path.name, memory_bytes=self.path.stat().st_size + self._compute)

    def free(self) -> None:
        """Give the memory back."""
        if self.is_loaded:
            self._api.mtmd_free(self._handle)
            self.is_loaded = False

    def read(self, text: str, images: Sequence[bytes]) -> Seen:
        """A rendered chat as tokens, with `images` where `text` has the marker. Raises `KnownError`."""
        check_images(images)
        if text.count(self.marker) != len(images):
            raise KnownError(ErrorKind.TEMPLATE_FAILED, reason=NO_PLACE)
        if text.endswith(self.marker):
            text += "\n"  # the answer begins with the scores of a token
        with contextlib.ExitStack() as stack:
            chunks = self._api.mtmd_input_chunks_init()
            stack.callback(self._api.mtmd_input_chunks_free, chunks)
            self._split(text, images, chunks)
            seen = Seen(self._api, self._model, chunks)
            if seen.has_gaps:
                raise self._unusable(OTHER_MODEL)
            stack.pop_all()  # they are `seen`'s now
            return seen

    def show(self, picture: Picture, context: LlamaContext, position: int) -> int:
        """Put a part of an image into the context; returns llama_decode's code. Raises `KnownError`."""
        self._nodes = 0
        with self._workspace():
            failed = self._api.mtmd_encode_chunk(self._handle, picture.handle)
        if not self._keep_going():
            return ABORTED  # and what was encoded is not whole
        if failed:
            raise KnownError(ErrorKind.IMAGE_UNUSABLE, reason=NOT_ENCODED, details=self._llama.last_error())
        end = self._model.api.llama_pos(0)
        vectors = self._api.mtmd_get_output_embd(self._handle)
        batch = min(BATCH, context.window)
        none = self._api.mtmd_helper_post_decode_callback()
        return context.interruptible(
            lambda: int(
                self._api.mtmd_helper_decode_image_chunk(
                    self._handle, context.handle, picture.handle, vectors, position, 0, batch,
                    ctypes.byref(end), none, None,
                )
            )
        )  # fmt: skip

    def _split(self, text: str, images: Sequence[bytes], chunks: Any) -> None:
        """Decode, reduce to what the model sees, and cut into `chunks`; libmtmd adds the marks around images."""
        api, data = self._api, text.encode()
        bitmaps: list[Any] = []
        self._llama.forget_errors()
        try:
            with bounded(PATIENCE * (1 + len(images))), memory_limit(_DECODING):
                bitmaps.extend(map(self._bitmap, images))
                words = api.mtmd_input_text(data, len(data), False, True)
                row = (api.mtmd_bitmap_p_ctypes * len(bitmaps))(*bitmaps)
                code = api.mtmd_tokenize(self._handle, chunks, ctypes.byref(words), row, len(bitmaps))
        finally:
            for bitmap in bitmaps:
                api.mtmd_bitmap_free(bitmap)
        if code:
            raise KnownError(ErrorKind.IMAGE_UNUSABLE, reason=NOT_ENCODED, details=self._llama.last_error())

    def _bitmap(self, image: bytes) -> Any:
        data = (ctypes.c_uint8 * len(image)).from_buffer_copy(image)
        if bitmap := self._api.mtmd_helper_bitmap_init_from_buf(self._handle, data, len(image), False):
            return bitmap
        raise KnownError(ErrorKind.IMAGE_UNUSABLE, reason=BROKEN, details=self._llama.last_error())

    def _looked(self, _tensor: object, is_question: bool, _data: object) -> bool:
        """Called by ggml for each node of the encoder's graph: "stop after it?", and after it "go on?"."""
        if not is_question:
            return self._keep_going()
        self._nodes += 1
        return self._nodes % self._every == 0

    def _workspace(self, more: int = 0) -> contextlib.AbstractContextManager[None]:
        """Bound what an encoder reserves; a graphics driver reserves addresses without measure, and means nothing."""
        return contextlib.nullcontext() if self._use_gpu else memory_limit(_ENCODING + more)

    def _heard(self, line: bytes) -> None:
        """The size of the encoder's workspace is told in the log only."""
        if match := _WORKSPACE.search(line.decode("utf-8", "replace")):
            self._compute = max(self._compute, int(float(match[1]) * (1 << 20)))

    def _failure(self, reason: str) -> KnownError:
        return self._unusable(OTHER_MODEL if _MISMATCH in reason else reason[:200] or REFUSED, reason)

    def _unusable(self, reason: str, details: str = "") -> KnownError:
        return KnownError(ErrorKind.PROJECTOR_UNUSABLE, name=self.path.name, reason=reason, details=details)
