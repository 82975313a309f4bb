"""Fetch a model from the hub, verified; what has arrived is kept when it is interrupted."""

import argparse
from typing import TYPE_CHECKING

from desktop.cli.exit_codes import ExitCode
from desktop.cli.given_text import sound
from desktop.cli.output import note, print_json, progress
from desktop.core.cancellation import Cancellation

if TYPE_CHECKING:
    from desktop.composition import Composition
    from desktop.hub.protocol import Event

NAME = "pull"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `pull`."""
    parser.add_argument(
        "model",
        nargs="?",
        type=sound,
        help="an id of the catalogue (“bantam search” lists them), OWNER/NAME, hf:OWNER/NAME:QUANT, or an address",
    )
    parser.add_argument("--file", type=sound, default="", metavar="NAME", help="this file of the repository")


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Print the path of the file that was fetched."""
    if not options.model:
        note("bantam pull: name a model")
        return ExitCode.USAGE
    file = composition.catalogue.pinned(composition.catalogue.resolve(options.model, options.file))
    note(f"{file.repo}/{file.name}")
    try:
        fetched = composition.downloads.fetch(file, _show, Cancellation())
    except KeyboardInterrupt:
        note("\nStopped. What has arrived is kept; the same command goes on from there.")
        raise
    if options.json:
        print_json({"path": str(fetched.paths[0]), "repo": file.repo, "name": file.name, "sha256": fetched.hashes})
    else:
        print(fetched.paths[0])
    return ExitCode.OK


def _show(event: "Event") -> None:
    from desktop.hub.protocol import NoRoom, OthersTurn, Progressed, Retrying, Verifying

    match event:
        case Progressed(done=done, total=total) if total:
            progress(f"{done / 1e6:,.0f} of {total / 1e6:,.0f} MB", done / total)
        case Retrying(seconds=seconds, reason=reason):
            note(f"Interrupted ({reason}); again in {seconds:.0f} s")
        case NoRoom(needed=needed, free=free):
            note(f"No room: {needed / 1e6:,.0f} MB are needed, {free / 1e6:,.0f} MB are free; waiting")
        case OthersTurn():
            note("Another Bantam is fetching it; waiting")
        case Verifying():
            note("Verifying")
