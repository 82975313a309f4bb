"""Chat in the terminal; the conversation is in the window's list afterwards."""

import argparse
import signal
import sys
from typing import TYPE_CHECKING

from desktop.cli.exit_codes import ExitCode
from desktop.cli.output import note, print_error, print_json, progress
from desktop.core.answer_events import AnswerEnded, AnswerEvent, ModelLoading, TextGrew
from desktop.core.cancellation import Cancellation
from desktop.core.errors import KnownError
from desktop.core.ids import new_id

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "chat"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `chat`."""
    parser.add_argument("-m", "--model", metavar="NAME", help="use this model from now on, in the window too")
    parser.add_argument("--continue", dest="resume", action="store_true", help="go on with the newest conversation")


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Read lines until end of input; Ctrl+C stops an answer and keeps it."""
    if options.model:
        composition.models.choose(composition.models.find(options.model).id)
    conversations = composition.conversations.conversations() if options.resume else []
    conversation_id = conversations[0].id if conversations else new_id()
    if sys.stdin.isatty():
        note(f"{composition.models.current().name}. Ctrl+C stops an answer, Ctrl+D leaves.")
    while (text := _read()) is not None:
        if text.strip():
            _turn(composition, conversation_id, text, as_json=options.json)
    return ExitCode.OK


def _read() -> str | None:
    try:
        return input("> " if sys.stdin.isatty() else "")
    except EOFError:
        return None


def _turn(composition: "Composition", conversation_id: str, text: str, *, as_json: bool) -> None:
    cancel = Cancellation()

    def listener(event: AnswerEvent) -> None:
        _show(event, as_json=as_json)

    before = signal.signal(signal.SIGINT, lambda *_: cancel.cancel())
    try:
        composition.answers.send(
            conversation_id=conversation_id, message_id=new_id(), text=text, listener=listener, cancel=cancel
        )
    except KnownError as error:
        print_error(error, as_json=as_json)
    finally:
        signal.signal(signal.SIGINT, before)
    if not as_json:
        print(flush=True)


def _show(event: AnswerEvent, *, as_json: bool) -> None:
    if isinstance(event, ModelLoading):
        progress(f"Loading {event.model_name}", event.fraction)
    elif isinstance(event, TextGrew) and not as_json:
        print(event.text, end="", flush=True)
    elif isinstance(event, AnswerEnded):
        if as_json:
            print_json(event.message)
        if event.error is not None:
            print_error(event.error, as_json=as_json)
