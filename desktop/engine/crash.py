"""What is known about an engine that died, and the error a person gets to see."""

import msgspec

from desktop.core.errors import BantamError, BugError, ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine import endless
from desktop.engine.deaths import exit_words, signal_name

STARTING = QT_TRANSLATE_NOOP("errors", "starting")
LOADING = QT_TRANSLATE_NOOP("errors", "loading the model")
WRITING = QT_TRANSLATE_NOOP("errors", "writing an answer")
COUNTING = QT_TRANSLATE_NOOP("errors", "counting tokens")
EMBEDDING = QT_TRANSLATE_NOOP("errors", "reading texts for search")
SCORING = QT_TRANSLATE_NOOP("errors", "scoring texts")
RANKING = QT_TRANSLATE_NOOP("errors", "ranking texts")
ADAPTING = QT_TRANSLATE_NOOP("errors", "reading an adapter")
TUNING = QT_TRANSLATE_NOOP("errors", "measuring how fast the model is")
FATHOMING = QT_TRANSLATE_NOOP("errors", "working out what a model takes")
SAVING = QT_TRANSLATE_NOOP("errors", "saving what it knows of the chats")
WAITING = QT_TRANSLATE_NOOP("errors", "waiting for a question")

NOT_AN_EVENT = QT_TRANSLATE_NOOP("errors", "it sent something that is not a message of the engine")
PIPE_CLOSED = QT_TRANSLATE_NOOP("errors", "it stopped listening and was ended")
STOPPED = QT_TRANSLATE_NOOP("errors", "it was stopped")

_MEMORY_SIGNS = ("bad_alloc", "failed to allocate", "unable to allocate", "cannot allocate memory", "out of memory")


class Death(msgspec.Struct, frozen=True, kw_only=True):
    """The end of a child process. At most one of the reasons is set; none means that it died by itself."""

    exit_code: int
    tail: list[str]  # the last lines of stderr
    not_an_event: str = ""  # it was killed for this line
    wrong_protocol: int | None = None
    hung_seconds: float = 0.0
    pipe_closed: bool = False
    stopped: bool = False  # on our request
    starved: bool = False  # the kernel killed for want of memory meanwhile
    greeted: bool = True  # it had said hello


def crash_error(death: Death, doing: str, model_name: str = "") -> BantamError:
    """The error for whoever waits for a dead engine; `doing` is what was asked of it."""
    details = _details(death)
    if death.wrong_protocol is not None:
        return BugError(f"the engine speaks protocol {death.wrong_protocol}\n{details}")
    if death.stopped:
        return KnownError(ErrorKind.ENGINE_STOPPED, doing=doing, reason=STOPPED)
    if death.hung_seconds:
        seconds = round(death.hung_seconds) if death.hung_seconds >= 1 else round(death.hung_seconds, 2)
        return KnownError(ErrorKind.ENGINE_HUNG, seconds=seconds, doing=doing, details=details)
    if signal_name(death.exit_code) == endless.SIGNAL:
        return KnownError(ErrorKind.ENGINE_HUNG, seconds=round(endless.PATIENCE), doing=doing, details=details)
    if _wanted_memory(death):
        return KnownError(ErrorKind.OUT_OF_MEMORY, name=model_name or "–", details=details)
    if not death.greeted:
        return KnownError(ErrorKind.ENGINE_CANNOT_START, reason=_reason(death), details=details)
    return KnownError(ErrorKind.ENGINE_STOPPED, doing=doing, reason=_reason(death), details=details)


def _reason(death: Death) -> str:
    if death.not_an_event:
        return NOT_AN_EVENT
    if death.pipe_closed:
        return PIPE_CLOSED
    return exit_words(death.exit_code)


def _wanted_memory(death: Death) -> bool:
    name = signal_name(death.exit_code)
    if name == "SIGKILL":
        return death.starved and not death.not_an_event and not death.pipe_closed
    said = " ".join(death.tail[-20:]).lower()
    return name in ("SIGABRT", "SIGSEGV") and any(sign in said for sign in _MEMORY_SIGNS)


def _details(death: Death) -> str:
    first = [f"exit code {death.exit_code} {signal_name(death.exit_code)}".rstrip()]
    if death.not_an_event:
        first.append(f"bad line: {death.not_an_event}")
    return "\n".join([*first, *death.tail])
