"""Check that the files of models are what they should be, by hash or by structure."""

import argparse
import time
from typing import TYPE_CHECKING

import msgspec

from desktop.cli.exit_codes import ExitCode
from desktop.cli.output import bytes_progress, note, print_error, print_json
from desktop.core.errors import KnownError

if TYPE_CHECKING:
    from desktop.composition import Composition
    from desktop.core.library import Checked

NAME = "verify"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `verify`."""
    parser.add_argument("name", nargs="?", type=str, metavar="NAME", help="a model; all of them without one")
    parser.add_argument("--afresh", action="store_true", help="read every byte, of files that have not changed too")
    parser.add_argument(
        "--accept", action="store_true", help="you changed NAME on purpose: what it is now is what it should be"
    )


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Print one line a model. Exit code 1 when one is not what it should be."""
    library = composition.models
    models = [library.find_any(options.name)] if options.name else [*library.models(), *library.broken()]
    if options.accept:
        if not options.name:
            note("bantam verify: --accept needs the name of one model")
            return ExitCode.USAGE
        composition.library.accept(models[0])
    found: dict[str, Checked] = {}
    failed: dict[str, KnownError] = {}
    for model in models:
        try:
            told = bytes_progress(f"Reading {model.name}")
            checked = composition.library.check(model, afresh=options.afresh, on_progress=told)
        except KnownError as error:
            if options.name:
                raise
            failed[model.id] = error  # one that cannot be read hides no other
            continue
        if checked is not None:
            found[model.id] = checked
    if options.json:
        good = {name: {**msgspec.to_builtins(one), "is_good": one.soundness.is_good} for name, one in found.items()}
        print_json({**good, **{name: {"is_good": False, "reason": str(one.what)} for name, one in failed.items()}})
    else:
        for name, one in found.items():
            when = time.strftime("%Y-%m-%d %H:%M", time.localtime(one.before_at))
            print("  ".join(word for word in (name, one.sha256[:16], str(one.sentence(when))) if word))
        for fault in failed.values():
            print_error(fault, as_json=False)
    is_good = not failed and all(one.soundness.is_good for one in found.values())
    return ExitCode.OK if is_good else ExitCode.FAILED
