"""Take chats in from files: what Bantam or ChatGPT exported, Markdown, and folders of these."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop.cli.exit_codes import ExitCode
from desktop.cli.output import note, print_error, print_json, progress

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "import"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `import`."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a file or a folder")


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Say what was imported and what was not. Exit code 1 when something was not."""
    if not options.files:
        note("bantam import: there is no file; name a file or a folder")
        return ExitCode.USAGE
    done = composition.imports.import_files(
        [path.expanduser().absolute() for path in options.files],
        on_progress=lambda done, total: progress("Importing", done / total if total else 1.0),
    )
    is_whole = not done.problems and done.failure is None
    if options.json:
        failure = done.failure.kind.name if done.failure is not None else None
        print_json({**msgspec.structs.asdict(done), "failure": failure})
        return ExitCode.OK if is_whole else ExitCode.FAILED
    print(f"{len(done.new)} imported, {len(done.copies)} as copies, {done.present} were here already")
    for problem in done.problems:
        note(f"{problem.where} was not imported: {problem.reason}")
    if done.failure is not None:
        print_error(done.failure, as_json=False)
    return ExitCode.OK if is_whole else ExitCode.FAILED
