"""Let a double click on a .gguf file open Bantam, for you alone; --undo takes it back."""

import argparse
from typing import TYPE_CHECKING

from desktop.cli.exit_codes import ExitCode
from desktop.cli.output import note, print_json
from desktop.core.file_opening import OpeningState

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "register"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `register`."""
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--default", action="store_true", help="also where another program opens them now")
    ways.add_argument("--undo", action="store_true", help="as it was before")
    ways.add_argument("--show", action="store_true", help="change nothing")


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Say what is so now, and where that is written."""
    service = composition.opening
    if options.show:
        state = service.state()
    elif options.undo:
        state = service.unregister()
    else:
        state = service.register(as_default=options.default)
    _tell(state, as_json=options.json)
    return ExitCode.OK


def _tell(state: OpeningState, *, as_json: bool) -> None:
    if as_json:
        told = {"on": state.is_on, "other": state.other, "places": state.places}
        print_json({**told, "notes": [str(one) for one in state.notes]})
        return
    print(state.words)
    for place in state.places:
        print(place)
    for one in state.notes:
        note(str(one))
    if state.is_on and state.other:
        note("“bantam register --default” makes it Bantam.")
