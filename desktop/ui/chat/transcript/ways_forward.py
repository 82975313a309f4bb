"""Which way forward the error card of a chat offers first, by what failed."""

from enum import Enum

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP

CONTEXT = "ways_forward"


class WayForward(Enum):
    """What a button of the card does; the value is what it says."""

    RESTART = QT_TRANSLATE_NOOP("ways_forward", "Restart")
    RETRY = QT_TRANSLATE_NOOP("ways_forward", "Try again")
    CHOOSE_MODEL = QT_TRANSLATE_NOOP("ways_forward", "Choose a model")
    NEW_CHAT = QT_TRANSLATE_NOOP("ways_forward", "New chat")
    WITHOUT_ADAPTER = QT_TRANSLATE_NOOP("ways_forward", "Answer without it")
    CLOSE = QT_TRANSLATE_NOOP("ways_forward", "Close")  # what failed is no answer, and is asked for where it was
    SHORTER, LOAD_ANYWAY = "shorter", "anyway"  # on the question about a model that is too large


_BY_KIND: dict[ErrorKind, tuple[WayForward, ...]] = {
    ErrorKind.ENGINE_STOPPED: (WayForward.RESTART, WayForward.CHOOSE_MODEL),
    ErrorKind.ENGINE_HUNG: (WayForward.RESTART, WayForward.CHOOSE_MODEL),
    ErrorKind.ENGINE_CANNOT_START: (WayForward.RESTART,),
    ErrorKind.OUT_OF_MEMORY: (WayForward.CHOOSE_MODEL, WayForward.RETRY),
    ErrorKind.CONTEXT_NEEDS_MEMORY: (WayForward.CHOOSE_MODEL, WayForward.RETRY),
    ErrorKind.SETTINGS_UNSUPPORTED: (WayForward.CHOOSE_MODEL, WayForward.RETRY),
    ErrorKind.MODEL_MISSING: (WayForward.CHOOSE_MODEL, WayForward.RETRY),
    ErrorKind.MODEL_UNKNOWN: (WayForward.CHOOSE_MODEL,),
    ErrorKind.MODEL_UNREADABLE: (WayForward.CHOOSE_MODEL, WayForward.RETRY),
    ErrorKind.NO_MODEL: (WayForward.CHOOSE_MODEL, WayForward.RETRY),
    ErrorKind.TEMPLATE_FAILED: (WayForward.CHOOSE_MODEL,),
    ErrorKind.PROMPT_TOO_LONG: (WayForward.NEW_CHAT, WayForward.RETRY),
    ErrorKind.CONVERSATION_UNKNOWN: (WayForward.NEW_CHAT,),
    ErrorKind.ADAPTER_MISSING: (WayForward.WITHOUT_ADAPTER, WayForward.RETRY),
    ErrorKind.ADAPTER_UNUSABLE: (WayForward.WITHOUT_ADAPTER, WayForward.RETRY),
    ErrorKind.NOTHING_TO_EXPORT: (WayForward.CLOSE,),
    ErrorKind.EXPORT_FAILED: (WayForward.CLOSE,),
    ErrorKind.PRINT_FAILED: (WayForward.CLOSE,),
}


def ways_forward(error: Exception) -> tuple[WayForward, ...]:
    """The buttons for an error, the first one first; what is not in the table is tried again."""
    kind = error.kind if isinstance(error, KnownError) else None
    return _BY_KIND.get(kind, (WayForward.RETRY,)) if kind is not None else (WayForward.RETRY,)
