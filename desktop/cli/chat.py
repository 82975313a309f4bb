"""Chat in the terminal; the conversation is in the window's list afterwards."""

import argparse
import signal
import sys
from typing import TYPE_CHECKING

from desktop.cli.exit_codes import ExitCode
from desktop.cli.given_text import sound
from desktop.cli.output import note, print_error, print_json, progress
from desktop.core.answer_events import AnswerEnded, AnswerEvent, ModelLoading, TextGrew
from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "chat"
HOPELESS = (  # no message can be answered until the person did something
    ErrorKind.ENGINE_MISSING,
    ErrorKind.ENGINE_UNUSABLE,
    ErrorKind.ENGINE_LIBRARY_MISSING,
    ErrorKind.ENGINE_SYSTEM_TOO_OLD,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `chat`."""
    parser.add_argument("-m", "--model", type=str, metavar="NAME", help="use this model from now on, in the window too")
    parser.add_argument("--continue", dest="resume", action="store_true", help="go on with the newest conversation")


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Read lines until end of input; Ctrl+C stops an answer and keeps it.

    Exit code 1 when an answer failed that nobody saw fail, or when no further one can do better. Raises `KnownError`
    before the first line is read when the chats cannot be opened or there is no engine.
    """
    composition.store, composition.pool  # noqa: B018 - a line that cannot be answered is not asked for
    if options.model:
        composition.models.choose(composition.models.find(options.model).id)
    conversations = composition.conversations.conversations() if options.resume else []
    conversation_id = conversations[0].id if conversations else new_id()
    is_watched = sys.stdin.isatty()
    if is_watched:
        note(f"{composition.models.current().name}. Ctrl+C stops an answer, Ctrl+D leaves.")
    code = ExitCode.OK
    while (text := _read()) is not None:
        if not text.strip():
            continue
        error = _turn(composition, conversation_id, text, as_json=options.json)
        if error is not None and error.kind in HOPELESS:
            return ExitCode.FAILED
        if error is not None and not is_watched:
            code = ExitCode.FAILED
    return code


def _read() -> str | None:
    try:
        return sound(input("> " if sys.stdin.isatty() else ""))
    except EOFError:
        return None


def _turn(composition: "Composition", conversation_id: str, text: str, *, as_json: bool) -> KnownError | None:
    """Have one message answered; returns the error that was shown, if there was one."""
    cancel = Cancellation()
    errors: list[KnownError] = []

    def listener(event: AnswerEvent) -> None:
        _show(event, as_json=as_json)
        if isinstance(event, AnswerEnded) and event.error is not None:
            errors.append(event.error)

    before = signal.signal(signal.SIGINT, lambda *_: cancel.cancel())
    try:
        composition.answers.send(
            conversation_id=conversation_id,
            message_id=new_id(),
            text=text,
            listener=listener,
            cancel=cancel,
            tight=True,  # a terminal offers no other way on
        )
    except KnownError as error:
        errors.append(error)
    finally:
        signal.signal(signal.SIGINT, before)
    if not as_json:
        print(flush=True)
    for failure in errors:
        print_error(failure, as_json=as_json)
    return errors[-1] if errors else None


def _show(event: AnswerEvent, *, as_json: bool) -> None:
    if isinstance(event, ModelLoading):
        progress(f"Loading {event.model_name}", event.fraction)
    elif isinstance(event, TextGrew) and not event.reasoning and not as_json:
        print(event.text, end="", flush=True)
    elif isinstance(event, AnswerEnded) and as_json:
        print_json(event.message)
