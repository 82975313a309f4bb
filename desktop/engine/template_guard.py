"""Bounds on what a foreign template may do: names, numbers, memory and time."""

import contextlib
import faulthandler
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType
from typing import TYPE_CHECKING, Any

from desktop.engine.memory_limit import memory_limit

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

OUTPUT_LIMIT = 4 * 1024 * 1024  # characters of a prompt
_SECONDS = 3.0
_LAST_RESORT = 4.5  # seconds after which even a template that holds the interpreter ends, and the engine with it
_MEMORY = 256 * 1024 * 1024  # bytes on top of what the engine has


class TookTooLongError(BaseException):
    """The template used up its time. No `Exception`: nothing on the way out may take it for one of its own."""


def sandbox() -> "ImmutableSandboxedEnvironment":
    """A Jinja environment as publishers expect it, without what only an attacker needs."""
    from jinja2.exceptions import SecurityError
    from jinja2.ext import loopcontrols
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from desktop.engine.templates.bounds import WIDE, bound_filters, check_call, check_number, check_sum

    class Bounded(ImmutableSandboxedEnvironment):
        """Numbers stay small and texts do not multiply: one such operation can hold the interpreter for hours."""

        intercepted_binops = frozenset(["*", "**", "%", "+"])

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            """Calculate, or refuse."""
            if operator == "**" or (operator == "%" and isinstance(left, str) and WIDE.search(left)):
                raise SecurityError(f"operator {operator}")
            check_number(left)
            check_number(right)
            if operator == "+":
                check_sum(left, right)
            if operator == "*" and _size(left) * _size(right) > OUTPUT_LIMIT and not _are_numbers(left, right):
                raise SecurityError("a text that long")
            result = super().call_binop(context, operator, left, right)
            check_number(result)
            return result

        def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as in Jinja
            """Call, or refuse."""
            check_call(__obj, args)
            return super().call(__context, __obj, *args, **kwargs)

    environment = Bounded(trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols])
    environment.globals.pop("lipsum")
    bound_filters(environment)
    return environment


@contextlib.contextmanager
def guarded() -> Iterator[None]:
    """End what takes too long or too much, where the system allows it. Main thread only."""
    with contextlib.ExitStack() as stack:
        faulthandler.dump_traceback_later(_LAST_RESORT, exit=True, file=sys.__stderr__ or sys.stderr)
        stack.callback(faulthandler.cancel_dump_traceback_later)
        if sys.platform != "win32" and threading.current_thread() is threading.main_thread():
            stack.enter_context(_timer())
        stack.enter_context(memory_limit(_MEMORY))
        yield


@contextlib.contextmanager
def _timer() -> Iterator[None]:
    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TookTooLongError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _size(value: object) -> int:
    """Length of a text or list; the value of a number."""
    if isinstance(value, (str, list, tuple)):
        return max(len(value), 1)
    return int(value) if isinstance(value, (int, float)) else 1


def _are_numbers(left: object, right: object) -> bool:
    return isinstance(left, (int, float)) and isinstance(right, (int, float))
