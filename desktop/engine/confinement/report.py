"""The child that confines itself, says how far that went, and leaves. It loads nothing."""

import os
from pathlib import Path

import msgspec

from desktop.engine.child_setup import set_up
from desktop.engine.confinement.confine import confine


def main(arguments: list[str]) -> int:
    """Write one `Confined` and leave."""
    given = dict(zip(arguments[0::2], arguments[1::2], strict=False))
    events = set_up()
    model = given.get("--model", "")
    confined = confine(Path(given["--lib"]), [Path(model)] if model else [])
    os.write(events, msgspec.json.encode(confined) + b"\n")
    os._exit(0)
