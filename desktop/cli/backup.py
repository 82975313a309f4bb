"""Back all chats up, list the backups, or go back to one."""

import argparse
import time
from typing import TYPE_CHECKING

from desktop.cli.exit_codes import ExitCode
from desktop.cli.given_text import sound
from desktop.cli.output import note, print_json
from desktop.core.backup import Backup
from desktop.core.errors import ErrorKind, KnownError

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "backup"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `backup`."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help="list the backups, the newest first")
    what.add_argument(
        "--restore", type=sound, metavar="NAME", help="put this backup in the place of the chats, after backing up"
    )


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Without an option, make a backup, check it, and print its path."""
    if options.list:
        return _list(options, composition)
    if options.restore:
        return _restore(options, composition)
    made = composition.backups.back_up()
    if options.json:
        print_json(made)
    else:
        print(made.path)
    return ExitCode.OK


def _list(options: argparse.Namespace, composition: "Composition") -> int:
    backups = composition.backups.backups()
    if options.json:
        print_json({"backups": backups, "folder": str(composition.paths.backups)})
        return ExitCode.OK
    for backup in backups:
        print(_line(backup))
    note(f"They lie in {composition.paths.backups}.")
    return ExitCode.OK


def _line(backup: Backup) -> str:
    made = time.strftime("%Y-%m-%d %H:%M", time.localtime(backup.made_at))
    chats = "unreadable" if backup.chats is None else f"{backup.chats} chats"
    return f"{backup.name}  {made}  {chats}  {backup.size / 1e6:.1f} MB"


def _restore(options: argparse.Namespace, composition: "Composition") -> int:
    """A damaged file, which cannot be opened, was copied aside before it is replaced."""
    before: Backup | None = None
    try:
        before = composition.backups.restore(options.restore)
    except KnownError as error:
        if error.kind is not ErrorKind.DATABASE_DAMAGED:
            raise
        composition.restore_damaged(options.restore)
    if options.json:
        print_json({"restored": options.restore, "before": before})
    else:
        print(f"{options.restore} is in place")
        if before is not None:
            note(f"What was there before: {before.path}")
    return ExitCode.OK
