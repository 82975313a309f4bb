"""Models of other programs, for `bantam models`: listed, or used where they lie."""

import argparse
from typing import TYPE_CHECKING

from desktop.cli.exit_codes import ExitCode
from desktop.cli.output import note, print_json
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import gigabytes

if TYPE_CHECKING:
    from desktop.composition import Composition


def other_programs(options: argparse.Namespace, composition: "Composition") -> int:
    """Print one line a model: program, name, size, whether it is used; raises `KnownError` (MODEL_UNKNOWN)."""
    found = composition.library.other_programs()
    if options.use:
        wanted = [one for program in found for one in program.models if one.name == options.use]
        if not wanted:
            names = ", ".join(one.name for program in found for one in program.models)
            raise KnownError(ErrorKind.MODEL_UNKNOWN, name=options.use, names=names or "–")
        model = composition.library.use_in_place(wanted[0])
        if options.json:
            print_json(model)
        else:
            print(model.id)
        return ExitCode.OK
    if options.json:
        print_json({"programs": found, "saved": composition.library.saved_in_place()})
        return ExitCode.OK
    for program in found:
        for one in program.models:
            state = one.problem or ("used in place" if one.is_used else "–")
            print("  ".join((program.program.value, one.name, f"{one.size / 1e6:,.0f} MB", state)))
    if not found:
        note("No other program keeps models here.")
    if saved := composition.library.saved_in_place():
        note(f"Using them in place saves {gigabytes(saved)}.")
    return ExitCode.OK
