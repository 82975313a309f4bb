"""Reads JSON that others wrote: a list of chats is cut into raw pieces, so that one bad chat spoils no other."""

import json
import re
from typing import Any

import msgspec

from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.exchange import limits
from desktop.exchange.errors import ExchangeError

_BROKEN = (msgspec.MsgspecError, UnicodeDecodeError, ValueError)


def read_head(data: bytes) -> dict[str, msgspec.Raw] | list[msgspec.Raw]:
    """The outermost object or list, its values unread; raises `ExchangeError`."""
    try:
        found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=dict[str, msgspec.Raw] | list[msgspec.Raw])
    except RecursionError as error:
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it is nested too deeply")) from error
    except _BROKEN as error:
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it is not JSON, or its end is missing")) from error
    if len(found) > limits.CHATS:
        raise ExchangeError(f"it has more than {limits.CHATS:,} entries")
    return found


def read_value(raw: msgspec.Raw) -> Any:
    """One piece, read; raises `ExchangeError`. Halves of a pair, which some programs leave, become U+FFFD."""
    try:
        return msgspec.json.decode(raw)
    except RecursionError as error:
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it is nested too deeply")) from error
    except _BROKEN:
        pass
    try:
        return json.loads(_without_halves(bytes(raw).decode("utf-8", "replace")))
    except RecursionError as error:
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it is nested too deeply")) from error
    except _BROKEN as error:
        raise ExchangeError(QT_TRANSLATE_NOOP("errors", "it is not JSON")) from error


_ESCAPED_HALF = re.compile(
    r"(?<!\\)((?:\\\\)*)(?:(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)


def _without_halves(text: str) -> str:
    """Whole pairs stay; a half that stands alone is replaced where it is written as an escape."""
    return _ESCAPED_HALF.sub(lambda found: found[1] + (found[2] or "\\ufffd"), text)
