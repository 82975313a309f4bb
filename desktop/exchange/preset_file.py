"""Presets as one JSON file, and back: what comes out is what went in, and a file with a fault gives nothing.

    {"format": "bantam-presets", "version": 1, "presets": [{"name": "Careful", "system_prompt": "…", "sampling": {…}}]}

A preset has the fields of `PresetValues` and a `name`; what it does not name has the value Bantam came with.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from desktop.core.preset import MOST_PRESETS, PresetValues, tidy_name
from desktop.core.sampling import Sampling
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.exchange.errors import ExchangeError

FORMAT = "bantam-presets"
VERSION = 1
LARGEST = 64 << 20  # bytes of a file
_HEAD = ("format", "version", "presets")

NOT_JSON = QT_TRANSLATE_NOOP("errors", "it is not JSON")
NOT_OURS = QT_TRANSLATE_NOOP("errors", "it is not a file of presets")
NEWER = QT_TRANSLATE_NOOP("errors", "a newer Bantam wrote it")
TOO_MANY = QT_TRANSLATE_NOOP("errors", "it holds too many presets, or none")
TOO_LARGE = QT_TRANSLATE_NOOP("errors", "it is too large")
NO_NAME = QT_TRANSLATE_NOOP("errors", "a preset has no name, or a name that is too long")
UNKNOWN = QT_TRANSLATE_NOOP("errors", "there is something in it that no preset has")
BAD_VALUE = QT_TRANSLATE_NOOP("errors", "there is a value in it that is not possible")


class PresetFileError(ExchangeError):
    """What is wrong, and at which place: “presets[2].sampling.warmth”, "" for the whole file."""

    def __init__(self, reason: str, place: str = "", details: str = "") -> None:
        super().__init__(reason)
        self.place = place
        self.details = details


class NamedValues(NamedTuple):
    """A preset without the id that it has in one database."""

    name: str
    values: PresetValues


def preset_bytes(presets: Iterable[NamedValues]) -> bytes:
    """The file."""
    rows = [{"name": one.name, **msgspec.to_builtins(one.values)} for one in presets]
    whole = {"format": FORMAT, "version": VERSION, "presets": rows}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def read_presets(data: bytes) -> list[NamedValues]:
    """All presets of a file; raises `PresetFileError`, and then none of them is to be used."""
    if len(data) > LARGEST:
        raise PresetFileError(TOO_LARGE)
    try:
        head = json.loads(data.decode("utf-8-sig"))
        json.dumps(head, ensure_ascii=False).encode()  # half a surrogate pair could be read, but never written again
    except (ValueError, RecursionError) as error:
        raise PresetFileError(NOT_JSON, details=str(error)) from error
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise PresetFileError(NOT_OURS)
    if not isinstance(head.get("version"), int) or head["version"] > VERSION:
        raise PresetFileError(NEWER)
    _refuse_unknown(head, _HEAD, "")
    rows = head.get("presets")
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_PRESETS:
        raise PresetFileError(TOO_MANY, "presets")
    return [_preset(row, f"presets[{number}]") for number, row in enumerate(rows)]


def _preset(row: Any, place: str) -> NamedValues:
    if not isinstance(row, dict):
        raise PresetFileError(BAD_VALUE, place)
    _refuse_unknown(row, ("name", *PresetValues.__struct_fields__), f"{place}.")
    sampling = row.get("sampling", {})
    if not isinstance(sampling, dict):
        raise PresetFileError(BAD_VALUE, f"{place}.sampling")
    _refuse_unknown(sampling, Sampling.__struct_fields__, f"{place}.sampling.")
    name = row.get("name")
    if not isinstance(name, str) or not name or tidy_name(name) != name:
        raise PresetFileError(NO_NAME, f"{place}.name")
    for field, value in row.items():  # one by one, so that the place is known
        if field == "sampling":
            for part, number in value.items():
                _converted({part: number}, Sampling, f"{place}.sampling.{part}")
        elif field != "name":
            _converted({field: value}, PresetValues, f"{place}.{field}")
    return NamedValues(name, msgspec.convert({key: value for key, value in row.items() if key != "name"}, PresetValues))


def _converted(fields: dict[str, Any], kind: type[msgspec.Struct], place: str) -> None:
    try:
        msgspec.convert(fields, kind)
    except (msgspec.ValidationError, OverflowError) as error:
        raise PresetFileError(BAD_VALUE, place, str(error)) from error


def _refuse_unknown(fields: dict[str, Any], known: Sequence[str], place: str) -> None:
    for key in fields:
        if key not in known:
            raise PresetFileError(UNKNOWN, place + "".join(c if c.isprintable() else "·" for c in key[:60]))
