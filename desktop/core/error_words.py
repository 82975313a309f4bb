"""What an error says."""

from typing import NamedTuple


class ErrorWords(NamedTuple):
    """What happened, what is safe and what to do next, as translatable templates."""

    what: str
    safe: str
    next_step: str
