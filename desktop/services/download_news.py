"""What the events of a hub's child, or its failure, change about a download, in words for a person."""

from typing import Any

from desktop.core.download import DownloadState, Trouble
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP, Text
from desktop.hub.protocol import Event, NoRoom, OthersTurn, Progressed, Retrying, Verifying
from desktop.services.download_files import Speed

_CONTEXT = "downloads"
_DROPPED = QT_TRANSLATE_NOOP("downloads", "The connection dropped")
_UNREACHABLE = QT_TRANSLATE_NOOP("downloads", "{host} cannot be reached")
_ODD = QT_TRANSLATE_NOOP("downloads", "What {host} sends is not the file")
_BUSY = QT_TRANSLATE_NOOP("downloads", "{host} has too much to do")
_KEPT = QT_TRANSLATE_NOOP("downloads", "What has arrived is kept, and it goes on from there.")
_NETWORK = QT_TRANSLATE_NOOP("downloads", "Check the network of this computer.")
_ROOM = QT_TRANSLATE_NOOP("downloads", "The disk is full: {needed} MB are needed and {free} MB are free")
_MAKE_ROOM = QT_TRANSLATE_NOOP("downloads", "Make room, and it goes on by itself.")
_SHARE = QT_TRANSLATE_NOOP("downloads", "The disk takes no more, although {free} MB are free")
_OTHER = QT_TRANSLATE_NOOP("downloads", "Another Bantam is fetching it; this one waits")
_ENDED = QT_TRANSLATE_NOOP("errors", "it was ended")
STILL: dict[str, Any] = {"speed": 0.0, "seconds_left": None}


def changes_of(event: Event, speed: Speed, host: str) -> dict[str, Any]:
    """The fields of a `Download` that an event changes; none for what is no news of it."""
    match event:
        case Progressed(done=done, total=total):
            rate = speed.of(done)
            left = (total - done) / rate if rate > 0 and total else None
            going = {"state": DownloadState.RUNNING, "done": done, "total": total, "trouble": None}
            return {**going, "speed": rate, "seconds_left": left}
        case Retrying():
            speed.forget()
            return {**STILL, **_retrying(event, host)}
        case NoRoom(needed=needed, free=free):
            words = _ROOM if free < needed else _SHARE  # where there is a limit for each person
            what = _text(words, needed=-(-needed // 1_000_000), free=free // 1_000_000)
            trouble = Trouble(what=what, safe=_text(_KEPT), next_step=_text(_MAKE_ROOM))
            return {**STILL, "state": DownloadState.NO_ROOM, "trouble": trouble}
        case OthersTurn():
            return {**STILL, "state": DownloadState.OTHERS, "trouble": Trouble(what=_text(_OTHER))}
        case Verifying():  # a file that was here already may follow
            speed.forget()
            return {**STILL, "state": DownloadState.VERIFYING, "trouble": None}
    return {}


def failure(error: KnownError, name: str) -> dict[str, Any]:
    """What is told of one that came to nothing; an error that does not say of what gets the model's name."""
    if error.kind in (ErrorKind.DOWNLOAD_FAILED, ErrorKind.DOWNLOAD_STOPPED) and not error.arguments.get("name"):
        reason = str(error.arguments.get("reason") or _ENDED)
        error = KnownError(error.kind, name=name, reason=reason, details=error.details)
    trouble = Trouble(what=error.what, safe=error.safe, next_step=error.next_step, details=error.details)
    return {**STILL, "state": DownloadState.FAILED, "trouble": trouble}


def _retrying(event: Retrying, host: str) -> dict[str, Any]:
    details = f"{host}: {event.reason}"
    if event.is_unreachable:
        what = _text(_UNREACHABLE, host=host)
        trouble = Trouble(what=what, safe=_text(_KEPT), next_step=_text(_NETWORK), details=details)
        return {"state": DownloadState.UNREACHABLE, "retry_in": event.seconds, "trouble": trouble}
    words = _ODD if event.is_odd else _BUSY if " answered " in event.reason else _DROPPED
    what = _text(words, host=host)
    trouble = Trouble(what=what, safe=_text(_KEPT), details=details)
    return {"state": DownloadState.RETRYING, "retry_in": event.seconds, "trouble": trouble}


def _text(template: str, **arguments: str | int) -> Text:
    return Text(_CONTEXT, template, arguments)
