"""What all runs have in common."""

from pathlib import Path
from typing import NamedTuple


class Settings(NamedTuple):
    """Alike for both sides of every comparison."""

    lib: Path  # folder of the engine's libraries
    backend: str  # file name of the processor backend
    threads: int
    window: int  # tokens
