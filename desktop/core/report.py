"""What a bug report needs, and nothing that a person wrote."""

import msgspec

from desktop.core.machine import CardReading, MachineFacts


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One thing looked at; `words` say what was found. What is degraded works, with something missing."""

    name: str
    fine: bool
    words: str
    degraded: bool = False

    @property
    def verdict(self) -> str:
        """In a word or two."""
        return "NOT FINE" if not self.fine else "degraded" if self.degraded else "fine"


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The doctor's findings. Paths are shortened so that no user name is in them."""

    bantam: str
    python: str
    libraries: dict[str, str]
    machine: MachineFacts
    cards: list[CardReading]  # what graphics cards told at that moment
    checks: list[Check]
    log_tail: list[str]  # the newest lines; prompts and answers are never logged
