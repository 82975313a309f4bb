"""Write chats into files: Markdown, JSON with every version, or HTML."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.exit_codes import ExitCode
from desktop.cli.given_text import sound
from desktop.cli.output import note, print_json, progress
from desktop.core.exchange import ExportFormat

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "export"
FORMATS = [form.value for form in ExportFormat if form is not ExportFormat.PDF]  # which takes a window


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `export`."""
    titles = "titles or ids; without any, the chats are listed"
    parser.add_argument("chats", type=sound, nargs="*", metavar="CHAT", help=titles)
    parser.add_argument("--all", action="store_true", help="every chat")
    parser.add_argument(
        "--folder", type=sound, metavar="FOLDER", help="every chat in this folder of the list, however deep"
    )
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="md (the shown branch), json, html")
    parser.add_argument("--to", type=Path, default=Path(), metavar="PLACE", help="where to write; else the folder here")


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Print the path of each file that was written. Exit code 1 for a chat that is not there."""
    if not options.all and not options.chats and options.folder is None:
        return _list(options, composition)
    if options.folder is not None:
        return _export_folder(options, composition)
    ids = None if options.all else [_id_of(name, composition) for name in options.chats]
    if ids is not None and None in ids:
        note(f"bantam export: there is no chat called {options.chats[ids.index(None)]!r}; “bantam export” lists them")
        return ExitCode.FAILED
    return _export(options, composition, [one for one in ids if one] if ids is not None else None)


def _export_folder(options: argparse.Namespace, composition: "Composition") -> int:
    """The folder by its id, or by its name: of several with one name, the first in the list."""
    if options.all or options.chats:
        note("bantam export: --folder goes neither with --all nor with chats")
        return ExitCode.USAGE
    folders = [folder for folder, _ in composition.exports.folders().walk()]
    by_id = (folder.id for folder in folders if folder.id == options.folder)
    by_name = (folder.id for folder in folders if folder.name.casefold() == options.folder.casefold())
    found = next(by_id, None) or next(by_name, None)
    if found is None:
        note(f"bantam export: there is no folder called {options.folder!r}")
        return ExitCode.FAILED
    return _export(options, composition, inside=found)


def _export(
    options: argparse.Namespace,
    composition: "Composition",
    ids: list[str] | None = None,
    inside: str | None = None,
) -> int:
    done = composition.exports.export(
        options.to.expanduser().absolute(),
        ExportFormat(options.format),
        ids,
        inside=inside,
        on_progress=lambda done, total: progress("Exporting", done / total if total else 1.0),
    )
    if options.json:
        print_json(done)
    else:
        for file in done.files:
            print(file)
    return ExitCode.OK


def _list(options: argparse.Namespace, composition: "Composition") -> int:
    chats = composition.conversations.conversations()
    if options.json:
        print_json({"chats": chats})
    else:
        for chat in chats:
            print(f"{chat.id}  {chat.title}")
    return ExitCode.OK


def _id_of(name: str, composition: "Composition") -> str | None:
    """A chat by its id, or by its title: of several with one title, the one that changed last."""
    chats = composition.conversations.conversations()
    by_id = (chat.id for chat in chats if chat.id == name)
    by_title = (chat.id for chat in chats if chat.title.casefold() == name.casefold())
    return next(by_id, None) or next(by_title, None)
