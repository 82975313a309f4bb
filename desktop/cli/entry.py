"""Reads the command's words, runs it, and turns errors into sentences and exit codes."""

import argparse
import contextlib
import errno
import io
import os
import signal
import sys
from typing import NoReturn

from desktop.cli.exit_codes import ExitCode
from desktop.cli.output import note, print_error
from desktop.cli.parser import parse
from desktop.composition import Composition
from desktop.core.errors import KnownError
from desktop.engine import head_start
from desktop.paths import Paths


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as stderr does: the name of a file may be any bytes
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")  # `given_text` makes words of what is no UTF-8
    for name in ("SIGTERM", "SIGHUP"):  # so that nothing half stays of what was under way
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_DFL:  # not under `nohup`
            signal.signal(getattr(signal, name), _leave)
    try:
        return _run(parse(arguments))
    finally:
        head_start.give_up()


def _leave(number: int, _frame: object) -> NoReturn:
    """Told to end, or the terminal was closed; the exit code is as shells count it."""
    raise SystemExit(128 + number)


def _run(options: argparse.Namespace) -> int:
    try:
        paths = Paths.under(options.data_dir) if options.data_dir else Paths.default()
        composition = Composition(paths, keeps_states=options.keeps_states)
        try:
            code = int(options.run(options, composition))
            if sys.stdout is not None:
                sys.stdout.flush()  # here, where it can be told that nobody takes it
            return code
        finally:
            composition.close()
    except KnownError as error:
        print_error(error, as_json=options.json)
        return ExitCode.FAILED
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:  # the reader of our output left, as `head` does
        _write_no_more()
        return ExitCode.OK
    except Exception as error:  # noqa: BLE001 - the top-level hook
        if isinstance(error, OSError) and error.errno == errno.ENOSPC and error.filename is None:
            _write_no_more()
            note(f"The output could not be written: {error.strerror}.")
            return ExitCode.FAILED
        import traceback  # not above: every command would pay for it

        traceback.print_exc()
        print("This is a fault in Bantam. “bantam doctor” prints what a report needs.", file=sys.stderr)
        return ExitCode.BUG


def _write_no_more() -> None:
    """What is left of the output is of use to nobody; Python would try once more at its end."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
