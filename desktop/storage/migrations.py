"""Numbered steps from an empty file to today's tables. A step that was released is never edited."""

import importlib.resources
import re
from typing import NamedTuple

import apsw

from desktop.core.errors import BugError
from desktop.storage.signs import know_signs

NAME = re.compile(r"^(\d{4})_[a-z_]+\.sql$")


class Migration(NamedTuple):
    """One step: `number` is the `user_version` of the file after it."""

    number: int
    name: str
    script: str


def all_migrations() -> list[Migration]:
    """Every step, in order; raises `BugError` when a number is missing."""
    folder = importlib.resources.files("desktop.storage") / "steps"
    matches = [(match, file) for file in folder.iterdir() if (match := NAME.match(file.name))]
    found = sorted(Migration(int(match[1]), file.name, file.read_text("utf-8")) for match, file in matches)
    if [step.number for step in found] != list(range(1, len(found) + 1)):
        raise BugError(f"migrations are not numbered without a gap: {[step.name for step in found]}")
    return found


def version_of(connection: apsw.Connection) -> int:
    """The number of the last step that a file has seen; 0 for a new file."""
    return int(connection.pragma("user_version"))


def migrate(connection: apsw.Connection, steps: list[Migration]) -> None:
    """Take the steps a file has not seen, all in one transaction: the file is old or new, never between."""
    know_signs(connection)
    with connection:
        for step in steps:
            if step.number > version_of(connection):
                connection.execute(step.script)
                connection.pragma("user_version", step.number)
