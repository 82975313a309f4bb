"""Gives a file that is whole its name, over no other file, so that the name lasts through a loss of power."""

import contextlib
import os
from pathlib import Path


def give_name(part: Path, target: Path) -> None:
    """Rename over nothing; raises `FileExistsError`. Where there are no links, the name is taken first, empty."""
    try:
        os.link(part, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        target.open("xb").close()
        part.replace(target)
    else:
        part.unlink()
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make names last; a system that cannot open folders does it by itself."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
