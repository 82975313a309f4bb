"""Take chats in from files (of Bantam, ChatGPT or Markdown, and folders of these), and models from GGUF files."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop.cli.exit_codes import ExitCode
from desktop.cli.output import bytes_progress, note, print_error, print_json, progress
from desktop.core.library import Placing

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "import"
_HELP = {
    Placing.IN_PLACE: "use it where it lies",
    Placing.LINK: "a second name of the same bytes",
    Placing.COPY: "leave the file as well (the usual way)",
    Placing.MOVE: "leave nothing at the old place",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `import`."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a file or a folder")
    ways = parser.add_mutually_exclusive_group()
    for how in Placing:
        word = f"--{how.value.replace(' ', '-')}"
        ways.add_argument(word, dest="how", action="store_const", const=how, help=f"a model: {_HELP[how]}")


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Say what was imported and what was not. Exit code 1 when something was not."""
    if not options.files:
        note("bantam import: there is no file; name a file or a folder")
        return ExitCode.USAGE
    models = [path for path in options.files if _is_model(path.expanduser())]
    if models or options.how is not None:
        return _import_models(models or options.files, options, composition)
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


def _is_model(path: Path) -> bool:
    """By content, or by name where the content is no model's after all: then the error says what it is."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"GGUF" or path.suffix.lower() == ".gguf"
    except OSError:
        return path.suffix.lower() == ".gguf"


def _import_models(files: list[Path], options: argparse.Namespace, composition: "Composition") -> int:
    """One after the other; the first that cannot be added ends it, with its error."""
    how = options.how or Placing.COPY
    added: list[str] = []
    for path in files:
        made = composition.library.import_file(path, how, bytes_progress(f"Adding {path.name}"))
        added += [str(one) for one in made or ()]
    if options.json:
        print_json({"how": how.value, "files": added})
    else:
        print("\n".join(added))
    return ExitCode.OK
