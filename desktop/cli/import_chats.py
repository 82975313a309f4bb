"""Take in chats (of Bantam, ChatGPT, Markdown), GGUF files and LoRA adapters of PEFT; nothing comes in twice."""

import argparse
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.cli.exit_codes import ExitCode
from desktop.cli.given_text import sound
from desktop.cli.output import bytes_progress, note, print_error, print_json, progress
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.exchange import Imported, ImportProblem
from desktop.core.library import Placing
from desktop.library.model_folders import gguf_files
from desktop.library.model_parts import grouped
from desktop.library.projector_beside import projector_of

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
    parser.add_argument(
        "--for", dest="base", type=sound, metavar="NAME", help="the model that an adapter of PEFT is for"
    )


class _Report(msgspec.Struct):
    """What came of all that was named. `failures` by what they are about."""

    chats: Imported | None = None
    models: list[str] = []
    present: dict[str, str] = {}  # what is here already, by the path that was given
    failures: list[tuple[str, KnownError]] = []

    @property
    def is_whole(self) -> bool:
        """Whether everything came in."""
        chats = self.chats
        return not self.failures and (chats is None or (not chats.problems and chats.failure is None))


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Say what was imported and what was not. Exit code 1 when something was not."""
    if not options.files:
        note("bantam import: there is no file; name a file or a folder")
        return ExitCode.USAGE
    given = [Path(os.path.expanduser(path)).absolute() for path in options.files]  # noqa: PTH111 - a Path's own raises
    from desktop.services.given_models import peft_folder  # not above: `--help` needs none of it

    peft = list(dict.fromkeys(folder for path in given if (folder := peft_folder(path)) is not None))
    models, chats = _sorted(given)
    chats = [path for path in chats if peft_folder(path) is None]
    if options.how is not None and not (models or peft):
        models, chats = given, []  # the error says what it is in truth
    report = _Report()
    for wanted, take in ((chats, _take_chats), (models, _take_models), (peft, _take_peft)):
        if wanted:
            take(wanted, options, composition, report)
    if len(report.failures) == 1 and len(given) == 1 and not (report.chats or report.models or report.present):
        raise report.failures[0][1]
    if options.json:
        print_json(_as_json(report, options, is_about_models=bool(models or peft)))
    else:
        _tell(report)
    return ExitCode.OK if report.is_whole else ExitCode.FAILED


def _sorted(given: list[Path]) -> tuple[list[Path], list[Path]]:
    """Models, one path for each, and what holds chats; a folder may hold both."""
    from desktop.exchange.sources import holds_chats

    models: list[Path] = []
    chats: list[Path] = []
    for path in given:
        if not os.path.isdir(path):  # noqa: PTH112 - false for a name that nothing can have
            (models if _is_model(path) else chats).append(path)
            continue
        inside = [parts[0] for parts in grouped(gguf_files(path))]
        models += inside
        if not inside or holds_chats(path):
            chats.append(path)
    along = {projector_of(path)[0] for path in models}
    return [path for path in models if path not in along], chats


def _is_model(path: Path) -> bool:
    """By content, or by name where the content is no model's after all: then the error says what it is."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe may never say anything
            return path.suffix.lower() == ".gguf"
        with path.open("rb") as file:
            return file.read(4) == b"GGUF" or path.suffix.lower() == ".gguf"
    except OSError:
        return path.suffix.lower() == ".gguf"


def _take_chats(files: list[Path], _options: argparse.Namespace, composition: "Composition", report: _Report) -> None:
    try:
        report.chats = composition.imports.import_files(
            files, on_progress=lambda done, total: progress("Importing", done / total if total else 1.0)
        )
    except KnownError as error:
        report.failures.append((", ".join(path.name for path in files), error))


def _take_models(files: list[Path], options: argparse.Namespace, composition: "Composition", report: _Report) -> None:
    how = options.how or Placing.COPY
    for path in files:
        try:
            made = composition.library.import_file(path, how, bytes_progress(f"Adding {path.name}"))
            report.models += [str(one) for one in made or ()]
        except KnownError as error:
            if error.kind is ErrorKind.MODEL_SAME:
                report.present[str(path)] = str(error.arguments["path"])
            else:
                report.failures.append((path.name, error))


def _take_peft(folders: list[Path], options: argparse.Namespace, composition: "Composition", report: _Report) -> None:
    """Made into GGUF, each for its model."""
    adapters = composition.adapters
    for folder in folders:
        try:
            model = composition.models.find(options.base) if options.base else adapters.base_of(folder)
            made = adapters.convert(folder, model, bytes_progress(f"Converting {folder.name}"))
            report.models += [str(made)] if made is not None else []
        except KnownError as error:
            report.failures.append((folder.name, error))


def _tell(report: _Report) -> None:
    if (done := report.chats) is not None:
        print(f"{len(done.new)} imported, {len(done.copies)} as copies, {done.present} were here already")
        for problem in done.problems:
            note(f"{problem.where} was not imported: {problem.reason}")
        if done.failure is not None:
            print_error(done.failure, as_json=False)
    if report.models:
        print("\n".join(report.models))
    for path, twin in report.present.items():
        note(f"{Path(path).name} is already here as {twin}; nothing was added")
    for _, error in report.failures:
        print_error(error, as_json=False)


def _as_json(report: _Report, options: argparse.Namespace, *, is_about_models: bool) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if (done := report.chats) is not None:
        told |= msgspec.structs.asdict(done) | {"failure": done.failure.kind.name if done.failure is not None else None}
    if is_about_models:
        told |= {"how": (options.how or Placing.COPY).value, "files": report.models, "present": report.present}
    if report.failures:
        failed = [ImportProblem(where, str(error.what)) for where, error in report.failures]
        told["problems"] = [*told.get("problems", ()), *failed]
    return told
