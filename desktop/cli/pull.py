"""Fetch a model from the hub, verified; what has arrived is kept when it is interrupted."""

import argparse
import sys
from typing import TYPE_CHECKING

from desktop.cli.asked_host import say_who_is_asked
from desktop.cli.exit_codes import ExitCode
from desktop.cli.given_text import sound
from desktop.cli.judging import fit_lines, judged_file, judged_roughly, size, speed_line
from desktop.cli.output import note, print_json, progress
from desktop.core.cancellation import Cancellation
from desktop.core.catalogue import HubFile
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fit import Fit, FitLevel
from desktop.core.fit_curve import choose
from desktop.library.gguf_header import GgufError

if TYPE_CHECKING:
    from desktop.composition import Composition
    from desktop.hub.protocol import Event

NAME = "pull"
_FETCHING_SAYS_SO = (  # and ends with it
    ErrorKind.HUB_GATED,
    ErrorKind.HUB_TOKEN,
    ErrorKind.HUB_REPO_MISSING,
    ErrorKind.NETWORK_OFF,
    ErrorKind.DOWNLOAD_NOT_THERE,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `pull`."""
    parser.add_argument(
        "model",
        nargs="?",
        type=sound,
        help="an id of the catalogue (“bantam search” lists them), OWNER/NAME, hf:OWNER/NAME:QUANT, or an address",
    )
    parser.add_argument("--file", type=sound, default="", metavar="NAME", help="this file of the repository")
    parser.add_argument(
        "--anyway",
        action="store_true",
        help="although it is too large for this computer, or another file than the catalogue knows; else it is asked, "
        "and without a terminal nothing is fetched and the exit code is 1",
    )


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Say whether it fits, and print the path of the file that was fetched. Exit code 1 where it is not wanted so."""
    if not options.model:
        note("bantam pull: name a model")
        return ExitCode.USAGE
    say_who_is_asked(composition)
    known = composition.catalogue.resolve(options.model, options.file)
    file = composition.catalogue.pinned(known)
    note(f"{file.repo}/{file.name}")
    try:
        if not _goes_on(options, known, file, composition):
            return ExitCode.FAILED
        fetched = composition.downloads.fetch(file, _show, Cancellation())
    except KeyboardInterrupt:
        note("\nStopped. What has arrived is kept; the same command goes on from there.")
        raise
    if options.json:
        print_json({"path": str(fetched.paths[0]), "repo": file.repo, "name": file.name, "sha256": fetched.hashes})
    else:
        print(fetched.paths[0])
    return ExitCode.OK


def _goes_on(options: argparse.Namespace, known: HubFile, file: HubFile, composition: "Composition") -> bool:
    """Say what has to be known before a byte of its weights is fetched; raises `KnownError` where that is too bad."""
    if known.first_sha256 not in ("", file.first_sha256):
        note("Its publisher has put another file in the place of the one that the catalogue knows.")
        if not _is_wanted(options, KnownError(ErrorKind.DOWNLOAD_CHANGED, name=file.name)):
            return False
    fit = None if composition.downloads.is_here(file) else _foretold(file, composition)
    if fit is None or fit.level is not FitLevel.TOO_LARGE:
        return True
    needed, available = size(fit.need.total), size(fit.available)
    error = KnownError(ErrorKind.DOWNLOAD_TOO_LARGE, name=file.name, needed=needed, available=available)
    return _is_wanted(options, error)


def _foretold(file: HubFile, composition: "Composition") -> Fit | None:
    """Read its beginning and say what that means here; None where it is no model, or nobody knows."""
    try:
        judged = judged_file(file, composition)
    except (KnownError, GgufError) as error:
        if isinstance(error, KnownError) and error.kind in _FETCHING_SAYS_SO:
            return None
        known = composition.catalogue.of_file(file.repo, file.name)
        if known is None:
            note("Its beginning could not be read, so nobody knows yet whether it fits.")
            return None
        note("Its beginning could not be read, so this is what the catalogue knows.")
        judged = judged_roughly(known[0], file, composition)
    if judged.is_companion:
        return None
    fit = choose(judged.curve, composition.fits.available())
    is_measured = composition.speed.known() is not None
    note("\n".join([*fit_lines(fit), speed_line(judged.forecast, is_measured=is_measured)]))
    return fit


def _is_wanted(options: argparse.Namespace, error: KnownError) -> bool:
    """Whether it shall be fetched all the same; raises `error` where nobody can be asked."""
    if options.anyway:
        return True
    if not sys.stdin.isatty():
        note("bantam pull: nothing was fetched; say --anyway")
        raise error
    note(f"{error.what} Fetch it all the same? [y/N]")
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _show(event: "Event") -> None:
    from desktop.hub.protocol import NoRoom, OthersTurn, Progressed, Retrying, Verifying

    match event:
        case Progressed(done=done, total=total) if total:
            progress(f"{done / 1e6:,.0f} of {total / 1e6:,.0f} MB", done / total)
        case Retrying(seconds=seconds, reason=reason):
            note(f"Interrupted ({reason}); again in {seconds:.0f} s")
        case NoRoom(needed=needed, free=free) if free >= needed:
            note(f"The disk takes no more, although {free / 1e6:,.0f} MB are free; waiting")
        case NoRoom(needed=needed, free=free):
            note(f"No room: {needed / 1e6:,.0f} MB are needed, {free / 1e6:,.0f} MB are free; waiting")
        case OthersTurn():
            note("Another Bantam is fetching it; waiting")
        case Verifying():
            note("Verifying")
