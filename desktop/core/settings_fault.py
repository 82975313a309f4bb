"""What may be wrong with a file of settings."""

from typing import NamedTuple


class Fault(NamedTuple):
    """The name of a setting, "" for the whole file, and why it could not be read, as the reader says it."""

    name: str
    reason: str
