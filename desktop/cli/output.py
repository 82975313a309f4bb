"""Answers go to stdout, everything else to stderr."""

import json
import sys
from collections.abc import Callable
from typing import Any

import msgspec

from desktop.core.errors import KnownError


def print_json(value: Any) -> None:
    """Print any struct, dict or list as one indented JSON document, in ASCII where the output is no UTF-8."""
    is_utf8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("_", "-") in ("utf-8", "utf8")
    print(json.dumps(msgspec.to_builtins(value, enc_hook=str), ensure_ascii=not is_utf8, indent=2))


def print_error(error: KnownError, *, as_json: bool) -> None:
    """What happened, what is safe, what to do; as JSON on stdout when that was asked for."""
    if as_json:
        words = {"kind": error.kind.name, "what": str(error.what), "safe": str(error.safe)}
        print_json({"error": {**words, "next_step": str(error.next_step), "details": error.details}})
        return
    print(f"{error.what} {error.safe}\n{error.next_step}", file=sys.stderr)


def note(words: str) -> None:
    """Something for the person, not for the pipe."""
    print(words, file=sys.stderr, flush=True)


def progress(words: str, fraction: float) -> None:
    """One line that rewrites itself, only where somebody is looking."""
    if sys.stderr.isatty():
        end = "\n" if fraction >= 1 else ""
        print(f"\r{words} {fraction:4.0%}", end=end, file=sys.stderr, flush=True)


def bytes_progress(words: str) -> Callable[[int, int], None]:
    """The same for what counts bytes."""
    return lambda done, total: progress(words, done / max(total, 1))
