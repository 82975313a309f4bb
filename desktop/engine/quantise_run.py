"""Starts the child that quantises, listens to it, and ends it when nobody wants it any more."""

import subprocess
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.build import EngineBuild
from desktop.engine.command import engine_command, engine_environment, quantise_arguments, size_arguments
from desktop.engine.deaths import exit_words
from desktop.engine.quantising import Quantising, Sized

PATIENCE = 20.0  # seconds for an answer that takes half of one
NOT_WRITTEN = QT_TRANSLATE_NOOP("errors", "it was not written to its end")


class QuantiseError(Exception):
    """The child failed; `reason` is the end of a sentence."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def quantise(
    build: EngineBuild,
    backend: str,
    source: Path,
    output: Path,
    file_type: int,
    on_progress: Callable[[float], None],
    cancel: Cancellation,
) -> bool:
    """Write `source` into the empty file `output` with numbers of another type; False when cancelled.

    Raises `QuantiseError` and `KnownError` (ENGINE_CANNOT_START). What is in `output` then is of no use.
    """
    command = [*engine_command(), *quantise_arguments(build, backend, source, output, file_type)]
    none, pipe = subprocess.DEVNULL, subprocess.PIPE
    last = Quantising()
    try:
        with subprocess.Popen(command, stdin=none, stdout=pipe, stderr=pipe, env=engine_environment()) as child:
            log = threading.Thread(target=_drain, args=(child,), name="quantise-log")
            log.start()
            try:
                cancel.on_cancel(child.kill)
                for line in child.stdout or ():
                    last = msgspec.json.decode(line, type=Quantising)
                    if last.total:
                        on_progress(last.done / last.total)
            finally:
                child.kill()  # nothing, when it has ended by itself
                log.join()
    except OSError as error:
        raise KnownError(
            ErrorKind.ENGINE_CANNOT_START, reason=error.strerror or str(error), details=repr(error)
        ) from error
    if cancel.is_cancelled:
        return False
    if not last.is_over:
        raise QuantiseError(exit_words(child.returncode) if child.returncode else NOT_WRITTEN)
    if last.trouble:
        raise QuantiseError(last.trouble)
    return True


def sizes(build: EngineBuild, source: Path, file_types: Sequence[int]) -> dict[int, Sized]:
    """How large the weights would be, by type, as far as llama.cpp says so. Half a second; nothing is written."""
    command = [*engine_command(), *size_arguments(build, source, file_types)]
    none = subprocess.DEVNULL
    try:
        done = subprocess.run(
            command,
            stdin=none,
            stdout=subprocess.PIPE,
            stderr=none,
            env=engine_environment(),
            timeout=PATIENCE,
            check=False,
        )
        found = [msgspec.json.decode(line, type=Sized) for line in done.stdout.splitlines()]
    except (OSError, subprocess.TimeoutExpired, msgspec.MsgspecError):
        return {}
    return {one.type: one for one in found}


def _drain(child: "subprocess.Popen[bytes]") -> None:
    for _ in child.stderr or ():
        pass
