"""Something in the settings file that could not be used."""

from typing import NamedTuple


class Fault(NamedTuple):
    """The name of a setting, "" for the whole file, and why, as the reader says it."""

    name: str
    reason: str
