"""What goes when a model is deleted: all its parts and the projector that is only its own, and nothing else."""

import contextlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop.core.lasting_name import sync_folder
from desktop.library.whole_files import remove_file


def own_projector(model_folder: Path, root: Path, projectors: Iterable[Path], others: Iterable[Path]) -> list[Path]:
    """Projectors beside a model that has a folder of its own below `root`; `others` are the files of other models."""
    if model_folder == root or not model_folder.is_relative_to(root):
        return []
    if any(path.is_relative_to(model_folder) for path in others):
        return []
    return [path for path in projectors if path.parent == model_folder]


def freed_by(files: Sequence[Path]) -> tuple[int, int]:
    """Bytes that deleting these frees, and bytes of them that another name still holds."""
    freed = shared = 0
    for path in files:
        with contextlib.suppress(OSError):
            found = path.lstat()
            if path.is_symlink() or found.st_nlink > 1:
                shared += path.stat().st_size
            else:
                freed += found.st_size
    return freed, shared


def is_dangling(path: Path) -> bool:
    """Whether it is a link, and what it leads to is not there."""
    return path.is_symlink() and not path.exists()


def remove(files: Sequence[Path], root: Path) -> None:
    """Delete these, and folders below `root` that are empty then. Raises `OSError` with what is left untouched.

    The first part goes first: what is left of a split model is then no model any more, but told as a problem.
    """
    for path in files:
        remove_file(path)
        sync_folder(path.parent)
    for folder in dict.fromkeys(path.parent for path in files):
        while folder != root and folder.is_relative_to(root):
            try:
                folder.rmdir()
            except OSError:  # something else lies in it
                break
            folder = folder.parent
