"""The models that are measured: the one that comes with Bantam, and random ones in the shape of larger ones."""

import os
from pathlib import Path

from tests.fixtures.tiny_models.shaped import write_shaped

STARTER = "starter"
SHAPED = ("1b", "7b")


def shaped(folder: Path, shape: str) -> Path:
    """A model of that shape, written unless it is there: 0.7 GB for 1b, 4.1 GB for 7b."""
    path = folder / f"random-{shape}-Q4_0.gguf"
    if not path.exists():
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        write_shaped(part, shape).replace(path)
    return path
