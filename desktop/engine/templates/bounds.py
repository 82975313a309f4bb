"""Bounds on the single steps of a foreign template: those that can hold the interpreter, where no timer reaches."""

import re
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import SecurityError

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

TEXT_LIMIT = 4 * 1024 * 1024  # characters that one step may make
LIST_LIMIT = 100_000  # items, as many as the sandbox allows in a range
NUMBER_LIMIT = 2**63
PRECISION_LIMIT = 100  # digits
WIDE = re.compile(r"\d{4}|\*")  # a width in a format string
# Not needed for chats: they parse, wrap or guess, and some of them slowly.
_NO_FILTERS = ("filesizeformat", "pprint", "random", "striptags", "urlize", "wordwrap", "xmlattr")
_NO_METHODS = {"encode", "decode", "to_bytes", "from_bytes", "maketrans", "translate"}
_PADDING = {"center", "ljust", "rjust", "zfill"}


def bound_filters(environment: "SandboxedEnvironment") -> None:
    """Take filters away, and put a check before those that make much out of little."""
    for name in _NO_FILTERS:
        environment.filters.pop(name, None)
    for name, check in _CHECKS.items():
        environment.filters[name] = _checked(environment.filters[name], check)
    environment.filters["int"] = _small_int(environment.filters["int"])


def check_call(function: object, arguments: tuple[Any, ...]) -> None:
    """Refuse a method of texts and numbers that would take too long; raises `SecurityError`."""
    name, owner = getattr(function, "__name__", ""), getattr(function, "__self__", None)
    if not isinstance(owner, (str, bytes, int, float)):
        return
    if name in _NO_METHODS:
        raise SecurityError(f"the method {name}")
    if name in _PADDING:
        _refuse_more(_number(arguments, 0))
    elif name == "expandtabs":
        _refuse_more(len(str(owner)) * max(_number(arguments, 0), 8))
    elif name == "replace" and isinstance(owner, str):
        _replace(owner, *arguments[:2])
    elif name == "join" and isinstance(owner, str) and arguments and hasattr(arguments[0], "__len__"):
        _refuse_more(len(owner) * len(arguments[0]))


def check_number(value: object) -> None:
    """Refuse what is too large to calculate with; raises `SecurityError`."""
    if isinstance(value, int) and abs(value) > NUMBER_LIMIT:
        raise SecurityError("a number that large")


def check_sum(left: object, right: object) -> None:
    """Refuse to put together what is too long; raises `SecurityError`."""
    if isinstance(left, (str, list, tuple)) and isinstance(right, (str, list, tuple)):
        _refuse_more(len(left) + len(right))


def _checked(function: Callable[..., Any], check: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, with a check of its arguments before; the marks that Jinja puts on filters stay."""
    first = 1 if hasattr(function, "jinja_pass_arg") else 0

    def checked(*arguments: Any, **named: Any) -> Any:
        before, given = arguments[:first], arguments[first:]
        value = check(*given, **named)
        return function(*before, value, *given[1:], **named)

    checked.__dict__.update(function.__dict__)
    return checked


def _small_int(function: Callable[..., Any]) -> Callable[..., Any]:
    def to_int(*arguments: Any, **named: Any) -> Any:
        number = function(*arguments, **named)
        check_number(number)
        return number

    return to_int


def _short_list(value: Any, *_rest: Any, **_named: Any) -> Any:
    """What is sorted or compared with itself: a list, a text or something that makes one."""
    if not hasattr(value, "__len__") and hasattr(value, "__iter__"):
        value = list(islice(value, LIST_LIMIT + 1))
    if hasattr(value, "__len__") and len(value) > LIST_LIMIT:
        raise SecurityError("a list that long")
    return value


def _join(value: Any, d: Any = "", *_rest: Any, **_named: Any) -> Any:
    value = _short_list(value)
    if hasattr(value, "__len__"):
        _refuse_more(len(str(d)) * len(value) + sum(len(item) for item in value if isinstance(item, str)))
    return value


def _replace(value: Any, old: Any = "", new: Any = "", *_rest: Any, **_named: Any) -> Any:
    text, growth = str(value), len(str(new)) - len(str(old))
    if growth > 0:
        _refuse_more(len(text) + text.count(str(old)) * growth)
    return value


def _padded(value: Any, width: Any = 80, *_rest: Any, **_named: Any) -> Any:
    _refuse_more(_number((width,), 0))
    return value


def _indented(value: Any, width: Any = 4, *_rest: Any, **_named: Any) -> Any:
    by = len(width) if isinstance(width, str) else _number((width,), 0)
    _refuse_more(by * (str(value).count("\n") + 1))
    return value


def _rounded(value: Any, precision: Any = 0, *_rest: Any, **_named: Any) -> Any:
    if abs(_number((precision,), 0)) > PRECISION_LIMIT:
        raise SecurityError("a precision that large")
    return value


def _formatted(value: Any, *_rest: Any, **_named: Any) -> Any:
    if WIDE.search(str(value)):
        raise SecurityError("a width that large")
    return value


def _divided(value: Any, count: Any = 1, *_rest: Any, **_named: Any) -> Any:
    if _number((count,), 0) > LIST_LIMIT:
        raise SecurityError("a list that long")
    return value


def _number(arguments: tuple[Any, ...], at: int) -> int:
    value = arguments[at] if len(arguments) > at else 0
    return int(value) if isinstance(value, (int, float)) and value == value and abs(value) < float("inf") else 0


def _refuse_more(size: int) -> None:
    if size > TEXT_LIMIT:
        raise SecurityError("a text that long")


_CHECKS: dict[str, Callable[..., Any]] = {
    "batch": _divided,
    "center": _padded,
    "dictsort": _short_list,
    "format": _formatted,
    "groupby": _short_list,
    "indent": _indented,
    "join": _join,
    "replace": _replace,
    "round": _rounded,
    "slice": _divided,
    "sort": _short_list,
    "unique": _short_list,
}
