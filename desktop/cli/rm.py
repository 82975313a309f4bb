"""Delete a model with all its files, or an adapter. Nothing of another program is ever deleted."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.exit_codes import ExitCode
from desktop.cli.output import note, print_json
from desktop.core.errors import KnownError

if TYPE_CHECKING:
    from desktop.composition import Composition
    from desktop.core.library import Removal
    from desktop.services.adapter_service import FoundAdapter

NAME = "rm"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `rm`."""
    parser.add_argument("name", nargs="?", type=str, metavar="NAME", help="the model's or adapter's name or path")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Say what would go, ask, and delete. Exit code 1 where the answer was no."""
    if not options.name:
        note("bantam rm: name a model")
        return ExitCode.USAGE
    try:
        model = composition.models.find_any(options.name)
    except KnownError:
        if (adapter := composition.adapters.find(options.name)) is None:
            raise
        return _adapter(adapter, options, composition)
    removal = composition.library.removal(model)
    if not options.yes:
        for path in removal.files:
            note(path)
        if not removal.files:
            note(f"{model.id} is only taken off the list; {'there is no file' if model.is_gone else 'its files stay'}.")
        if not sys.stdin.isatty():
            note("bantam rm: nothing was deleted; say --yes")
            return ExitCode.USAGE
        freed = f"Delete {model.id} and free {removal.freed / 1e9:,.2f} GB? [y/N]"
        note(f"Delete {model.id}, a link that leads nowhere? [y/N]" if removal.is_dangling else freed)
        if sys.stdin.readline().strip().casefold() not in ("y", "yes"):
            return ExitCode.FAILED
    done = composition.library.delete(model)
    if options.json:
        print_json(done)
    else:
        print(_said(done))
    return ExitCode.OK


def _adapter(adapter: "FoundAdapter", options: argparse.Namespace, composition: "Composition") -> int:
    """The same with an adapter."""
    alike = [one.path for one in composition.adapters.adapters() if one.path.name == adapter.path.name]
    if len(alike) > 1 and Path(options.name).absolute() not in alike:
        note(f"bantam rm: several adapters are called that; name one by its path: {', '.join(map(str, alike))}")
        return ExitCode.USAGE
    if not options.yes:
        note(str(adapter.path))
        if not sys.stdin.isatty():
            note("bantam rm: nothing was deleted; say --yes")
            return ExitCode.USAGE
        note(f"Delete the adapter {adapter.name}? Models stop using it. [y/N]")
        if sys.stdin.readline().strip().casefold() not in ("y", "yes"):
            return ExitCode.FAILED
    freed = composition.adapters.delete(adapter)
    if options.json:
        print_json({"name": adapter.name, "files": [str(adapter.path)], "freed": freed})
    else:
        print(f"{freed / 1e6:,.0f} MB freed")
    return ExitCode.OK


def _said(done: "Removal") -> str:
    """What became of it, and why nothing was freed where that is so."""
    if done.is_gone:
        return f"{done.name} is forgotten; its file was gone already"
    if not done.files:
        return f"{done.name} is forgotten; its files stay where they are, so nothing was freed"
    if done.is_dangling:
        return "the link is deleted; what it led to was gone already, so nothing was freed"
    shared = f"{done.shared / 1e9:,.2f} GB stay taken: the same bytes have another name on this disk"
    freed = f"{done.freed / 1e9:,.2f} GB freed"
    return freed if not done.shared else f"{freed}; {shared}" if done.freed else f"nothing freed: {shared}"
